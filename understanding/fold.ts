const unseen = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|[\ufe00-\ufe0f]/g
const diacritics = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g
const apostrophes = /['’‘‛ʼʹ′`´＇]/g
const letters: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ı: 'i' }

// NFKD sorts each run of combining marks by insertion: a megabyte of them would take minutes. No script needs eight.
const endlessMarks = /(\p{M}{8})\p{M}+/gu

/**
 * One form for what people write alike, for search and comparison: lower case, accents off, œ→oe, æ→ae, NFKC, apostrophes and
 * elisions split (« n’aime » → `n aime`), invisible characters and Zalgo removed, white space and controls single spaces, trimmed.
 * Linear; other punctuation stays. Folding twice changes nothing. Offsets are not kept.
 */
export function fold(text: string): string {
  if (/^[a-z0-9]*$/.test(text)) return text
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
