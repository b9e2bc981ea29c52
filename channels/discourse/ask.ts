/** One question to a forum, and what became of it in the trade's words. */
import { type Means, type Place, type Trouble } from '#channel'
import { cleanLine, decodeText, htmlToText, type Multipart, readRetryAfter } from '#reading'
import { textOf, thingOf } from './thing.ts'

export type Answer =
  | { kind: 'there'; value: unknown }
  | { kind: 'declined'; status: number; detail: string }
  | { kind: 'later'; at: Date; why: Trouble }
  /** `sure`: nothing has reached the forum. */
  | { kind: 'trouble'; why: Trouble; detail: string; sure: boolean }

export interface Forum {
  root: string
  user: string
  key: string
}

export function forumOf({ settings }: Place, { secrets }: Means): Forum {
  return { root: String(settings.root ?? ''), user: secrets.user ?? '', key: secrets.key ?? '' }
}

const unheard = new Set(['address-not-understood', 'address-inside', 'name-not-found', 'refused', 'certificate'])

export async function ask(
  forum: Forum,
  path: string,
  means: Means,
  body?: object,
  form?: Multipart,
  method: 'GET' | 'POST' | 'DELETE' = body || form ? 'POST' : 'GET',
): Promise<Answer> {
  const reached = await means.reach({
    url: `${forum.root}${path}`,
    method,
    headers: {
      accept: 'application/json',
      'api-key': forum.key,
      'api-username': forum.user,
      ...(body && { 'content-type': 'application/json' }),
      ...(form && { 'content-type': form.contentType }),
    },
    ...(body && { body: JSON.stringify(body) }),
    ...(form && { body: form.body }),
  })
  if (reached.kind === 'failed')
    return { kind: 'trouble', why: reached.why, detail: reached.detail, sure: unheard.has(reached.why) }
  const { status, headers } = reached
  const value = parsed(decodeText(reached.body, headers['content-type']).text)
  const retry = readRetryAfter(headers['retry-after'] ?? waitIn(value), means.clock())
  if (status === 429) return { kind: 'later', at: notPast(retry, means), why: 'too-many-requests' }
  if (status === 503 && retry) return { kind: 'later', at: notPast(retry, means), why: 'server-error' }
  if (status >= 500) return { kind: 'trouble', why: 'server-error', detail: `HTTP ${status}`, sure: false }
  if (status >= 200 && status < 300) {
    if (value !== undefined) return { kind: 'there', value }
    const isJson = /json/i.test(headers['content-type'] ?? '')
    return { kind: 'trouble', why: isJson ? 'cut-short' : 'not-this-kind', detail: `HTTP ${status}`, sure: false }
  }
  return { kind: 'declined', status, detail: `HTTP ${status} ${saidIn(value)}`.trim() }
}

/** `{ "errors": [..], "extras": { "wait_seconds": 7 } }` */
function waitIn(value: unknown): string | undefined {
  const seconds = thingOf(thingOf(value)?.extras)?.wait_seconds
  return typeof seconds === 'number' ? `${seconds}` : undefined
}

function saidIn(value: unknown): string {
  const errors = thingOf(value)?.errors
  return Array.isArray(errors) ? cleanLine(htmlToText(errors.map(textOf).join(' ')), 300) : ''
}

function notPast(at: Date | null, means: Means): Date {
  const now = means.clock().getTime()
  return new Date(Math.min(Math.max(at?.getTime() ?? now + 60_000, now + 1_000), now + 24 * 3600_000))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
