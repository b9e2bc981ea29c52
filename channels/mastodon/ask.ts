/** One question to a server, and what became of it in the trade's words. */
import { type Listened, type Means, type Place, type Trouble } from '#channel'
import { decodeText, type Multipart, readDate, readRetryAfter } from '#reading'
import { textOf, thingOf } from './thing.ts'

export type Answer =
  | { kind: 'there'; value: unknown }
  | { kind: 'declined'; status: number; detail: string }
  | { kind: 'later'; at: Date; why: Trouble }
  /** `sure`: nothing has reached the server. */
  | { kind: 'trouble'; why: Trouble; detail: string; sure: boolean }

export interface Question {
  method?: 'GET' | 'POST' | 'PUT'
  path: string
  query?: Readonly<Record<string, string>>
  body?: Readonly<Record<string, string | readonly string[] | object>>
  /** What JSON cannot carry: a file and what is said of it. */
  form?: Multipart
  /** The same twice is one act to the server, for an hour. */
  key?: string
}

export interface Server {
  root: string
  token: string | null
}

export function serverOf(place: Place, { secrets }: Means): Server {
  return { root: String(place.settings.root ?? ''), token: secrets.token ?? null }
}

const mostBytes = 5 * 1024 * 1024

export async function ask({ root, token }: Server, question: Question, means: Means): Promise<Answer> {
  const query = question.query ? `?${new URLSearchParams(question.query)}` : ''
  const reached = await means.reach({
    url: `${root}${question.path}${query}`,
    method: question.method ?? 'GET',
    headers: {
      accept: 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
      ...(question.body && { 'content-type': 'application/json' }),
      ...(question.form && { 'content-type': question.form.contentType }),
      ...(question.key && { 'idempotency-key': question.key }),
    },
    ...(question.body && { body: JSON.stringify(question.body) }),
    ...(question.form && { body: question.form.body }),
    mostBytes,
  })
  if (reached.kind === 'failed') {
    const unheard = ['address-not-understood', 'address-inside', 'name-not-found', 'refused', 'certificate']
    return { kind: 'trouble', why: reached.why, detail: reached.detail, sure: unheard.includes(reached.why) }
  }
  const { status, headers } = reached
  const again = readRetryAfter(headers['retry-after'], means.clock()) ?? readDate(headers['x-ratelimit-reset'] ?? null)
  if (status === 429) return { kind: 'later', at: notPast(again, means), why: 'too-many-requests' }
  if (status === 503 && headers['retry-after']) return { kind: 'later', at: notPast(again, means), why: 'server-error' }
  if (status >= 500) return { kind: 'trouble', why: 'server-error', detail: `HTTP ${status}`, sure: false }
  const value = parsed(decodeText(reached.body, headers['content-type']).text)
  if (status >= 200 && status < 300) {
    if (value !== undefined) return { kind: 'there', value }
    const isJson = /json/i.test(headers['content-type'] ?? '')
    return { kind: 'trouble', why: isJson ? 'cut-short' : 'not-this-kind', detail: `HTTP ${status}`, sure: false }
  }
  const said = textOf(thingOf(value)?.error) || textOf(thingOf(value)?.error_description)
  return { kind: 'declined', status, detail: `HTTP ${status} ${said.slice(0, 200)}`.trim() }
}

/** A clock over there that is behind ours must not make us hammer. */
function notPast(at: Date | null, means: Means): Date {
  const now = means.clock().getTime()
  const inFive = now + 5 * 60_000
  return new Date(at && at.getTime() > now ? Math.min(at.getTime(), now + 24 * 3600_000) : inFive)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export type Unheard = Exclude<Listened, { kind: 'heard' }>

/** The same for whoever listens. */
export function unheardFor(answer: Exclude<Answer, { kind: 'there' }>): Unheard {
  if (answer.kind === 'later') return answer
  if (answer.kind === 'trouble') return { kind: 'trouble', why: answer.why, detail: answer.detail }
  if (answer.status === 401) return { kind: 'needs-reconnection', why: answer.detail }
  const why = answer.status === 403 ? 'not-allowed' : answer.status === 404 ? 'not-found' : 'not-this-kind'
  return { kind: 'trouble', why, detail: answer.detail }
}
