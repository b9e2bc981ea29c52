import { type Brand } from './findings.ts'
import { fold } from './fold.ts'
import { addPhrase, longestPhrase, type PhraseTree, phraseTree, stem } from './phrases.ts'

/** A brand made ready for reading: its seeds as stems, its names as words. */
export interface ReadyBrand {
  keys: string[]
  /** Which themes (by index) a phrase of stems speaks for. */
  seeds: PhraseTree<number[]>
  names: PhraseTree<true>
  /** Each name in one piece, as handles write it: `@lesvergersimaginaires`. */
  handles: Set<string>
}

const articles = new Set('le la les l the'.split(' '))
const mostThemes = 300
const mostSeeds = 300
const mostNames = 50

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
  const ready: ReadyBrand = { keys: [], seeds: phraseTree(), names: phraseTree(), handles: new Set() }
  for (const [index, { key, seeds }] of brand.themes.slice(0, mostThemes).entries()) {
    ready.keys.push(key)
    for (const seed of seeds.slice(0, mostSeeds)) addSeed(ready.seeds, seed, index)
  }
  for (const name of brand.names.slice(0, mostNames)) addName(ready, name)
  return ready
}

export function plainWords(text: string): string[] {
  return fold(text.slice(0, 200)).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
}

function addSeed(seeds: PhraseTree<number[]>, seed: string, theme: number) {
  const stems = plainWords(seed).map(stem)
  if (stems.length === 0) return
  const there = longestPhrase(seeds, stems, 0, stems.length)
  const themes = there?.length === stems.length ? there.value : []
  addPhrase(seeds, stems, themes.includes(theme) ? themes : [...themes, theme])
}

function addName(ready: ReadyBrand, name: string) {
  const words = plainWords(name)
  const bare = articles.has(words[0] ?? '') ? words.slice(1) : words
  for (const one of [words, bare]) {
    const joined = one.join('')
    if (joined.length < 2) continue
    addPhrase(ready.names, one, true)
    addPhrase(ready.names, [joined], true)
    ready.handles.add(joined)
  }
}
