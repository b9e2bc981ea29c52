/** One question to X: paid for before it is asked, and what became of it in the trade's words. */
import { type Means, type ReachRequest, type Trouble, type Unheard } from '#channel'
import { decodeText, readRetryAfter } from '#reading'
import { type Thing, textOf, thingOf, thingsOf } from './thing.ts'

export type Answer =
  | { kind: 'there'; value: Thing }
  /** `problem`: the last part of the address by which X names what is wrong; empty where it names nothing. */
  | { kind: 'declined'; status: number; problem: string; detail: string }
  | { kind: 'later'; at: Date; why: Trouble }
  /** `sure`: nothing has reached X. */
  | { kind: 'trouble'; why: Trouble; detail: string; sure: boolean }

export interface Question {
  method?: 'GET' | 'POST'
  path: string
  query?: Readonly<Record<string, string>>
  /** Sent as JSON. */
  body?: object
  /** Sent as a form (RFC 6749). */
  form?: Readonly<Record<string, string>>
  what?: 'hear' | 'say'
  /** Most that it can cost; what it turns out not to have cost is put back. */
  most?: number
  cost?: (value: Thing) => number
}

const mostBytes = 5 * 1024 * 1024
const hour = 3_600_000

export async function ask(api: string, authorization: string, question: Question, means: Means): Promise<Answer> {
  const { purse } = means
  const { most = 0, cost = () => most } = question
  if (most && purse && !(await purse.take(most, question.what ?? 'hear')))
    return { kind: 'later', at: purse.fullAt(), why: 'spent' }
  const answer = answered(await means.reach(requestFor(api, authorization, question)), means)
  // What failed halfway may have been counted over there: it stays spent.
  const isFree = answer.kind === 'declined' || answer.kind === 'later' || (answer.kind === 'trouble' && answer.sure)
  const over = answer.kind === 'there' ? most - cost(answer.value) : isFree ? most : 0
  if (over > 0) await purse?.putBack(over)
  return answer
}

function requestFor(api: string, authorization: string, { method, path, query, body, form }: Question): ReachRequest {
  const sent = body ? JSON.stringify(body) : form && `${new URLSearchParams(form)}`
  const type = body ? 'application/json' : 'application/x-www-form-urlencoded'
  return {
    url: `${api}${path}${query ? `?${new URLSearchParams(query)}` : ''}`,
    method: method ?? 'GET',
    headers: {
      accept: 'application/json',
      ...(authorization && { authorization }),
      ...(sent && { 'content-type': type }),
    },
    ...(sent && { body: sent }),
    mostBytes,
  }
}

function answered(reached: Awaited<ReturnType<Means['reach']>>, means: Means): Answer {
  if (reached.kind === 'failed') {
    const unheard = ['address-not-understood', 'address-inside', 'name-not-found', 'refused', 'certificate']
    return { kind: 'trouble', why: reached.why, detail: reached.detail, sure: unheard.includes(reached.why) }
  }
  const { status, headers } = reached
  if (status === 503 && headers['retry-after']) return laterBy(headers, 'server-error', means)
  if (status >= 500) return { kind: 'trouble', why: 'server-error', detail: `HTTP ${status}`, sure: false }
  const value = parsed(decodeText(reached.body, headers['content-type']).text)
  if (status >= 200 && status < 300) {
    if (value) return { kind: 'there', value }
    const isJson = /json/i.test(headers['content-type'] ?? '')
    return { kind: 'trouble', why: isJson ? 'cut-short' : 'not-this-kind', detail: `HTTP ${status}`, sure: false }
  }
  const problem = /[\w-]*$/.exec(textOf(value?.type).slice(0, 300))?.[0] ?? ''
  // The cap of a plan, or credits that are used up: nothing to wait minutes for.
  if (status === 402 || (status === 429 && problem === 'usage-capped')) return capped(means)
  if (status === 429) return laterBy(headers, 'too-many-requests', means)
  const errors = thingsOf(value?.errors).map((one) => textOf(one.message) || said(one))
  const detail = `HTTP ${status} ${[said(value), ...errors].filter(Boolean).join(' ').slice(0, 300)}`.trim()
  return { kind: 'declined', status, problem, detail }
}

const said = (problem: Thing | null) =>
  textOf(problem?.detail) || textOf(problem?.error_description) || textOf(problem?.error) || textOf(problem?.title)

function capped({ clock, purse }: Means): Answer {
  const soon = clock().getTime() + 6 * hour
  return { kind: 'later', at: new Date(purse ? Math.min(soon, purse.fullAt().getTime()) : soon), why: 'spent' }
}

/** A clock over there that is behind ours must not make us hammer. */
function laterBy(headers: Readonly<Record<string, string>>, why: Trouble, { clock }: Means): Answer {
  const now = clock()
  const reset = /^\d{9,11}$/.exec(headers['x-rate-limit-reset'] ?? '')?.[0]
  const at = readRetryAfter(headers['retry-after'], now) ?? (reset ? new Date(Number(reset) * 1000) : null)
  const inAMinute = now.getTime() + 60_000
  const then = at && at > now ? Math.min(at.getTime(), now.getTime() + 24 * hour) : inAMinute
  return { kind: 'later', at: new Date(then), why }
}

function parsed(text: string): Thing | null {
  try {
    return thingOf(JSON.parse(text))
  } catch {
    return null
  }
}

/** X lets the app in no more, whoever signs in through it. */
export const isClosed = ({ status, problem }: { status: number; problem: string }): boolean =>
  status === 403 && ['client-forbidden', 'unsupported-authentication'].includes(problem)

/** The same for whoever listens. */
export function unheardFor(answer: Exclude<Answer, { kind: 'there' }>): Unheard {
  if (answer.kind === 'later') return answer
  if (answer.kind === 'trouble') return { kind: 'trouble', why: answer.why, detail: answer.detail }
  if (answer.status === 401) return { kind: 'needs-reconnection', why: answer.detail }
  if (isClosed(answer)) return { kind: 'trouble', why: 'app-not-open', detail: answer.detail }
  const why = answer.status === 403 ? 'not-allowed' : answer.status === 404 ? 'not-found' : 'not-this-kind'
  return { kind: 'trouble', why, detail: answer.detail }
}
