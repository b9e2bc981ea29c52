/** What a stream of repositories says, in either of its tongues. Nothing of it is a message: `replay` makes one. */
import { type Thing } from './thing.ts'

export type Seen =
  | { kind: 'post'; uri: string; cid: string; record: Thing; at: string | null }
  | { kind: 'gone'; uri: string }

export interface Dialect {
  /** From after `at` on; null: from now. */
  address(url: URL, at: number | null): string
  /** Where in the stream a message stands, and when it was sent there, in milliseconds; null where it does not say. */
  mark(message: Uint8Array): { at: number; sentAt: number } | null
  /** Cheap: whether a record may be taken back in it. */
  mayEnd(message: Uint8Array): boolean
  seen(message: Uint8Array): Seen[]
}
