import type * as v from 'valibot'

type Shape = v.GenericSchema

/**
 * One act over HTTP. The server mounts a handler for each, the desk's fetcher is typed by it, OpenAPI is written from
 * it. Path parameters stand as `:name`; they are ids, checked before the handler sees them (`token` is any word).
 */
export interface Route<Q extends Shape | undefined, B extends Shape | undefined, A extends Shape | undefined> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: `/api/${string}`
  /** What the act does, in one English sentence: the summary in OpenAPI. */
  does: string
  /** Whom it is open to, in the workspace of the path. `colleague`: those of the desk and their colleagues, no client. */
  openTo: 'anyone' | 'signed-in' | 'member' | 'colleague' | 'desk'
  /** Bytes of JSON it may carry, where that is more than 256 KiB. */
  atMost?: number
  query: Q
  body: B
  /** undefined: 204 No Content. */
  answer: A
}

type Without = Pick<Route<undefined, undefined, undefined>, 'method' | 'path' | 'does' | 'openTo' | 'atMost'>

export function route<
  Q extends Shape | undefined = undefined,
  B extends Shape | undefined = undefined,
  A extends Shape | undefined = undefined,
>(of: Without & { query?: Q; body?: B; answer?: A }): Route<Q, B, A> {
  return { query: undefined as Q, body: undefined as B, answer: undefined as A, ...of }
}

export type AnyRoute = Route<Shape | undefined, Shape | undefined, Shape | undefined>
type Said<S> = S extends Shape ? v.InferOutput<S> : undefined
export type QueryOf<R> = R extends Route<infer Q, infer _B, infer _A> ? Said<Q> : never
export type BodyOf<R> = R extends Route<infer _Q, infer B, infer _A> ? Said<B> : never
export type AnswerOf<R> = R extends Route<infer _Q, infer _B, infer A> ? Said<A> : never
