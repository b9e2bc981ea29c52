import { type Gap as ToldGap } from '#channel'

/** Words said between what was known and what the first page of a feed showed, not all heard yet. */
export interface Gap {
  /** The newest date known before; null where entries carry none. */
  since: Date | null
  /** The oldest date met on the near side. */
  until: Date | null
  /** Digests of ids known before, newest first: a page that shows one of them closes the gap. */
  known: readonly string[]
  /** The older page to ask for next; null: the feed shows nothing older, or we have asked enough. */
  next: string | null
  /** Older pages that came. */
  pages: number
  /** How often the next one did not. */
  tries: number
}

/** What a page shows, as far as gaps care. */
export interface Shown {
  keys: ReadonlySet<string>
  oldest: Date | null
}

export const mostGaps = 5
/** Of what was known before: as many as a long page holds. */
export const mostKnown = 50
export const mostPages = 100
export const mostTries = 200
/** After so many tries in vain someone should know. */
const worrying = 10

/** Whether nothing can stand between this page and what was known. */
export function closes({ keys, oldest }: Shown, gap: Gap): boolean {
  if (gap.known.some((key) => keys.has(key))) return true
  return gap.since !== null && oldest !== null && oldest <= gap.since
}

/** The same, seen from one page further. `next`: where the one after that stands. */
export function further(gap: Gap, shown: Shown, next: string | null): Gap {
  const pages = gap.pages + 1
  const until = earlier(gap.until, shown.oldest)
  return { ...gap, until, pages, tries: 0, next: pages < mostPages ? next : null }
}

/** The next page did not come. */
export function failedOnce(gap: Gap): Gap {
  const tries = gap.tries + 1
  return { ...gap, tries, next: tries < mostTries ? gap.next : null }
}

/**
 * The gaps to remember, newest first. Those that nothing more can be asked of make room first; then the two newest become
 * one, whose pages are gone through again: nothing owed is dropped.
 */
export function remembered(gaps: readonly Gap[]): Gap[] {
  if (gaps.length <= mostGaps) return [...gaps]
  const spent = gaps.findLastIndex((gap) => gap.next === null)
  if (spent !== -1) return remembered(gaps.toSpliced(spent, 1))
  const [newest, second, ...others] = gaps
  return remembered([{ ...newest!, since: second!.since, known: second!.known }, ...others])
}

/** What the desk is told of a gap: null while its words may well come, or where no dates say that any are missing. */
export function told({ since, until, next, tries }: Gap): ToldGap | null {
  const missed = next === null || tries >= worrying
  return missed && since && until && until > since ? { since, until, mended: false } : null
}

export function earlier(one: Date | null, other: Date | null): Date | null {
  return one && other ? (one < other ? one : other) : (one ?? other)
}
