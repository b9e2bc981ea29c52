import { type Brand } from './findings.ts'
import { addPhrase, type PhraseTree, phraseTree } from './phrases.ts'
import { prior } from './prior/prior.ts'
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
  names: string[]
  themes: Brand['themes']
  ready: ReadyBrand
}
// One job reads thousands of messages of few brands: making stems again each time would cost more than reading.
const kept: Kept[] = []

/** Compares by content, so a brand edited in place is read as it now is. */
export function readyBrand(brand: Brand): ReadyBrand {
  for (const one of kept) if (sameContent(one, brand)) return one.ready
  const ready = makeReady(brand)
  kept.unshift({
    names: brand.names.slice(0, mostNames),
    themes: brand.themes.slice(0, mostThemes).map(({ key, seeds }) => ({ key, seeds: seeds.slice(0, mostSeeds) })),
    ready,
  })
  if (kept.length > 8) kept.pop()
  return ready
}

function sameContent({ names, themes }: Kept, brand: Brand): boolean {
  if (!sameTexts(names, brand.names, mostNames)) return false
  if (themes.length !== Math.min(brand.themes.length, mostThemes)) return false
  for (let at = 0; at < themes.length; at++) {
    const { key, seeds } = brand.themes[at]!
    if (themes[at]!.key !== key || !sameTexts(themes[at]!.seeds, seeds, mostSeeds)) return false
  }
  return true
}

function sameTexts(texts: readonly string[], others: readonly string[], most: number): boolean {
  if (texts.length !== Math.min(others.length, most)) return false
  for (let at = 0; at < texts.length; at++) if (texts[at] !== others[at]) return false
  return true
}

function makeReady(brand: Brand): ReadyBrand {
  const sheet = sheetOf(brand.themes, space(), prior().int8('themes.near'))
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
