const unseen = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|[\ufe00-\ufe0f]/g
const diacritics = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g
const apostrophes = /['’‘‛ʼʹ′`´＇]/g
const letters: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ı: 'i' }

// NFKD sorts each run of combining marks by insertion: a megabyte of them would take minutes. No script needs eight.
const endlessMarks = /(\p{M}{8})\p{M}+/gu

// Signs and Latin letters that fold each by itself, whatever stands beside them: almost every word is made of these alone.
const eachByItself = /^(?:[!-&(-_a-~À-ÖØ-öø-ÿŒœ]+(?: [!-&(-_a-~À-ÖØ-öø-ÿŒœ]+)*)?$/
const accented = /[ß-öø-ÿœ]/g
const foldedLetters = new Map<string, string>()

/**
 * One form for what people write alike, for search and comparison: lower case, accents off, œ→oe, æ→ae, NFKC, apostrophes and
 * elisions split (« n’aime » → `n aime`), invisible characters and Zalgo removed, white space and controls single spaces, trimmed.
 * Linear; other punctuation stays. Folding twice changes nothing. Offsets are not kept.
 */
export function fold(text: string): string {
  if (!eachByItself.test(text)) return foldTogether(text)
  return text.toLowerCase().replace(accented, (letter) => foldedLetters.get(letter) ?? foldLetter(letter))
}

function foldLetter(letter: string): string {
  const folded = foldTogether(letter)
  foldedLetters.set(letter, folded)
  return folded
}

function foldTogether(text: string): string {
  return text
    .replace(unseen, '')
    .replace(diacritics, '')
    .replace(endlessMarks, '$1')
    .replace(apostrophes, ' ')
    .normalize('NFKD')
    .toLowerCase()
    .replace(diacritics, '')
    .replace(/[œæßøłđı]/g, (letter) => letters[letter]!)
    .replace(unseen, '')
    .replace(apostrophes, ' ')
    .normalize('NFKC')
    .replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ')
    .trim()
}
