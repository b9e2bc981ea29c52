import { expect } from 'vitest'
import {
  type Channel,
  type HeardWords,
  type Knock,
  type Listened,
  type Means,
  type Piece,
  type Place,
  type RawEvent,
  type Unconnected,
  type Utterance,
  type WaysOut,
} from '#channel'
import { type Json } from '#kernel'

/** What can go wrong at a place; each channel's harness says which of these its place can have. */
export type PlaceFault =
  | 'too-many-requests'
  | 'server-error'
  | 'timed-out'
  | 'timed-out-after-success'
  | 'duplicates'
  | 're-order'
  | 'cut-short'
  | 'revoked-mid-page'
  /** It asks to wait by `Retry-After: 90`. */
  | 'asked-to-wait'
  /** It takes no more calls, and does not say for how long. */
  | 'asked-to-wait-untold'
  /** What was asked for is done, and the answer is that the server is broken. */
  | 'server-error-after-success'
  /** Its answers are heavier than anyone reads. */
  | 'too-heavy'
  /** Fields and values in its answers that nobody has described. */
  | 'unknown-fields'
  /** The place is somebody else’s now; whoever signed in there opens it no more. */
  | 'sold'

/** What a place that is `too-heavy` answers: more than any channel reads. */
export const tooHeavy = 'x'.repeat(12 * 1024 * 1024)

/** For a channel that goes nowhere. */
export const nowhere: WaysOut = {
  reach: async () => ({ kind: 'failed', why: 'refused', detail: 'nowhere' }),
  follow: async () => ({ kind: 'failed', why: 'refused', detail: 'nowhere' }),
  find: async () => ({ kind: 'failed', why: 'refused', detail: 'nowhere' }),
}

/** A place that people speak at, and that can be broken: the suite's only view of a channel's world. */
export interface Harness {
  channel: Channel
  place: Place
  means: Means
  faults: readonly PlaceFault[]
  /** How its account is opened, and what is said of each thing that can be wrong. Left out where none is connected. */
  connecting?: {
    given: Readonly<Record<string, string>>
    wrong: readonly { given: Readonly<Record<string, string>>; why: Unconnected; field: string | null }[]
  }
  /** How a person signs in there; `saysYes` goes where the channel sends them and answers what they come back with. */
  joining?: {
    given: Readonly<Record<string, string>>
    wrong: readonly { given: Readonly<Record<string, string>>; why: Unconnected; field: string | null }[]
    saysYes(goTo: string): Promise<Readonly<Record<string, string>>>
  }
  /** Somebody speaks there. What the place pushes by itself is returned; empty where one must go and listen. */
  hears(text: string): Promise<{ nativeId: string; pushed: readonly RawEvent[] }>
  /** The same person changes these words. Left out where the place knows no edits. */
  edits?(nativeId: string, text: string): Promise<readonly RawEvent[]>
  /** What was knocked so far and may be handed over, again or for the first time. Left out where nobody knocks. */
  knocks?(): readonly Knock[]
  /** What the platform has brought so far to the app's own address. Left out where it brings nothing. */
  hooked?(): readonly Knock[]
  /** Their author takes these words back. Left out for a channel that renews nothing. */
  takesBack?(nativeId: string): void
  /** How many calls the place has answered. Left out for a channel without a budget. */
  asked?(): number
  /** What stands there is lost to whoever listens. Left out where a place cannot be made to. */
  loses?(nativeId: string): void
  /** When the keys to the place end, as it will tell from now on. Left out where they do not. */
  keysEnd?(at: Date | null): void
  /** The rights one was given there, each of which may be taken away by itself. Left out where there are none. */
  rights?: readonly string[]
  /** null: all are given back. */
  withdraws?(right: string | null): void
  /** Brings what is signed and of a kind that nobody knows, with these words somewhere in it. */
  bringsUnknown?(words: string): Knock
  breaks(fault: PlaceFault): void
  mends(): void
  /** Texts of ours that stand there. Left out for a channel that says nothing. */
  standing?(): Promise<readonly string[]>
  /** The thread and audience that an utterance may have there. */
  utterance?(key: string, text: string): Utterance
  /** A piece that may begin a thread there. Left out for a channel that publishes nothing. */
  piece?(key: string, text: string): Piece
  /** What readers may choose among under the last piece. Left out where a piece has no form for it. */
  choosable?(): Promise<readonly string[]>
  /** Somebody chooses, without a word, what stands there `nth`. Left out where one chooses by words alone. */
  votes?(nativeId: string, nth: number): Promise<void>
  close?(): Promise<void>
}

/** How often each choice of a piece was chosen by these events: as the place counts, or vote by vote where that is ours. */
export function chosenIn({ channel, place }: Harness, events: readonly RawEvent[], piece: string): [string, number][] {
  const chosen = new Map<string, number>()
  const voters = new Set<string>()
  for (const event of events) {
    const read = channel.read(event, place)
    for (const heard of read.kind === 'read' ? read.heard : []) {
      if (heard.kind === 'counted' && heard.nativeId === piece)
        for (const { choice, votes } of heard.choices) chosen.set(choice, votes)
      if (heard.kind !== 'voted' || heard.about !== piece || voters.has(heard.nativeId)) continue
      voters.add(heard.nativeId)
      chosen.set(heard.choice, (chosen.get(heard.choice) ?? 0) + 1)
    }
  }
  return [...chosen]
}

/** Reads raw events as the desk does: later words of the same native id win, the order of first hearing stays. */
export function wordsOf(at: Harness, events: readonly RawEvent[]): Map<string, HeardWords> {
  const words = new Map<string, HeardWords>()
  for (const event of events) {
    const read = at.channel.read(event, at.place)
    if (read.kind !== 'read') continue
    for (const heard of read.heard) if (heard.kind === 'said') words.set(heard.nativeId, heard)
  }
  return words
}

export interface Listening {
  cursor: Json
  events: RawEvent[]
  last: Listened
}

export async function listen(at: Harness, cursor: Json): Promise<Listening> {
  const means = at.knocks ? { ...at.means, knocks: at.knocks() } : at.means
  const last = await at.channel.listens!.listen(at.place, cursor, means)
  if (last.kind !== 'heard') return { cursor, events: [], last }
  // The database keeps cursors as JSON: what does not survive that is no cursor.
  expect(JSON.parse(JSON.stringify(last.cursor))).toEqual(last.cursor)
  return { cursor: last.cursor, events: [...last.events], last }
}

/** What the desk has after these words were spoken: pushed, or heard by listening. */
export async function heardAfter(at: Harness, texts: readonly string[], cursor: Json = null): Promise<Listening> {
  const pushed: RawEvent[] = []
  for (const text of texts) pushed.push(...(await at.hears(text)).pushed)
  if (!at.channel.listens) return { cursor, events: pushed, last: { kind: 'unsupported' } }
  const listening = await listen(at, cursor)
  return { ...listening, events: [...pushed, ...listening.events] }
}
