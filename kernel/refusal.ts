/** `room.reason`, a key of the words: each has its sentence in every language the tool speaks. */
export type RefusalCode = `${string}.${string}`

/**
 * A request declined, in the trade's terms. Thrown by the desk, turned into problem JSON (RFC 9457) at the edge,
 * worded there in the reader's language. `details` fill the sentence; they are shown to the reader.
 */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 503
  readonly details: Record<string, string | number>

  constructor(code: RefusalCode, status: Refusal['status'], details: Record<string, string | number> = {}) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.status = status
    this.details = details
  }
}
