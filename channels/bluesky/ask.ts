/** One question by XRPC (atproto.com/specs/xrpc), and what became of it in the trade's words. */
import { type Listened, type Means, type Reached, type Trouble } from '#channel'
import { decodeText, readDate, readRetryAfter } from '#reading'
import { textOf, thingOf } from './thing.ts'

export type Answer =
  | { kind: 'there'; value: unknown }
  | { kind: 'declined'; status: number; code: string; detail: string }
  | { kind: 'later'; at: Date; why: Trouble }
  /** `sure`: nothing has reached the server. */
  | { kind: 'trouble'; why: Trouble; detail: string; sure: boolean }

export interface Question {
  /** `app.bsky.feed.getPosts`. */
  method: string
  query?: Readonly<Record<string, string | readonly string[]>>
  /** With it, it is a procedure: something is to be done. Null: with an empty body. */
  body?: object | null
  /** To the letter: an image. */
  blob?: { bytes: Uint8Array; type: string }
  mostBytes?: number
  within?: number
}

const mostBytes = 8 * 1024 * 1024

/** Asks a server, with the token or as anyone may. */
export async function askAt(root: string, token: string | null, question: Question, means: Means): Promise<Answer> {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(question.query ?? {}))
    for (const one of typeof value === 'string' ? [value] : value) query.append(name, one)
  const does = question.body !== undefined || question.blob !== undefined
  const reached = await means.reach({
    url: `${root}/xrpc/${question.method}${query.size ? `?${query}` : ''}`,
    method: does ? 'POST' : 'GET',
    headers: {
      accept: 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
      ...(question.body && { 'content-type': 'application/json' }),
      ...(question.blob && { 'content-type': question.blob.type }),
    },
    ...(question.body && { body: JSON.stringify(question.body) }),
    ...(question.blob && { body: question.blob.bytes }),
    mostBytes: question.mostBytes ?? mostBytes,
    ...(question.within && { within: question.within }),
  })
  return answerIn(reached, means)
}

export function answerIn(reached: Reached, means: Means): Answer {
  if (reached.kind === 'failed') {
    const unheard = ['address-not-understood', 'address-inside', 'name-not-found', 'refused', 'certificate']
    return { kind: 'trouble', why: reached.why, detail: reached.detail, sure: unheard.includes(reached.why) }
  }
  const { status, headers } = reached
  const again = readRetryAfter(headers['retry-after'], means.clock()) ?? readDate(headers['ratelimit-reset'] ?? null)
  if (status === 429) return { kind: 'later', at: notPast(again, means), why: 'too-many-requests' }
  if (status === 503 && headers['retry-after']) return { kind: 'later', at: notPast(again, means), why: 'server-error' }
  const value = parsed(decodeText(reached.body, headers['content-type']).text)
  const code = textOf(thingOf(value)?.error).slice(0, 100)
  const detail = `HTTP ${status} ${code} ${textOf(thingOf(value)?.message).slice(0, 200)}`.trim()
  if (status >= 500) return { kind: 'trouble', why: 'server-error', detail, sure: false }
  if (status < 200 || status >= 300) return { kind: 'declined', status, code, detail }
  if (value !== undefined) return { kind: 'there', value }
  const isJson = /json/i.test(headers['content-type'] ?? '')
  return { kind: 'trouble', why: isJson ? 'cut-short' : 'not-this-kind', detail, sure: false }
}

/** A clock over there that is behind ours must not make us hammer. */
function notPast(at: Date | null, means: Means): Date {
  const now = means.clock().getTime()
  return new Date(at && at.getTime() > now ? Math.min(at.getTime(), now + 24 * 3600_000) : now + 5 * 60_000)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What says that the token is no good any more, or that the account may not be opened. */
export function isShutOut(answer: Answer): boolean {
  const codes = ['ExpiredToken', 'InvalidToken', 'AuthMissing', 'AccountTakedown', 'AccountDeactivated']
  return answer.kind === 'declined' && (answer.status === 401 || codes.includes(answer.code))
}

export type Unheard = Exclude<Listened, { kind: 'heard' }>
export type Unanswered = Exclude<Answer, { kind: 'there' }>

/** The same for whoever listens. */
export function unheardFor(answer: Unanswered): Unheard {
  if (answer.kind === 'later') return answer
  if (answer.kind === 'trouble') return { kind: 'trouble', why: answer.why, detail: answer.detail }
  if (isShutOut(answer)) return { kind: 'needs-reconnection', why: answer.detail }
  const why = answer.status === 403 ? 'not-allowed' : answer.status === 404 ? 'not-found' : 'not-this-kind'
  return { kind: 'trouble', why, detail: answer.detail }
}
