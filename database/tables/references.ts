import { type Generated } from 'kysely'

/** A site of a client's own, read with their permission. */
export interface ReferenceSiteTable {
  workspace_id: string
  id: string
  /** `https://vergers.example`: where it begins, without a path. */
  address: string
  /** Who allowed it, in words. */
  permission: string
  by: string
  at: Date
  paused_at: Date | null
  /** When to go on reading; null while nothing is to be read. */
  next_at: Date | null
  begun_at: Date | null
  ended_at: Date | null
  /** Between two pages. */
  pause_seconds: Generated<number>
  /** What its robots.txt says, as it was last read. */
  robots: string | null
  /** Why it cannot be read at present. */
  trouble: string | null
  /** When the words held of it last changed. */
  changed_at: Date
}

export interface ReferencePageTable {
  workspace_id: string
  id: string
  site_id: string
  address: string
  /** Its address with figures and values left out: too many alike are a trap. */
  pattern: string
  depth: number
  state: 'waiting' | 'read' | 'aside'
  why: string | null
  title: string | null
  dated_at: Date | null
  etag: string | null
  modified: string | null
  words: Buffer | null
  prints: Buffer | null
  /** When these words came, or it was left aside. */
  asked_at: Date | null
}
