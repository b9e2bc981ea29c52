import { type Brand } from './findings.ts'
import { addPhrase, type PhraseTree, phraseTree } from './phrases.ts'
import { plainWords } from './themes/matter.ts'
import { mostSeeds, mostThemes, type Sheet, sheetOf } from './themes/sheet.ts'
import { space } from './themes/space.ts'

/** A brand made ready for reading: its themes, its names as words. */
export interface ReadyBrand {
  sheet: Sheet
  names: PhraseTree<true>
  /** Each name in one piece, as handles write it: `@lesvergersimaginaires`. */
  handles: Set<string>
}

const articles = new Set('le la les l the'.split(' '))
const mostNames = 50
const mostUnits = 200

interface Kept {
  asked: string[]
  ready: ReadyBrand
}
// One job reads thousands of messages of few brands: making stems again each time would cost more than reading.
const kept: Kept[] = []

/** Compares by content, so a brand edited in place is read as it now is. */
export function readyBrand(brand: Brand): ReadyBrand {
  const asked = contentOf(brand)
  const same = kept.find(
    (one) => one.asked.length === asked.length && one.asked.every((part, at) => part === asked[at]),
  )
  if (same) return same.ready
  const ready = makeReady(brand)
  kept.unshift({ asked, ready })
  if (kept.length > 8) kept.pop()
  return ready
}

function contentOf(brand: Brand): string[] {
  const parts = ['names', ...brand.names.slice(0, mostNames)]
  for (const { key, seeds } of brand.themes.slice(0, mostThemes)) {
    parts.push('theme', String(seeds.length), key)
    for (const seed of seeds.slice(0, mostSeeds)) parts.push(seed)
  }
  return parts
}

function makeReady(brand: Brand): ReadyBrand {
  const sheet = sheetOf(brand.themes, space())
  const ready: ReadyBrand = { sheet, names: phraseTree(), handles: new Set() }
  for (const name of brand.names.slice(0, mostNames)) addName(ready, name)
  return ready
}

function addName(ready: ReadyBrand, name: string) {
  const words = plainWords(name.slice(0, mostUnits))
  const bare = articles.has(words[0] ?? '') ? words.slice(1) : words
  for (const one of [words, bare]) {
    const joined = one.join('')
    if (joined.length < 2) continue
    addPhrase(ready.names, one, true)
    addPhrase(ready.names, [joined], true)
    ready.handles.add(joined)
  }
}
