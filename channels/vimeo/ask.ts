/** One question to Vimeo, and what became of it in the trade's words. */
import { type Means, type Trouble, type Unheard } from '#channel'
import { decodeText, readDate, readRetryAfter } from '#reading'
import { textOf, thingOf } from './thing.ts'

export type Answer =
  /** `left`: calls that Vimeo still answers before its next period; null where it does not tell. */
  | { kind: 'there'; value: unknown; left: number | null }
  /** `code`: Vimeo's own number for what is wrong; 0 where it gives none. */
  | { kind: 'declined'; status: number; code: number; detail: string }
  | { kind: 'later'; at: Date; why: Trouble }
  /** `sure`: nothing has reached Vimeo. */
  | { kind: 'trouble'; why: Trouble; detail: string; sure: boolean }

export interface Question {
  method?: 'GET' | 'POST'
  path: string
  query?: Readonly<Record<string, string>>
  body?: Readonly<Record<string, string>>
  /** The kind that is named in the media type of what is sent. */
  sends?: 'auth' | 'comment'
}

/** `authorization`: the whole header. */
export interface Door {
  api: string
  authorization: string
}

const mostBytes = 4 * 1024 * 1024

export async function ask(door: Door, question: Question, means: Means): Promise<Answer> {
  const query = question.query ? `?${new URLSearchParams(question.query)}` : ''
  const reached = await means.reach({
    url: `${door.api}${question.path}${query}`,
    method: question.method ?? 'GET',
    headers: {
      accept: 'application/vnd.vimeo.*+json;version=3.4',
      authorization: door.authorization,
      ...(question.sends && { 'content-type': `application/vnd.vimeo.${question.sends}+json` }),
    },
    ...(question.body && { body: JSON.stringify(question.body) }),
    mostBytes,
  })
  if (reached.kind === 'failed') {
    const unheard = ['address-not-understood', 'address-inside', 'name-not-found', 'refused', 'certificate']
    return { kind: 'trouble', why: reached.why, detail: reached.detail, sure: unheard.includes(reached.why) }
  }
  const { status, headers } = reached
  const again = readRetryAfter(headers['retry-after'], means.clock()) ?? resetIn(headers['x-ratelimit-reset'])
  if (status === 429) return { kind: 'later', at: notPast(again, means), why: 'too-many-requests' }
  if (status === 503 && headers['retry-after']) return { kind: 'later', at: notPast(again, means), why: 'server-error' }
  if (status >= 500) return { kind: 'trouble', why: 'server-error', detail: `HTTP ${status}`, sure: false }
  const value = parsed(decodeText(reached.body, headers['content-type']).text)
  if (status >= 200 && status < 300) {
    if (value !== undefined) return { kind: 'there', value, left: countIn(headers['x-ratelimit-remaining']) }
    const isJson = /json/i.test(headers['content-type'] ?? '')
    return { kind: 'trouble', why: isJson ? 'cut-short' : 'not-this-kind', detail: `HTTP ${status}`, sure: false }
  }
  const said = thingOf(value)
  const detail = `HTTP ${status} ${(textOf(said?.developer_message) || textOf(said?.error)).slice(0, 200)}`.trim()
  return { kind: 'declined', status, code: Number(said?.error_code) || 0, detail }
}

/** Documented as a Unix time, met as a date. */
function resetIn(header: string | undefined): Date | null {
  if (!header) return null
  return /^\d{9,11}$/.test(header) ? new Date(Number(header) * 1000) : readDate(header)
}

function countIn(header: string | undefined): number | null {
  return header && /^\d{1,9}$/.test(header) ? Number(header) : null
}

/** A clock over there that is behind ours must not make us hammer. */
function notPast(at: Date | null, means: Means): Date {
  const now = means.clock().getTime()
  const inAMinute = now + 60_000
  return new Date(at && at.getTime() > now ? Math.min(at.getTime(), now + 24 * 3600_000) : inAMinute)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The same for whoever listens. */
export function unheardFor(answer: Exclude<Answer, { kind: 'there' }>): Unheard {
  if (answer.kind === 'later') return answer
  if (answer.kind === 'trouble') return { kind: 'trouble', why: answer.why, detail: answer.detail }
  if (answer.status === 401) return { kind: 'needs-reconnection', why: answer.detail }
  const why = answer.status === 403 ? 'not-allowed' : answer.status === 404 ? 'not-found' : 'not-this-kind'
  return { kind: 'trouble', why, detail: answer.detail }
}
