import { defaultThemes, understand } from '../../../understanding/index.ts'
import { ownSamples } from '../../train/data.ts'
import { type Figure } from '../figure.ts'
import { balancedAccuracy } from '../metrics.ts'

const brand = { names: [], themes: defaultThemes }

/** The same said otherwise: each change is the same each time. */
const changes: Record<string, (text: string) => string> = {
  'accents dropped': (text) => text.normalize('NFD').replace(/\p{M}/gu, ''),
  'apostrophes dropped': (text) => text.replace(/['’]/g, ''),
  'apostrophes curled': (text) => text.replaceAll("'", '’'),
  'all in lower case': (text) => text.toLowerCase(),
  'all in capitals': (text) => text.toUpperCase(),
  'another brand named': (text) => `Norvella : ${text.replace(/@\w+/g, '@norvella')}`,
  'two letters swapped in every fifth word': swapped,
}

function swapped(text: string): string {
  let long = 0
  return text.replace(/\p{L}{5,}/gu, (word) => {
    if (long++ % 5 > 0) return word
    const at = 1 + (word.length % 3)
    return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)
  })
}

/** Points of balanced accuracy lost on ordinary talk when its writing changes. */
export function measure(): Figure[] {
  const samples = ownSamples('held-out').filter(
    ({ file, stance }) => file.endsWith('-ordinary') && (stance === 'dislike' || stance === 'like'),
  )
  const right = (change: (text: string) => string) =>
    balancedAccuracy(
      samples.map(({ text, stance }) => ({ gold: stance, said: understand(change(text), brand).stance.kind })),
      ['dislike', 'like'],
    )
  const before = right((text) => text)
  return Object.entries(changes).map(([name, change]) => ({
    set: 'ordinary talk, changed',
    from: 'own',
    texts: samples.length,
    metric: `points lost: ${name}`,
    ours: before - right(change),
  }))
}
