const marks = /\p{M}/gu

/**
 * Lower case, without accents, with one kind of apostrophe and of space: each sign stays where it stood, so that what is
 * found here is a span of the words themselves.
 */
export function fold(text: string): string {
  let folded = ''
  for (const sign of text) {
    const plain = sign.normalize('NFD').replace(marks, '').toLowerCase()
    folded += plain.length === sign.length ? plain : sign
  }
  return folded.replace(/[’‘ʼ`´]/g, "'").replace(/[\u00a0\u202f\u2009\t]/g, ' ')
}

/** What others said, blanked: words between quotation marks, lines quoted in a letter. */
export function withoutQuotes(folded: string): string {
  const blank = (quoted: string) => quoted.replace(/[^\n]/g, '\u0000')
  return folded.replace(/^ ?>.*$/gm, blank).replace(/«[^»]{0,2000}»|“[^”]{0,2000}”|"[^"\n]{0,2000}"/g, blank)
}

export interface Sentence {
  start: number
  text: string
  asks: boolean
}

/** Each with where it begins. A point inside a number or an address ends nothing. */
export function sentencesOf(folded: string): Sentence[] {
  const sentences: Sentence[] = []
  let start = 0
  for (const end of folded.matchAll(/[.!?…]+(?=\s|$)|\n+|$/g)) {
    const text = folded.slice(start, end.index)
    if (text.trim()) sentences.push({ start, text, asks: end[0].includes('?') })
    start = end.index + end[0].length
  }
  return sentences
}
