/** What we ask a channel to say, to whom, and for whose eyes. */

/** Who may read a message, narrowest first. A reply is never wider than what it answers without a separate act. */
export type Audience = 'internal' | 'direct' | 'followers' | 'unlisted' | 'public'
export const audiences: readonly Audience[] = ['internal', 'direct', 'followers', 'unlisted', 'public']

/** How a place knows who speaks. `nativeId` is stable there; the name may change. */
export interface HeardBy {
  nativeId: string
  name: string
  url: string | null
}

export interface Utterance {
  /** The same key twice is the same act: it must not be said twice. */
  key: string
  text: string
  /** Name signed with, as people will read it. */
  by: string
  thread: { nativeId: string; url: string | null; title: string | null }
  /** Native ids of what it answers, the main one first. Empty for a new word in the thread. */
  answers: readonly string[]
  /** Who is answered, in the same order, each once: some places tell only those who are named. */
  to: readonly HeardBy[]
  audience: Audience
  /**
   * How often a human has asked for it to be said anew, knowing that nothing shows whether it stands there. A place that
   * tells two sayings apart by the key alone still says it once; one that has no key says it anew each time this is raised.
   */
  again?: number
}

/** How several people are named in one word that others read too. */
export interface Mentions {
  /** How many one word may name; null: as many as its length lets. */
  most: number | null
  /** What names them there; empty where nothing of it stands in the words. */
  of(by: HeardBy): string
  /** `say` puts the names before the words itself; otherwise they are written into them. */
  added: boolean
}
