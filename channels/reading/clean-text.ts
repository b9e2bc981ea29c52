/** Most UTF-16 units of one text. */
export const mostUnits = 100_000
/** Hebrew with its points and accents needs four; a Zalgo has dozens. */
const mostMarks = 5
/** A flag of tags needs seven, a family of emoji one between each. */
const mostUnseen = 10
const mostIsolates = 16

// Controls (not tab and line feed), noncharacters, byte order marks, embeddings and overrides of direction (UAX #9:
// they reach beyond their own words), interlinear annotations.
const banned =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff]|[\u{1fffe}\u{1ffff}]/gu
const lineEnds = /\r\n?|[\v\f\x85\u2028\u2029]/g
const mark = /^\p{M}$/u
const unseen = /^[\p{Cf}\u115f\u1160\u3164\uffa0]$/u
const plain = /^[\n\t\x20-\x7e\xa0-\xac\xae-\xff]*$/

/**
 * Words as they were written, made safe to keep and to show: no NUL nor control, no half of a pair, no override of
 * direction, few marks upon one letter, and at most `most` units. Emoji families, Hebrew, Arabic, Persian and Indic
 * spelling stay as they are. Cleaning twice changes nothing more.
 */
export function cleanText(text: string, most = mostUnits): string {
  // Bounded before anything else, so that fifty megabytes cost what four texts cost.
  const safe = text
    .slice(0, most * 4)
    .toWellFormed()
    .replace(lineEnds, '\n')
    .replace(banned, '')
  if (plain.test(safe)) return cut(safe, most).trim()
  const calm = cut(boundMarks(safe), most).trim()
  const closed = closeIsolates(calm).trim()
  return closed.length <= most ? closed : calm.replace(/[\u2066-\u2069]/g, '').trim()
}

/** The same for a name or a title: on one line. */
export function cleanLine(text: string, most = 500): string {
  return cleanText(text.slice(0, most * 4).replace(/\s+/g, ' '), most)
    .replace(/\s+/g, ' ')
    .trim()
}

function cut(text: string, most: number): string {
  if (text.length <= most) return text
  const last = text.charCodeAt(most - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? most - 1 : most)
}

function boundMarks(text: string): string {
  let kept = ''
  let marks = 0
  let hidden = 0
  let base = ''
  for (const letter of text) {
    if (mark.test(letter)) {
      if (++marks > mostMarks) continue
    } else if (unseen.test(letter)) {
      // Tags spell words nobody sees, except in the flags of regions (UTS #51 §C.1).
      if (isTag(letter) && base !== '\u{1f3f4}') continue
      if (++hidden > mostUnseen) continue
    } else {
      marks = 0
      hidden = 0
      base = letter
    }
    kept += letter
  }
  return kept
}

function isTag(letter: string): boolean {
  const point = letter.codePointAt(0)!
  return point >= 0xe0000 && point <= 0xe007f
}

/** Isolates are the decent way to mix directions; each is closed on its own line so that none leaks into the next words. */
function closeIsolates(text: string): string {
  if (!/[\u2066-\u2069]/.test(text)) return text
  return text.split('\n').map(closeLine).join('\n')
}

function closeLine(line: string): string {
  let open = 0
  let kept = ''
  for (const letter of line) {
    if (letter === '\u2069') {
      if (open === 0) continue
      open--
    } else if (letter >= '\u2066' && letter <= '\u2068') {
      if (open === mostIsolates) continue
      open++
    }
    kept += letter
  }
  return kept + '\u2069'.repeat(open)
}
