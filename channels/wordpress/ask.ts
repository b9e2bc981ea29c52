/** One question to the REST interface of a site, and what became of it in the trade's words. */
import { type Means, type Place, type Trouble } from '#channel'
import { decodeText, readRetryAfter } from '#reading'
import { type Thing, thingOf } from './thing.ts'

export type Answer =
  | { kind: 'there'; value: unknown; headers: Readonly<Record<string, string>> }
  /** The site said no; `code` is WordPress's own word for it. */
  | { kind: 'declined'; status: number; code: string; detail: string }
  | { kind: 'later'; at: Date; why: Trouble }
  /** `sure`: nothing has reached the site. */
  | { kind: 'trouble'; why: Trouble; detail: string; sure: boolean }

export interface Question {
  method?: 'GET' | 'POST' | 'DELETE'
  /** Below the root of the interface: `wp/v2/comments`. */
  path: string
  query?: Readonly<Record<string, string>>
  body?: Thing
  /** To the letter, under its own name. */
  file?: { name: string; type: string; bytes: Uint8Array }
}

/** Where the interface of a site begins, and who asks there. */
export interface Site {
  root: string
  user: string
  password: string
}

export function siteOf(place: Place, means: Means): Site {
  const { user, password } = means.secrets
  return { root: String(place.settings.root ?? ''), user: user ?? '', password: password ?? '' }
}

const mostBytes = 4 * 1024 * 1024

export async function ask(site: Site, question: Question, means: Means): Promise<Answer> {
  const reached = await means.reach({
    url: addressOf(site.root, question),
    method: question.method ?? 'GET',
    headers: {
      accept: 'application/json',
      authorization: `Basic ${Buffer.from(`${site.user}:${site.password}`).toString('base64')}`,
      ...(question.body && { 'content-type': 'application/json' }),
      ...(question.file && headersOf(question.file)),
    },
    ...(question.body && { body: JSON.stringify(question.body) }),
    ...(question.file && { body: question.file.bytes }),
    mostBytes,
  })
  if (reached.kind === 'failed') {
    const unheard = ['address-not-understood', 'address-inside', 'name-not-found', 'refused', 'certificate']
    return { kind: 'trouble', why: reached.why, detail: reached.detail, sure: unheard.includes(reached.why) }
  }
  const { status, headers } = reached
  const again = readRetryAfter(headers['retry-after'], means.clock())
  if (status === 429) return { kind: 'later', at: again ?? in15Minutes(means), why: 'too-many-requests' }
  if (status === 503 && again) return { kind: 'later', at: again, why: 'server-error' }
  if (status >= 500) return { kind: 'trouble', why: 'server-error', detail: `HTTP ${status}`, sure: false }
  const isJson = /json/i.test(headers['content-type'] ?? '')
  const value = isJson ? parsed(decodeText(reached.body, headers['content-type']).text) : undefined
  if (status >= 200 && status < 300) {
    if (value !== undefined) return { kind: 'there', value, headers }
    return { kind: 'trouble', why: isJson ? 'cut-short' : 'not-this-kind', detail: `HTTP ${status}`, sure: false }
  }
  const { code, message } = thingOf(value) ?? {}
  const detail = `HTTP ${status} ${String(message ?? '').slice(0, 200)}`.trim()
  return { kind: 'declined', status, code: String(code ?? '').slice(0, 100), detail }
}

/** A name in a header is letters that every server reads (RFC 6266). */
function headersOf({ name, type }: { name: string; type: string }): Record<string, string> {
  const plain =
    name
      .normalize('NFKD')
      .replace(/[^\w.-]+/g, '-')
      .replace(/^-+/, '')
      .slice(-80) || 'image'
  return { 'content-type': type, 'content-disposition': `attachment; filename="${plain}"` }
}

/** Sites without readable addresses have the whole path in `?rest_route=`. */
function addressOf(root: string, { path, query }: Question): string {
  const url = new URL(root)
  const route = url.searchParams.get('rest_route')
  if (route === null) url.pathname = `${url.pathname.replace(/\/$/, '')}/${path}`
  else url.searchParams.set('rest_route', `${route.replace(/\/$/, '')}/${path}`)
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value)
  return url.href
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const in15Minutes = (means: Means) => new Date(means.clock().getTime() + 15 * 60_000)
