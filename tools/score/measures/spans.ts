import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defaultThemes, understand } from '../../../understanding/index.ts'
import { ownSamples, type Sample } from '../../train/data.ts'
import { type Figure } from '../figure.ts'
import { scoringData } from '../sets.ts'

const brand = { names: [], themes: defaultThemes }
const reasonsIn = (text: string) => understand(text, brand).reasons

/** Reasons as spans: of our held-out samples by characters, and in sentences about restaurants and laptops by negative targets. */
export function measure(): Figure[] {
  return [...samplesByFile(), calibration(), ...negativeTargets()]
}

function samplesByFile(): Figure[] {
  const samples = ownSamples('held-out')
  return [...new Set(samples.map(({ file }) => file))].flatMap((file) => {
    const some = samples.filter((sample) => sample.file === file)
    return [...reasonsTold(file, some), ...silence(file, some)]
  })
}

function reasonsTold(file: string, samples: Sample[]): Figure[] {
  const told = samples.filter(({ reasons }) => reasons.length > 0)
  if (told.length === 0) return []
  const ours = told.map(({ text }) => reasonsIn(text).map(({ start, end }): Place => [start, end]))
  const gold = told.map(({ text, reasons }) => reasons.map(([span]) => placeOf(text, span)))
  const marked = (places: Place[][]) => places.map((some, at) => marks(told[at]!.text.length, some))
  const whole = told.map(({ text }): Place[] => [[0, text.length]])
  const figure = { set: `${file}: reasons`, from: 'own' as const, texts: told.length }
  return [
    {
      ...figure,
      metric: 'F1 of characters in reasons',
      ours: overlap(marked(gold), marked(ours)),
      peers: { 'the whole text': overlap(marked(gold), marked(whole)) },
    },
    { ...figure, metric: 'F1 of reasons with both bounds right', ours: boundForBound(gold, ours) },
  ]
}

/** A suggestion where nothing is wrong costs whoever reads a look. */
function silence(file: string, samples: Sample[]): Figure[] {
  const kinds: [string, Sample['stance'][]][] = [
    ['likes', ['like']],
    ['questions, suggestions and facts', ['question', 'suggestion', 'neutral']],
  ]
  return kinds.flatMap(([name, stances]) => {
    const silent = samples.filter(({ reasons, stance }) => reasons.length === 0 && stances.includes(stance))
    if (silent.length === 0) return []
    const kept = silent.filter(({ text }) => reasonsIn(text).length === 0)
    return [
      {
        set: `${file}: ${name} without grievance`,
        from: 'own' as const,
        texts: silent.length,
        metric: 'left without reason',
        ours: (100 * kept.length) / silent.length,
      },
    ]
  })
}

type Place = [start: number, end: number]

/** How far what is said of the sureness of reasons lies from how often they are right, on average over tenths. */
function calibration(): Figure {
  const tenths = Array.from({ length: 10 }, () => ({ said: 0, right: 0, found: 0 }))
  let found = 0
  const samples = ownSamples('held-out')
  for (const { text, reasons } of samples) {
    const gold = reasons.map(([span]) => placeOf(text, span))
    for (const { start, end, confidence } of reasonsIn(text)) {
      const tenth = tenths[Math.min(9, Math.floor(confidence * 10))]!
      tenth.found++
      tenth.said += confidence
      if (gold.some((place) => meet(place, [start, end]))) tenth.right++
      found++
    }
  }
  const off = tenths.reduce((sum, { said, right }) => sum + Math.abs(said - right), 0)
  return {
    set: 'held-out: sureness of reasons',
    from: 'own',
    texts: samples.length,
    metric: 'mean distance of sureness from being right, in points (less is better)',
    ours: (100 * off) / Math.max(1, found),
  }
}

/** Half of the shorter lies in the other. */
function meet([start, end]: Place, [from, until]: Place): boolean {
  return (Math.min(end, until) - Math.max(start, from)) * 2 >= Math.min(end - start, until - from)
}

function boundForBound(gold: Place[][], ours: Place[][]): number {
  const all = gold.flat().length + ours.flat().length
  const right = gold.flatMap((some, at) =>
    some.filter(([start, end]) => ours[at]!.some(([from, until]) => from === start && until === end)),
  )
  return all === 0 ? 0 : (200 * right.length) / all
}

function placeOf(text: string, span: string): Place {
  const start = text.indexOf(span)
  return [start, start + span.length]
}

function marks(length: number, spans: Place[]): Uint8Array {
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
  targets: Place[]
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
      const holds = (reason: { start: number; end: number }, [start, end]: Place) =>
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
      const targets = new Map<string, Place>()
      for (const quad of quads) {
        const [target, , polarity] = quad.split(' ') as [string, string, string]
        const [from, until] = target.split(',').map(Number) as [number, number]
        if (polarity === '0' && from >= 0) targets.set(target, [startOf(from), startOf(until) - 1])
      }
      return { text, targets: [...targets.values()] }
    })
}
