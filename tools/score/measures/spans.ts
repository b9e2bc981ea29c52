import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defaultThemes, understand } from '../../../understanding/index.ts'
import { ownSamples } from '../../train/data.ts'
import { type Figure } from '../figure.ts'
import { scoringData } from '../sets.ts'

const brand = { names: [], themes: defaultThemes }
const reasonsIn = (text: string) => understand(text, brand).reasons

/** Reasons as spans: of our held-out samples by characters, and in sentences about restaurants and laptops by negative targets. */
export function measure(): Figure[] {
  return [...samplesByFile(), ...negativeTargets()]
}

function samplesByFile(): Figure[] {
  const samples = ownSamples('held-out')
  return [...new Set(samples.map(({ file }) => file))].flatMap((file) => {
    const some = samples.filter((sample) => sample.file === file)
    const told = some.filter(({ reasons }) => reasons.length > 0)
    const silent = some.filter(({ reasons, stance }) => reasons.length === 0 && stance !== 'dislike')
    const figures: Figure[] = []
    if (told.length > 0) {
      const ours = told.map(({ text }) =>
        marks(
          text.length,
          reasonsIn(text).map(({ start, end }) => [start, end]),
        ),
      )
      const gold = told.map(({ text, reasons }) =>
        marks(
          text.length,
          reasons.map(([span]) => placeOf(text, span)),
        ),
      )
      const whole = told.map(({ text }) => marks(text.length, [[0, text.length]]))
      figures.push({
        set: `${file}: reasons`,
        from: 'own',
        texts: told.length,
        metric: 'F1 of characters in reasons',
        ours: overlap(gold, ours),
        peers: { 'the whole text': overlap(gold, whole) },
      })
    }
    if (silent.length > 0) {
      const kept = silent.filter(({ text }) => reasonsIn(text).length === 0)
      figures.push({
        set: `${file}: no reasons`,
        from: 'own',
        texts: silent.length,
        metric: 'texts without grievance left without reason',
        ours: (100 * kept.length) / silent.length,
      })
    }
    return figures
  })
}

function placeOf(text: string, span: string): [number, number] {
  const start = text.indexOf(span)
  return [start, start + span.length]
}

function marks(length: number, spans: [number, number][]): Uint8Array {
  const marked = new Uint8Array(length)
  for (const [start, end] of spans) marked.fill(1, start, end)
  return marked
}

/** F1 over the characters of all texts. */
function overlap(gold: Uint8Array[], ours: Uint8Array[]): number {
  let [both, all] = [0, 0]
  for (const [at, marked] of gold.entries()) {
    for (let place = 0; place < marked.length; place++) {
      both += marked[place]! & ours[at]![place]!
      all += marked[place]! + ours[at]![place]!
    }
  }
  return all === 0 ? 0 : (200 * both) / all
}

interface Targeted {
  text: string
  /** Where the negative targets stand. */
  targets: [number, number][]
}

function negativeTargets(): Figure[] {
  const sets: [string, string[]][] = [
    ['acos restaurants: reasons', ['acos/rest16_quad_train.tsv', 'acos/rest16_quad_dev.tsv']],
    ['acos laptops: reasons', ['acos/laptop_quad_train.tsv', 'acos/laptop_quad_dev.tsv']],
  ]
  return sets.flatMap(([set, files]) => {
    const sentences = files.filter((file) => existsSync(join(scoringData, file))).flatMap(quadsIn)
    if (sentences.length === 0) return []
    let [found, right, targets, met] = [0, 0, 0, 0]
    for (const one of sentences) {
      const reasons = reasonsIn(one.text)
      const holds = (reason: { start: number; end: number }, [start, end]: [number, number]) =>
        reason.start <= start && end <= reason.end
      found += reasons.length
      right += reasons.filter((reason) => one.targets.some((target) => holds(reason, target))).length
      targets += one.targets.length
      met += one.targets.filter((target) => reasons.some((reason) => holds(reason, target))).length
    }
    const [precision, recall] = [right / Math.max(1, found), met / Math.max(1, targets)]
    const ours = (200 * precision * recall) / (precision + recall || 1)
    return [
      {
        set,
        from: 'others' as const,
        texts: sentences.length,
        metric: 'F1 of reasons that hold a negative target',
        ours,
      },
    ]
  })
}

/** Sentences in words between spaces, then quads: target as word bounds (−1 where only meant), category, polarity (0 negative), opinion. */
function quadsIn(file: string): Targeted[] {
  return readFileSync(join(scoringData, file), 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.includes('\t'))
    .map((line) => {
      const [text, ...quads] = line.split('\t') as [string, ...string[]]
      const words = text.split(' ')
      const startOf = (word: number) => words.slice(0, word).join(' ').length + (word > 0 ? 1 : 0)
      const targets = new Map<string, [number, number]>()
      for (const quad of quads) {
        const [target, , polarity] = quad.split(' ') as [string, string, string]
        const [from, until] = target.split(',').map(Number) as [number, number]
        if (polarity === '0' && from >= 0) targets.set(target, [startOf(from), startOf(until) - 1])
      }
      return { text, targets: [...targets.values()] }
    })
}
