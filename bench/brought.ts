/** What a benchmark and the platforms beside it say to each other. */
export interface Platforms {
  graph: string
  studio: string
  page: string
  metaKeys: Record<string, string>
  vimeoKeys: Record<string, string>
}

export interface ToBring {
  url: string
  events: number
  /** How many of them one webhook carries. */
  together: number
}

export interface Brought {
  /** Each answer that was thanks, in milliseconds. */
  millis: number[]
  webhooks: number
  /** Answers that asked to come back. */
  putOff: number
  seconds: number
}
