import { type Correction, defaultThemes, fold, learn, learnAll, understand } from '#understanding'
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
  const longTook = performance.now() - longFrom
  const lessons: Correction[] = texts.slice(0, 10_000).map((text) => ({ text, theme: 'delivery', stance: 'dislike' }))
  const learning: number[] = []
  let learnt: Parameters<typeof learn>[0] = brand
  for (const lesson of lessons.slice(0, 3300)) {
    const from = performance.now()
    learnt = learn(learnt, lesson)
    learning.push(performance.now() - from)
  }
  const replayFrom = performance.now()
  learnAll(brand, lessons)
  const replayed = (performance.now() - replayFrom) / 1000
  return {
    figures: [
      {
        what: 'messages understood',
        unit: '/s',
        value: round(count / seconds),
        raw: { what: 'folding the text alone', value: round(count / folding) },
      },
      { what: 'one message', unit: 'ms', ...timesOf(millis) },
      { what: 'one correction learnt', unit: 'ms', ...timesOf(learning.slice(0, 300)) },
      { what: 'one correction where 3,000 are kept', unit: 'ms', ...timesOf(learning.slice(3000)) },
      { what: 'ten thousand corrections replayed', unit: 's', value: round(replayed) },
      { what: 'one text of 20,000 characters', unit: 'ms', value: round(longTook) },
    ],
    how: { messages: count, charactersOnAverage: Math.round(characters / count) },
  }
})
