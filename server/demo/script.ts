/** What the discovery workspace is planted from: a brand that does not exist, and what people say to it. */
export interface DemoScript {
  /** `names`: what people call the brand when they speak to it. */
  brand: { name: string; names: string[]; language: 'fr' }
  places: DemoPlace[]
  conversations: DemoConversation[]
  /** What the brand asserts, to the letter, in its own turns. */
  claims: DemoClaim[]
  /** Reasons the desk has already kept. Many dislikes are left without, on purpose: there is work to do. */
  reasons: DemoReason[]
}

export interface DemoPlace {
  key: string
  kind: 'blog' | 'mastodon' | 'youtube' | 'mail' | 'page' | 'bluesky' | 'instagram'
  name: string
  /** Always under `.example`, or a mailbox there: nothing planted may ever be fetched or written to. */
  address: string
  audience: 'public' | 'direct'
}

export interface DemoConversation {
  key: string
  /** Key of a place. */
  place: string
  /** The title of the post, or the subject as its sender typed it. */
  title: string | null
  url?: string
  /** In time order, eldest first. */
  turns: DemoTurn[]
}

export interface DemoTurn {
  /** Unique within the conversation. */
  key: string
  /** The handle as the place shows it; for the brand's people, the first name they sign with. */
  by: string
  ours?: true
  /** An internal note: heard by colleagues only. */
  note?: true
  /** Key of the earlier turn it answers. */
  answers?: string
  hoursAgo: number
  /** French when absent. */
  language?: 'fr' | 'fr-CA' | 'en'
  text: string
  /** The desk has already chosen not to speak here. */
  handled?: 'let-live'
}

export interface DemoClaim {
  conversation: string
  turn: string
  /** Stands exactly once in the turn's text. */
  words: string
}

export interface DemoReason extends DemoClaim {
  theme: string
}
