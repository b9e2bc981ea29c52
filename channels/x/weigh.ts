/**
 * How X counts signs, after its own configuration (github.com/twitter/twitter-text, config/v3.json): most scripts weigh
 * one, the others and each emoji two, an address 23 however long. The library of that name has had no release since 2020
 * and brings half a megabyte: these are its rules, and what may be an address without saying so counts for the more.
 */
export const longest = 280

const weighsAddress = 23
const light: readonly (readonly [number, number])[] = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
]
const signs = new Intl.Segmenter('und', { granularity: 'grapheme' })
const address = /https?:\/\/[^\s<>"]+|(?<![@\p{L}\p{N}._-])(?:[\p{L}\p{N}-]{1,63}\.)+\p{L}{2,24}(?:\/[^\s<>"]*)?/giu

export function weigh(text: string): number {
  let rest = text.normalize('NFC')
  let weight = 0
  rest = rest.replace(address, (found) => {
    weight += /^https?:/i.test(found) ? weighsAddress : Math.max(weighsAddress, weightOf(found))
    return ''
  })
  return weight + weightOf(rest)
}

function weightOf(text: string): number {
  let weight = 0
  for (const { segment } of signs.segment(text)) {
    // However many points one emoji is made of.
    if (/\p{RGI_Emoji}/v.test(segment)) weight += 2
    else for (const point of segment) weight += isLight(point.codePointAt(0)!) ? 1 : 2
  }
  return weight
}

const isLight = (point: number) => light.some(([from, to]) => point >= from && point <= to)
