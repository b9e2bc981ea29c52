/** What is heard: to the byte as a channel brought it, and as what it means. */
import { type Day } from '#kernel'
import { type Audience, type HeardBy } from './utterance.ts'

/** What a channel brought, to the byte, before anyone has read it. It is in the ledger before it is acknowledged. */
export interface RawEvent {
  /** The platform's name for what the event is about, where it can be told cheaply: helps to find it again. */
  nativeId: string | null
  contentType: string
  body: Uint8Array
}

/** Something said, or said anew: the same `nativeId` with other words is a revision. */
export interface HeardWords {
  kind: 'said'
  nativeId: string
  thread: { nativeId: string; url: string | null; title: string | null }
  by: HeardBy
  /** True where the channel can tell that the words are ours coming back. */
  ours: boolean
  title: string | null
  /** Plain text, as the person wrote it; at most 100,000 UTF-16 units. */
  text: string
  /** The same with its markup, already sanitised; null where the words were plain. */
  html: string | null
  url: string | null
  /** As the source dates it; null where it does not or cannot be believed. Never a cursor. */
  saidAt: Date | null
  /** The day alone, where a day is all that its source gives; `saidAt` is then a moment of it, for the order. */
  saidOn?: Day
  /** Native id of what it answers; it may not have been heard yet. */
  answers: string | null
  /**
   * Letters of our making that it says it follows, whoever wrote it: their Message-IDs (RFC 5322 §3.6.4). Left out where
   * there are none, and where the channel has none.
   */
  follows?: readonly string[]
  audience: Audience
  /** Until when the place takes an answer to it; left out where it sets no hour. */
  answerUntil?: Date
  /** Declared by the source (BCP 47), not guessed. */
  language: string | null
  /** `alt`: what its author wrote for those who cannot see it; left out where they wrote nothing. */
  attachments: readonly { url: string; type: string | null; bytes: number | null; alt?: string }[]
}

/** Taken back at its source. */
export interface HeardGone {
  kind: 'gone'
  nativeId: string
  /** It is a whole thread of that name that is no more: all that was said in it has ended with it. */
  thread?: true
}

/** Said without words. Told again it is the same one; taken back it is `gone`. Our own are not told. */
export interface HeardReaction {
  kind: 'reacted'
  nativeId: string
  by: HeardBy
  /** Native id of the message, or of the thread, that it is about; it may not have been heard yet. */
  about: string
  how: 'like' | 'repost' | 'bookmark'
  /** As the source dates it; null where it does not. */
  at: Date | null
}

/** How often each choice of a piece of ours was chosen, as its place counts: votes, never people. The latest counting stands. */
export interface HeardCounts {
  kind: 'counted'
  /** Native id of the piece. */
  nativeId: string
  /** In the order in which they stand there, in the words of the place; a hundred at most. */
  choices: readonly { choice: string; votes: number }[]
  /** When it closes; null where nothing closes it. */
  endsAt: Date | null
  ended: boolean
}

/** Somebody chose without a word, at a place where the counting is ours. Told again it is the same vote; the first one stands. */
export interface HeardVote {
  kind: 'voted'
  /** A mark of who votes, the same for the same piece, another for each: it leads back to nobody. */
  nativeId: string
  /** Native id of the piece of ours. */
  about: string
  choice: string
}

export type Heard = HeardWords | HeardGone | HeardReaction | HeardCounts | HeardVote

/** What one raw event means. `not-understood` sets it aside with its reason; the rest goes on. */
export type Read =
  | { kind: 'read'; heard: readonly Heard[] }
  /** `cameBack`: it reports that these words of ours, by their native ids, did not arrive. */
  | { kind: 'not-understood'; why: string; cameBack?: readonly string[] }
