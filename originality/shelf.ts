/** Prints of many texts side by side, to find quickly in which of them some stand. Four bytes a print, six above 65,536 texts. */
export interface Shelf {
  /** How many texts stand on it. */
  readonly size: number
  readonly bytes: number
  /**
   * The texts that have this print, by their numbers; so many at most. None of a site where it frames the pages: what stands
   * on a third of them is said of none.
   */
  having(print: number, most: number): number[]
  /**
   * The same shelf without some texts, and with more, numbered on from the last one ever on it: a number is never another
   * text’s. Nothing of what stays is copied, so that both are quick where little changes.
   */
  changed(change: Change): Shelf
}

/** A text to be put on a shelf. */
export interface Shelved {
  prints: Uint32Array
  /** Whose pages it is one of, where it is. */
  site?: string
}

export interface Change {
  without: Iterable<number>
  more: readonly Shelved[]
}

/**
 * What stands on a third of a site’s pages, and on eight at least, frames them: banners, footers, calls to subscribe. What a
 * site says of one thing stands on its page, on a few lists and at the entrance.
 */
const framingShare = 1 / 3
const framingPages = 8

/** A text’s place there is its number. */
export function openShelf(texts: readonly Shelved[]): Shelf {
  const sites = texts.map(({ site }) => site)
  return standing({ first: rowOf(texts, 0), sites, more: [], later: rowOf([], texts.length), gone: new Set() })
}

interface Parts {
  first: Row
  /** By number, of all that ever stood here. */
  sites: readonly (string | undefined)[]
  /** What came since, and how it is found: put in order anew with every change. */
  more: readonly Shelved[]
  later: Row
  gone: ReadonlySet<number>
}

function standing({ first, sites, more, later, gone }: Parts): Shelf {
  const { siteOf, framing } = framesOf(sites, gone)
  const each = (print: number, takes: (text: number, site: number) => void) => {
    const standing = (text: number) => {
      const site = siteOf[text]!
      if (site !== away) takes(text, site)
    }
    first.each(print, standing)
    later.each(print, standing)
  }
  return {
    size: first.size + more.length - gone.size,
    bytes: first.bytes + later.bytes + siteOf.byteLength + more.reduce((sum, { prints }) => sum + prints.byteLength, 0),
    having(print, most) {
      const times = new Uint32Array(framing.length)
      const found: number[] = []
      each(print, (text, site) => {
        times[site]!++
        if (found.length < most) found.push(text)
      })
      if (!times.some((n, site) => n >= framing[site]!)) return found
      const said: number[] = []
      each(print, (text, site) => {
        if (said.length < most && times[site]! < framing[site]!) said.push(text)
      })
      return said
    },
    changed: (change) => {
      const now = [...more, ...change.more]
      return standing({
        first,
        sites: [...sites, ...change.more.map(({ site }) => site)],
        more: now,
        later: rowOf(now, first.size),
        gone: new Set([...gone, ...change.without]),
      })
    },
  }
}

const ofNone = 0
const away = 1

/** Each text’s site as a number, or that it is of none, or gone; and for each, in how many of its pages a print frames them. */
function framesOf(sites: readonly (string | undefined)[], gone: ReadonlySet<number>) {
  const numbers = new Map<string | undefined, number>([[undefined, ofNone]])
  const siteOf = new Uint16Array(sites.length)
  const framing = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  const pages = [0, 0]
  for (const [text, site] of sites.entries()) {
    if (!numbers.has(site)) numbers.set(site, pages.push(0) - 1)
    siteOf[text] = gone.has(text) ? away : numbers.get(site)!
    pages[siteOf[text]!]!++
  }
  for (const n of pages.slice(framing.length)) framing.push(Math.max(framingPages, n * framingShare))
  return { siteOf, framing }
}

interface Row {
  size: number
  bytes: number
  /** Each text that has this print. */
  each(print: number, takes: (text: number) => void): void
}

/** By the upper half of each print; within one, the lower half and the text it stands in. */
const halves = 1 << 16

function rowOf(shelved: readonly Shelved[], numberedFrom: number): Row {
  const begins = new Uint32Array(halves + 1)
  for (const { prints } of shelved) for (const print of prints) begins[(print >>> 16) + 1]!++
  for (let at = 0; at < halves; at++) begins[at + 1]! += begins[at]!
  const total = begins[halves]!
  const lower = new Uint16Array(total)
  const texts = shelved.length <= halves ? new Uint16Array(total) : new Uint32Array(total)
  const next = begins.slice()
  for (const [text, { prints }] of shelved.entries()) {
    for (const print of prints) {
      const at = next[print >>> 16]!++
      lower[at] = print & 0xffff
      texts[at] = text
    }
  }
  return {
    size: shelved.length,
    bytes: begins.byteLength + lower.byteLength + texts.byteLength,
    each(print, takes) {
      const low = print & 0xffff
      for (let at = begins[print >>> 16]!, end = begins[(print >>> 16) + 1]!; at < end; at++)
        if (lower[at] === low) takes(numberedFrom + texts[at]!)
    },
  }
}
