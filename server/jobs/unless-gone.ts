import { Refusal } from '#kernel'

/** Work at a place that has gone, with its client, since it was asked for: there is nothing left to do. */
export async function unlessGone(work: Promise<unknown>): Promise<void> {
  try {
    await work
  } catch (cause) {
    if (!(cause instanceof Refusal) || cause.status !== 404) throw cause
  }
}
