import { addressesBrand } from './addressing.ts'
import { type ReadyBrand, readyBrand } from './brand.ts'
import { clausesIn } from './clauses.ts'
import { type Lexicon, lexicon } from './cues/cue.ts'
import { englishCues } from './cues/english.ts'
import { frenchCues } from './cues/french.ts'
import { quebecCues } from './cues/quebec.ts'
import { type Brand, type Findings, type FoundReason, understandingVersion } from './findings.ts'
import { languageOf } from './language.ts'
import { measuresIn } from './measures.ts'
import { deedsDenied, opinionsIn } from './opinions.ts'
import { longestPhrase } from './phrases.ts'
import { type Ground, groundsIn } from './reasons.ts'
import { type Position, stanceOf } from './stance.ts'
import { defaultThemes } from './themes/default-themes.ts'
import { noCounts, seedsAmong, stems, topThemes } from './themes/theming.ts'
import { readAtMost, type Word, wordsIn } from './words.ts'

const french = lexicon(frenchCues)
const quebec = lexicon(quebecCues)
const english = lexicon(englishCues)
const lexicons: Record<string, Lexicon[]> = { fr: [french], 'fr-CA': [quebec, french], en: [english] }
const known = (form: string) => french.forms.has(form) || english.forms.has(form) || quebec.forms.has(form)

// A brand may hear with no theme at all; « le service est nul » still names something.
const commonAspects = readyBrand({ names: [], themes: defaultThemes })

/** What one message says of the brand. Never fails, whatever the text: findings and doubts. Reads the first 20,000 UTF-16 units. */
export function understand(text: string, brand: Brand): Findings {
  const head = headOf(text)
  const ready = readyBrand(brand)
  const words = wordsIn(head, known)
  const forms = words.map((word) => word.form)
  const clauses = clausesIn(head, words)
  const language = languageOf(head, words, french, english)
  const addresses = addressesBrand(words, forms, clauses, ready)
  const read = lexicons[language.code]
  const findings = { version: understandingVersion, language, addresses }
  if (!read) {
    return { ...findings, stance: { kind: 'unknown', confidence: 0 }, reasons: [], themes: [], reasonMissing: false }
  }

  const heard = opinionsIn(forms, clauses, read)
  if (language.code !== 'en') heard.opinions.push(...deedsDenied(forms, clauses, heard.opinions))
  const position = stanceOf(clauses, heard, head, words.length)
  if (position.kind === 'dislike') heard.opinions.push(...measuresIn(head, words, clauses, heard.opinions))
  heard.opinions.sort((a, b) => a.from - b.from)
  const roots = stems(forms)
  const namesAspect = (from: number, until: number) =>
    holdsSeed(roots, from, until, ready) || holdsSeed(roots, from, until, commonAspects)
  const grounds = groundsIn({
    text: head,
    words,
    forms,
    clauses,
    opinions: heard.opinions,
    aside: position.aside,
    namesAspect,
  })
  const counts = noCounts(ready)
  seedsAmong(roots, 0, roots.length, ready, 1, counts)
  const reasons = mayGive(position, grounds).map((ground) => {
    seedsAmong(roots, ground.from, ground.until, ready, 1, counts)
    return reasonAt(head, words, roots, ready, ground, position)
  })
  return {
    ...findings,
    stance: { kind: position.kind, confidence: position.confidence },
    reasons,
    themes: topThemes(counts, ready),
    reasonMissing: position.kind === 'dislike' && reasons.length === 0,
  }
}

/** Without a dislike only firm grounds outside questions and suggestions are shown: « très bon, mais trop cher ». */
function mayGive(position: Position, grounds: Ground[]): Ground[] {
  return position.kind === 'dislike' ? grounds : grounds.filter((ground) => ground.confidence >= 0.7)
}

function reasonAt(
  text: string,
  words: Word[],
  roots: string[],
  brand: ReadyBrand,
  ground: Ground,
  position: Position,
): FoundReason {
  const counts = noCounts(brand)
  seedsAmong(roots, ground.from, ground.until, brand, 1, counts)
  const start = words[ground.from]!.start
  const end = withSign(text, words[ground.until - 1]!.end)
  const doubted = position.kind === 'dislike' ? 0.5 + 0.5 * position.confidence : 0.6
  return {
    start,
    end,
    theme: topThemes(counts, brand)[0]?.theme ?? null,
    confidence: Math.round(ground.confidence * doubted * 1000) / 1000,
  }
}

/** « 3 € » and « 12 % » keep their sign. */
function withSign(text: string, end: number): number {
  if (!/\d/.test(text.charAt(end - 1))) return end
  return end + (/^[ \u00a0\u202f]?[%€$£°]/.exec(text.slice(end, end + 2))?.[0].length ?? 0)
}

function holdsSeed(roots: string[], from: number, until: number, brand: ReadyBrand): boolean {
  for (let at = from; at < until; at++) if (longestPhrase(brand.seeds, roots, at, until)) return true
  return false
}

function headOf(text: string): string {
  if (text.length <= readAtMost) return text
  // Never between the two halves of one character.
  const cut = (text.charCodeAt(readAtMost - 1) & 0xfc00) === 0xd800 ? readAtMost - 1 : readAtMost
  return text.slice(0, cut)
}
