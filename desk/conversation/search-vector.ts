import { type RawBuilder, sql } from 'kysely'
import { fold } from '#understanding'

/**
 * What search reads: the folded words as they stand and their French stems, in one vector. `french` alone drops *ne*,
 * *pas*, even *été*, and « je n'aime pas » must be found. The workspace is a word too, so that the index keeps to it.
 */
export const searchVector = (workspace: RawBuilder<unknown>, folded: RawBuilder<unknown>): RawBuilder<string> =>
  sql`(('''§' || ${workspace} || '''')::tsvector || to_tsvector('simple', ${folded}) || to_tsvector('french', ${folded}))`

/** Most characters of a message that search reads; a vector holds one megabyte at most. */
const longestSearched = 50_000

export function foldedForSearch(title: string | null, text: string): string {
  return fold(`${title ?? ''} ${text}`.slice(0, longestSearched)).replaceAll('\0', ' ')
}
