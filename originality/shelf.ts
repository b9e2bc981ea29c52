/** Prints of many texts side by side, to find quickly in which of them some stand. Four bytes a print, six above 65,536 texts. */
export interface Shelf {
  /** How many texts stand on it. */
  readonly size: number
  readonly bytes: number
  /** The texts that have this print, by their place in what the shelf was made of; so many at most. */
  having(print: number, most: number): number[]
}

/** Shelves by the upper half of each print; within one, the lower half and the text it stands in. */
const shelves = 1 << 16

/** `prints`: of each text, as `printsOf` gives them. */
export function openShelf(prints: readonly Uint32Array[]): Shelf {
  const begins = new Uint32Array(shelves + 1)
  for (const of of prints) for (const print of of) begins[(print >>> 16) + 1]!++
  for (let at = 0; at < shelves; at++) begins[at + 1]! += begins[at]!
  const total = begins[shelves]!
  const lower = new Uint16Array(total)
  const texts = prints.length <= shelves ? new Uint16Array(total) : new Uint32Array(total)
  const next = begins.slice()
  for (const [text, of] of prints.entries()) {
    for (const print of of) {
      const at = next[print >>> 16]!++
      lower[at] = print & 0xffff
      texts[at] = text
    }
  }
  return {
    size: prints.length,
    bytes: begins.byteLength + lower.byteLength + texts.byteLength,
    having(print, most) {
      const low = print & 0xffff
      const found: number[] = []
      for (let at = begins[print >>> 16]!, end = begins[(print >>> 16) + 1]!; at < end && found.length < most; at++)
        if (lower[at] === low) found.push(texts[at]!)
      return found
    },
  }
}
