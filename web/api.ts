import { type AnswerOf, type AnyRoute, type BodyOf, type QueryOf } from '#contract'
import { words } from './words.svelte.ts'

export { api } from '#contract'

/** A request that was declined or never arrived. `message` is a sentence for the reader. */
export class Problem extends Error {
  readonly code: string
  readonly status: number

  constructor(code: string, status: number, sentence: string) {
    super(sentence)
    this.name = 'Problem'
    this.code = code
    this.status = status
  }

  /** Nothing was answered: the network or the server is away, trying again may do. */
  get away(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504
  }
}

type Wanted<T, Name extends string> = [T] extends [undefined] ? { [K in Name]?: undefined } : { [K in Name]: T }
type Asked<T> = [T] extends [undefined] ? { query?: undefined } : { query?: T }
export type Given<R> = {
  params?: Record<string, string>
  signal?: AbortSignal
  /** The request is let finish when the page goes away (drafts, presence). */
  keepalive?: boolean
} & Asked<QueryOf<R>> &
  Wanted<BodyOf<R>, 'body'>

const patienceMs = 30_000
let onSignedOut = (): void => undefined

/** Told whenever the server no longer knows who is asking. */
export function whenSignedOut(act: () => void): void {
  onSignedOut = act
}

/** The one way to the server: a route of the contract in, its answer out, or a `Problem`. */
export async function call<R extends AnyRoute>(route: R, given: Given<R>): Promise<AnswerOf<R>> {
  const { params, query, body, signal, keepalive } = given as {
    params?: Record<string, string>
    query?: Record<string, string | undefined>
    body?: unknown
    signal?: AbortSignal
    keepalive?: boolean
  }
  const ends = AbortSignal.timeout(patienceMs)
  let response: Response
  try {
    response = await fetch(addressOf(route.path, params ?? {}, query ?? {}), {
      method: route.method,
      credentials: 'same-origin',
      keepalive: keepalive ?? false,
      signal: signal ? AbortSignal.any([signal, ends]) : ends,
      // A JSON body cannot be sent across origins without being asked first: a foreign page cannot forge it.
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new Problem('web.away', 0, ends.aborted ? words.shell.tooSlow : words.shell.away)
  }
  if (response.status === 204) return undefined as AnswerOf<R>
  if (response.ok) return (await response.json()) as AnswerOf<R>
  throw await problemOf(response)
}

function addressOf(path: string, params: Record<string, string>, query: Record<string, string | undefined>): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) asked.set(name, value)
  return asked.size ? `${filled}?${asked}` : filled
}

async function problemOf(response: Response): Promise<Problem> {
  if (response.status === 401) onSignedOut()
  const said = (await response.json().catch(() => ({}))) as { code?: string; detail?: string }
  const sentence = said.detail ?? (response.status >= 500 ? words.shell.serverBroke : words.shell.declined)
  return new Problem(said.code ?? 'web.unexpected', response.status, sentence)
}

/** The sentence of whatever went wrong. */
export function sentenceOf(error: unknown): string {
  return error instanceof Problem ? error.message : words.shell.serverBroke
}
