import { addressesBrand } from './addressing.ts'
import { type ReadyBrand, readyBrand } from './brand.ts'
import { type Brand, type Findings, type FoundReason, understandingVersion } from './findings.ts'
import { takeStance } from './heads/take-stance.ts'
import { measuresIn } from './measures.ts'
import { longestPhrase } from './phrases.ts'
import { read } from './reading.ts'
import { type Ground, groundsIn } from './reasons.ts'
import { endOf, startOf } from './spans/edges.ts'
import { refusedOdds } from './spans/refusals.ts'
import { chooseThemes } from './themes/choose.ts'
import { defaultThemes } from './themes/default-themes.ts'
import { matterOf } from './themes/matter.ts'
import { type Word } from './words.ts'

// A brand may hear with no theme at all; « le service est nul » still names something.
const commonAspects: Brand = { names: [], themes: defaultThemes }

/** What one message says of the brand. Never fails, whatever the text: findings and doubts. Reads the first 20,000 UTF-16 units. */
export function understand(text: string, brand: Brand): Findings {
  const ready = readyBrand(brand)
  const reading = read(text)
  const { text: head, words, forms, clauses, language, heard } = reading
  const addresses = addressesBrand(words, forms, clauses, ready)
  const position = takeStance(reading, brand.learnt?.stance)
  const { kind, confidence, scores } = position
  const findings = { version: understandingVersion, language, addresses, stance: { kind, confidence, scores } }
  const learnt = brand.learnt?.themes ?? null
  const matter = matterOf(forms, ready.sheet.space)
  if (!heard) {
    // Names and loan words may still be seeds; what vectors say of another language is noise.
    const named = holdsSeed(matter.roots, 0, matter.roots.length, ready)
    const themes = named ? chooseThemes(ready.sheet, learnt, matter, []).top : []
    return { ...findings, reasons: [], themes, reasonMissing: words.length === 0 && kind === 'dislike' }
  }

  if (position.kind === 'dislike') heard.opinions.push(...measuresIn(head, words, clauses, heard.opinions))
  heard.opinions.sort((a, b) => a.from - b.from)
  const common = readyBrand(commonAspects)
  const namesAspect = (from: number, until: number) =>
    holdsSeed(matter.roots, from, until, ready) || holdsSeed(matter.roots, from, until, common)
  const grounds = groundsIn({
    text: head,
    words,
    forms,
    clauses,
    opinions: heard.opinions,
    english: language.code === 'en',
    mood: scores,
    aside: position.aside,
    namesAspect,
    refusedOdds: refusedOdds(learnt, matter, ready.sheet.space),
  })
  const { ofReasons, top } = chooseThemes(ready.sheet, learnt, matter, grounds)
  return {
    ...findings,
    reasons: grounds.map((ground, at) => ({
      ...reasonAt(head, words, ground),
      theme: ofReasons[at]!,
    })),
    themes: top,
    reasonMissing: position.kind === 'dislike' && grounds.length === 0,
  }
}

function reasonAt(text: string, words: Word[], { from, until, confidence }: Ground): Omit<FoundReason, 'theme'> {
  const last = words[until - 1]!.end
  const start = startOf(text, words[from]!.start, last)
  const end = endOf(text, start, last)
  return { start, end, confidence: Math.round(confidence * 1000) / 1000 }
}

function holdsSeed(roots: string[], from: number, until: number, brand: ReadyBrand): boolean {
  for (let at = from; at < until; at++) if (longestPhrase(brand.sheet.seeds, roots, at, until)) return true
  return false
}
