/** One question to YouTube, paid for first, and what became of it in the trade's words. */
import { type Means, type Trouble, type Unheard } from '#channel'
import { decodeText, readRetryAfter } from '#reading'
import { costs } from './app.ts'
import { itemsOf, type Thing, textOf, thingOf } from './thing.ts'

/** Without slashes at their ends: where YouTube is asked, where keys are renewed, where people say yes. */
export interface Google {
  api: string
  keys: string
  consent: string
}

export type Answer =
  | { kind: 'there'; value: Thing }
  /** `reason`: YouTube's own word for what is wrong; empty where it gives none. */
  | { kind: 'declined'; status: number; reason: string; detail: string }
  | { kind: 'later'; at: Date; why: Trouble }
  /** `sure`: nothing has reached YouTube. */
  | { kind: 'trouble'; why: Trouble; detail: string; sure: boolean }

/** What opens the account for now. */
export interface Key {
  token: string
  /** Puts another in its place, or tells why there is none. Left out where it is new already. */
  renew?: () => Promise<Exclude<Answer, { kind: 'there' }> | null>
}

export interface Question {
  path: string
  query: Readonly<Record<string, string>>
  /** Something to be said there. */
  body?: object
  what?: 'hear' | 'say'
}

const mostBytes = 8 * 1024 * 1024
const minute = 60_000

/** One clock may be wrong: YouTube says best whether a key still opens. */
export async function ask(google: Google, key: Key, question: Question, means: Means): Promise<Answer> {
  const answer = await askOnce(google, key, question, means)
  if (answer.kind !== 'declined' || answer.status !== 401 || !key.renew) return answer
  return (await key.renew()) ?? (await askOnce(google, key, question, means))
}

async function askOnce(google: Google, { token }: Key, question: Question, means: Means): Promise<Answer> {
  const cost = question.body ? costs.insert : costs.list
  const { purse } = means
  if (purse && !(await purse.take(cost, question.what ?? 'hear')))
    return { kind: 'later', at: purse.fullAt(), why: 'spent' }
  return await reach(
    {
      url: `${google.api}/youtube/v3/${question.path}?${new URLSearchParams(question.query)}`,
      method: question.body ? 'POST' : 'GET',
      headers: {
        accept: 'application/json',
        authorization: `Bearer ${token}`,
        ...(question.body && { 'content-type': 'application/json' }),
      },
      ...(question.body && { body: JSON.stringify(question.body) }),
    },
    means,
  )
}

/** Where keys are given and renewed (RFC 6749 §3.2). It costs no units. */
export function askForKeys(google: Google, form: Readonly<Record<string, string>>, means: Means): Promise<Answer> {
  const all = { ...form, client_id: means.app?.['client-id'] ?? '', client_secret: means.app?.['client-secret'] ?? '' }
  const headers = { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' }
  return reach({ url: `${google.keys}/token`, method: 'POST', headers, body: `${new URLSearchParams(all)}` }, means)
}

async function reach(request: Omit<Parameters<Means['reach']>[0], 'mostBytes'>, means: Means): Promise<Answer> {
  const reached = await means.reach({ ...request, mostBytes })
  if (reached.kind === 'failed') {
    const unheard = ['address-not-understood', 'address-inside', 'name-not-found', 'refused', 'certificate']
    return { kind: 'trouble', why: reached.why, detail: reached.detail, sure: unheard.includes(reached.why) }
  }
  const { status, headers } = reached
  const now = means.clock().getTime()
  const told = readRetryAfter(headers['retry-after'], means.clock())?.getTime() ?? 0
  const again = new Date(told > now ? Math.min(told, now + 24 * 60 * minute) : now + minute)
  const value = parsed(decodeText(reached.body, headers['content-type']).text)
  const { reason, detail } = faultIn(value, status)
  if (['quotaExceeded', 'dailyLimitExceeded'].includes(reason))
    return { kind: 'later', at: means.purse?.fullAt() ?? new Date(now + 60 * minute), why: 'spent' }
  if (status === 429 || ['rateLimitExceeded', 'userRateLimitExceeded'].includes(reason))
    return { kind: 'later', at: again, why: 'too-many-requests' }
  if (status === 503 && headers['retry-after']) return { kind: 'later', at: again, why: 'server-error' }
  if (status >= 500) return { kind: 'trouble', why: 'server-error', detail: `HTTP ${status}`, sure: false }
  if (status < 200 || status >= 300) return { kind: 'declined', status, reason, detail }
  if (value) return { kind: 'there', value }
  const why = /json/i.test(headers['content-type'] ?? '') ? 'cut-short' : 'not-this-kind'
  return { kind: 'trouble', why, detail: `HTTP ${status}`, sure: false }
}

/** `{ error: { message, errors: [{ reason }] } }` of the API, `{ error, error_description }` of the keys. */
function faultIn(value: Thing | null, status: number): { reason: string; detail: string } {
  const error = thingOf(value?.error)
  const reason = (textOf(value?.error) || textOf(itemsOf(error?.errors)[0]?.reason)).slice(0, 100)
  return { reason, detail: `HTTP ${status} ${reason}`.trim() }
}

function parsed(text: string): Thing | null {
  try {
    return thingOf(JSON.parse(text))
  } catch {
    return null
  }
}

/** The API is not enabled in the project that the app is of: nothing that who signs in could change. */
export const isClosed = ({ reason }: { reason: string }): boolean =>
  ['accessNotConfigured', 'SERVICE_DISABLED', 'serviceDisabled'].includes(reason)

export function unheardFor(answer: Exclude<Answer, { kind: 'there' }>): Unheard {
  if (answer.kind === 'later') return answer
  if (answer.kind === 'trouble') return { kind: 'trouble', why: answer.why, detail: answer.detail }
  if (answer.status === 401 || answer.reason === 'invalid_grant')
    return { kind: 'needs-reconnection', why: answer.detail }
  if (isClosed(answer)) return { kind: 'trouble', why: 'app-not-open', detail: answer.detail }
  const why = answer.status === 403 ? 'not-allowed' : answer.status === 404 ? 'not-found' : 'not-this-kind'
  return { kind: 'trouble', why, detail: answer.detail }
}
