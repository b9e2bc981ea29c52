import { type ReadyBrand } from '../brand.ts'
import { longestPhrase, stem } from '../phrases.ts'

export interface Themed {
  theme: string
  confidence: number
}

/** How often each theme's seeds stand among these words; a seed of several words counts for each of them. */
export function seedsAmong(
  stems: string[],
  from: number,
  until: number,
  brand: ReadyBrand,
  weight: number,
  counts: Float64Array,
) {
  for (let at = from; at < until; ) {
    const found = longestPhrase(brand.seeds, stems, at, until)
    if (!found) {
      at++
      continue
    }
    for (const theme of found.value) counts[theme]! += (weight * found.length) / found.value.length
    at += found.length
  }
}

export function noCounts(brand: ReadyBrand): Float64Array {
  return new Float64Array(brand.keys.length)
}

/** The top two. Ties keep the brand's own order. Sureness grows with the share of the seeds and with their number. */
export function topThemes(counts: Float64Array, brand: ReadyBrand): Themed[] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  return [...counts]
    .map((count, index) => ({ count, index }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || a.index - b.index)
    .slice(0, 2)
    .map(({ count, index }) => ({
      theme: brand.keys[index]!,
      confidence: Math.round((count / (total + 0.6)) * 1000) / 1000,
    }))
}

export function stems(forms: string[]): string[] {
  return forms.map(stem)
}
