import { defaultThemes, fold, understand } from '#understanding'
import { benchmark, round, tell } from './benchmark.ts'
import { chanceFrom } from './chance.ts'
import { words } from './texts.ts'
import { timesOf } from './times.ts'

/** Understanding alone, on one core: text in, findings out, no database. */
const count = 20_000

await benchmark('understanding', async () => {
  const chance = chanceFrom(5)
  const texts = Array.from({ length: count }, () => words(chance))
  const characters = texts.reduce((sum, text) => sum + text.length, 0)
  const brand = { names: ['Les Vergers Imaginaires'], themes: defaultThemes.map(({ key, seeds }) => ({ key, seeds })) }
  for (const text of texts.slice(0, 1000)) understand(text, brand)
  tell(`${count} messages`)
  const millis: number[] = []
  const began = performance.now()
  for (const text of texts) {
    const from = performance.now()
    understand(text, brand)
    millis.push(performance.now() - from)
  }
  const seconds = (performance.now() - began) / 1000
  const foldedFrom = performance.now()
  for (const text of texts) fold(text)
  const folding = (performance.now() - foldedFrom) / 1000
  const long = Array.from({ length: 300 }, () => words(chance))
    .join('\n')
    .slice(0, 20_000)
  const longFrom = performance.now()
  understand(long, brand)
  return {
    figures: [
      {
        what: 'messages understood',
        unit: '/s',
        value: round(count / seconds),
        raw: { what: 'folding the text alone', value: round(count / folding) },
      },
      { what: 'one message', unit: 'ms', ...timesOf(millis) },
      { what: 'one text of 20,000 characters', unit: 'ms', value: round(performance.now() - longFrom) },
    ],
    how: { messages: count, charactersOnAverage: Math.round(characters / count) },
  }
})
