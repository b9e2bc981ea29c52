/** One question to the Graph API, and what became of it in the trade's words. */
import { createHmac } from 'node:crypto'
import { type Means, type Trouble } from '#channel'
import { decodeText, readRetryAfter } from '#reading'
import { type Thing, textOf, thingOf } from './thing.ts'
import { regainedAt, usedOf } from './usage.ts'

export type Answer =
  /** `used`: how much of what the platform allows is spent, in hundredths; zero where it does not say. */
  | { kind: 'there'; value: Thing; used: number }
  | { kind: 'declined'; what: Declined; detail: string }
  | { kind: 'later'; at: Date; why: Trouble }
  /** `sure`: nothing has reached the platform. */
  | { kind: 'trouble'; why: Trouble; detail: string; sure: boolean }

/** `token`: it opens no more. `rights`: one right is missing. `missing`: not there, or not for us. `blocked`: for a while. */
export type Declined = 'token' | 'rights' | 'missing' | 'blocked' | 'other'

export interface Question {
  method?: 'GET' | 'POST' | 'DELETE'
  /** Below the version: `/123/feed`. */
  path: string
  query?: Readonly<Record<string, string>>
  /** Sent as a form, so that nothing of it stands in an address. */
  body?: Readonly<Record<string, string>>
}

export interface Graph {
  /** With its version: `https://graph.facebook.com/v23.0`. */
  root: string
  token: string | null
}

export async function ask({ root, token }: Graph, question: Question, means: Means): Promise<Answer> {
  const asked = new URLSearchParams(question.query)
  if (token && means.app?.secret) asked.set('appsecret_proof', proofOf(token, means.app.secret))
  const query = `${asked}`
  const reached = await means.reach({
    url: `${root}${question.path}${query && '?'}${query}`,
    method: question.method ?? 'GET',
    headers: {
      accept: 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
      ...(question.body && { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    ...(question.body && { body: `${new URLSearchParams(question.body)}` }),
  })
  if (reached.kind === 'failed') {
    const unheard = ['address-not-understood', 'address-inside', 'name-not-found', 'refused', 'certificate']
    return { kind: 'trouble', why: reached.why, detail: reached.detail, sure: unheard.includes(reached.why) }
  }
  const { status, headers } = reached
  const value = parsed(decodeText(reached.body, headers['content-type']).text)
  const error = thingOf(value?.error)
  if (status >= 200 && status < 300 && !error) {
    if (value) return { kind: 'there', value, used: usedOf(headers) }
    return { kind: 'trouble', why: 'cut-short', detail: `HTTP ${status}`, sure: false }
  }
  const code = Number(error?.code ?? 0)
  if (status === 429 || limits.has(code)) {
    const again = readRetryAfter(headers['retry-after'], means.clock()) ?? regainedAt(headers, means.clock())
    return { kind: 'later', at: again ?? in15Minutes(means), why: 'too-many-requests' }
  }
  if (status >= 500 || code === 1 || code === 2)
    return { kind: 'trouble', why: 'server-error', detail: `HTTP ${status}`, sure: false }
  return { kind: 'declined', what: whatOf(code, Number(error?.error_subcode ?? 0)), detail: detailOf(status, error) }
}

/** « Handling errors » and « Rate limits » of the Graph API: per app, user, page, and for one kind of call. */
const limits = new Set([4, 17, 32, 613, 80_000, 80_001, 80_002, 80_006])

function whatOf(code: number, subcode: number): Declined {
  if (code === 190 || code === 102) return 'token'
  if (code === 3 || code === 10 || (code >= 200 && code < 300)) return 'rights'
  if (code === 803 || code === 21 || (code === 100 && subcode === 33)) return 'missing'
  return code === 368 ? 'blocked' : 'other'
}

/** The platform's own words may quote what was asked, keys among it: its figures say enough. */
function detailOf(status: number, error: Thing | null): string {
  const subcode = error?.error_subcode === undefined ? '' : `/${Number(error.error_subcode)}`
  return error ? `HTTP ${status}, code ${Number(error.code ?? 0)}${subcode}` : `HTTP ${status}`
}

/** Shows that who holds the token holds the app's secret too (« Securing Graph API calls »). */
function proofOf(token: string, secret: string): string {
  return createHmac('sha256', secret).update(token).digest('hex')
}

/** Where the next page begins; its ready-made address is not used, since the token stands in it. */
export function afterOf(list: Thing | null): string | null {
  const paging = thingOf(list?.paging)
  return (textOf(paging?.next) && textOf(thingOf(paging?.cursors)?.after)) || null
}

function parsed(text: string): Thing | null {
  try {
    return thingOf(JSON.parse(text))
  } catch {
    return null
  }
}

const in15Minutes = (means: Means) => new Date(means.clock().getTime() + 15 * 60_000)
