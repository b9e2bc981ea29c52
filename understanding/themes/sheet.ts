import { type Brand } from '../findings.ts'
import { type Labels, labelsOf } from '../learnt.ts'
import { addPhrase, longestPhrase, type PhraseTree, phraseTree } from '../phrases.ts'
import { defaultThemes } from './default-themes.ts'
import { hashesOfDirection } from './features.ts'
import { plainRoots } from './matter.ts'
import { gist, nearness, rarest, type Space } from './space.ts'

/** The themes of a brand made ready for reading. Themes go by their index here. */
export interface Sheet extends Labels {
  keys: string[]
  space: Space
  seeds: PhraseTree<Seed>
  /** Words that stand in a seed of several: each says a part of it. */
  parts: Map<string, { theme: number; much: number }[]>
  /** Where the seeds of each theme point together. */
  directions: Float64Array[]
  /** How near a row lies to some seed of each theme; made when first asked for. */
  nearSeeds: (row: number) => Float64Array | null
  /** Default themes that kept their seeds: what training learnt of them holds. */
  trained: boolean[]
  /** « None of them », as training knows it. */
  none: Labels
}

export interface Seed {
  themes: number[]
  name: string
  tells: number
}

/** No key of a brand begins with a space and means this. */
export const noTheme = ' none'

export const seeding = { partTells: 0.5, partRarity: 5, nearFrom: 0.65, rareEnough: 3 }
export const mostThemes = 300
export const mostSeeds = 300
const mostUnits = 200
const mostNear = 20_000

/** `nearDefaults`: where training wrote down how near each row lies to each default theme, in 127ths; else it is found anew. */
export function sheetOf(themes: Brand['themes'], space: Space, nearDefaults?: Int8Array): Sheet {
  const kept = themes.slice(0, mostThemes)
  const phrases = kept.map(({ seeds }) =>
    seeds
      .slice(0, mostSeeds)
      .map((seed) => plainRoots(seed.slice(0, mostUnits)))
      .filter((roots) => roots.length > 0),
  )
  const rowsOf = (roots: string[][]) => [...new Set(roots.flat().map(space.rowOf))].filter((row) => row >= 0)
  const seedRows = phrases.map(rowsOf)
  return {
    keys: kept.map(({ key }) => key),
    ...labelsOf(
      kept.map(({ key }) => key),
      hashesOfDirection(space.dims),
    ),
    space,
    seeds: seedTree(phrases, space),
    parts: partsOf(phrases, space),
    directions: seedRows.map((rows) => gist(space, rows)),
    nearSeeds: nearest(
      seedRows.map((rows, at) => nearnessTo(rows, space, nearDefaults, kept[at]!)),
      space,
    ),
    trained: kept.map(keptItsSeeds),
    none: labelsOf([noTheme], hashesOfDirection(space.dims)),
  }
}

function keptItsSeeds({ key, seeds }: Brand['themes'][number]): boolean {
  const ours = defaultThemes.find((theme) => theme.key === key)?.seeds
  if (!ours) return false
  const theirs = new Set(seeds)
  return ours.filter((seed) => theirs.has(seed)).length * 2 >= ours.length
}

function seedTree(phrases: string[][][], space: Space): PhraseTree<Seed> {
  const tree = phraseTree<Seed>()
  for (const [theme, seeds] of phrases.entries()) {
    for (const roots of seeds) {
      const there = longestPhrase(tree, roots, 0, roots.length)
      const themes = there?.length === roots.length ? there.value.themes : []
      if (themes.includes(theme)) continue
      const tells = roots.reduce((sum, root) => sum + space.rarity(space.rowOf(root)), 0) / rarest
      addPhrase(tree, roots, { themes: [...themes, theme], name: roots.join(' '), tells })
    }
  }
  return tree
}

function partsOf(phrases: string[][][], space: Space): Sheet['parts'] {
  const parts: Sheet['parts'] = new Map()
  for (const [theme, seeds] of phrases.entries()) {
    const best = new Map<string, number>()
    for (const roots of seeds) {
      if (roots.length < 2) continue
      for (const root of roots) {
        if (space.rarity(space.rowOf(root)) <= seeding.partRarity) continue
        best.set(root, Math.max(best.get(root) ?? 0, seeding.partTells / roots.length))
      }
    }
    for (const [root, much] of best) parts.set(root, [...(parts.get(root) ?? []), { theme, much }])
  }
  return parts
}

/** Soft seeds: a word near a seed speaks for its theme, and half as much for the others it comes near to. */
function nearest(nearThemes: ((row: number) => number)[], space: Space): Sheet['nearSeeds'] {
  const known = new Map<number, Float64Array | null>()
  return (row) => {
    if (row < 0 || space.rarity(row) <= seeding.rareEnough) return null
    let near = known.get(row)
    if (near === undefined) {
      near = nearTo(row, nearThemes, space)
      if (known.size >= mostNear) known.clear()
      known.set(row, near)
    }
    return near
  }
}

function nearTo(row: number, nearThemes: ((row: number) => number)[], space: Space): Float64Array | null {
  const near = Float64Array.from(nearThemes, (nearTheme) => nearTheme(row))
  const best = Math.max(...near, 0)
  if (best === 0) return null
  const tells = space.rarity(row) / rarest
  return near.map((one) => (one === best ? one : one / 2) * tells)
}

/** From 0 to 1, how near a row lies to the nearest of a theme's seeds. */
function nearnessTo(
  seedRows: number[],
  space: Space,
  nearDefaults: Int8Array | undefined,
  { key, seeds }: Brand['themes'][number],
): (row: number) => number {
  const ours = defaultThemes.findIndex((theme) => theme.key === key && sameSeeds(theme.seeds, seeds))
  if (nearDefaults && ours >= 0) return (row) => nearDefaults[row * defaultThemes.length + ours]! / 127
  const telling = seedRows.filter((row) => space.rarity(row) > seeding.rareEnough)
  return (row) => {
    let most = 0
    for (const seed of telling) if (seed !== row) most = Math.max(most, nearness(space, row, seed))
    return Math.max(0, (most - seeding.nearFrom) / (1 - seeding.nearFrom))
  }
}

function sameSeeds(ours: readonly string[], theirs: readonly string[]): boolean {
  return ours.length === theirs.length && ours.every((seed, at) => seed === theirs[at])
}

/** What `nearDefaults` is: every row of the space beside every default theme. */
export function nearDefaultsIn(space: Space): Int8Array {
  const near = defaultThemes.map(({ seeds }) => {
    const rows = seeds.flatMap(plainRoots).map(space.rowOf)
    return nearnessTo([...new Set(rows.filter((row) => row >= 0))], space, undefined, { key: '', seeds: [] })
  })
  const table = new Int8Array(space.rows * near.length)
  for (let row = 0; row < space.rows; row++)
    for (const [theme, nearTheme] of near.entries()) table[row * near.length + theme] = Math.round(nearTheme(row) * 127)
  return table
}
