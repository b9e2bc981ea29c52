import { type RawEvent } from '#channel'
import { type Day } from '#kernel'
import { digestOf } from '#reading'

/** What somebody wrote down, once it was found fit: as it stands in the ledger. */
export interface Mention {
  /** Of the page or of the post, with its fragment. */
  address: string
  /** As shown there; null where the page shows none. */
  author: string | null
  text: string
  title: string | null
  /** ISO 8601; null where nobody wrote it down. */
  saidAt: string | null
  /** The day alone, where no hour was written; `saidAt` is then a moment of it. Left out before it was kept. */
  saidOn?: Day | null
}

/** The same page, whichever word of it was pointed at. */
export function pageOf(address: string): string {
  const url = new URL(address)
  url.hash = ''
  return url.href
}

/** Same page, same words: the same mention, however it was spaced. */
export const nameOf = (mention: Mention): string =>
  digestOf(['words', pageOf(mention.address), mention.text.normalize('NFKC').replace(/\s+/g, ' ')], 32)

/** Same page, same author, same moment as far as it was written: the same mention again, whatever became of its words. */
export const tellOf = ({ address, author, saidAt }: Mention & { author: string; saidAt: string }): string =>
  digestOf(['told', pageOf(address), author.normalize('NFKC').toLowerCase(), saidAt.slice(0, 19)], 32)

export const mentionType = 'application/vnd.insuffleur.mention+json'

export function writeMention(mention: Mention): RawEvent {
  return {
    nativeId: nameOf(mention),
    contentType: mentionType,
    body: new TextEncoder().encode(JSON.stringify(mention)),
  }
}
