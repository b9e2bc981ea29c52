import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { match, matcherAmong } from '../../../understanding/index.ts'
import { rowsOf, trainingData } from '../../train/data.ts'
import { type Figure } from '../figure.ts'

interface Pair {
  subject: string
  argument: string
  text: string
  point: string
  /** Null where the annotators did not agree. */
  same: boolean | null
}

/** ArgKP-2021, the topics nothing was learnt from, measured as its shared task does. */
export function measure(): Figure[] {
  const pairs = allPairs()
  if (pairs.length === 0) return []
  const together = matcherAmong([...new Set(pairs.flatMap(({ text, point }) => [text, point]))])
  const bySubject = new Map<string, typeof match>()
  for (const [subject, some] of Map.groupBy(pairs, (pair) => pair.subject))
    bySubject.set(subject, matcherAmong([...new Set(some.flatMap(({ text, point }) => [text, point]))]))
  const ways: [string, (pair: Pair) => number][] = [
    ['each pair alone', ({ text, point }) => match(text, point)],
    ['among the whole file', ({ text, point }) => together(text, point)],
    ['among the subject', ({ subject, text, point }) => bySubject.get(subject)!(text, point)],
  ]
  return ways.flatMap(([way, score]) => {
    const scored = pairs.map((pair) => ({ ...pair, score: score(pair) }))
    const figure = { set: 'arguments to key points, dev', from: 'others' as const, texts: pairs.length }
    return [
      { ...figure, metric: `mAP strict, ${way}`, ours: meanPrecision(scored, (same) => same === true) },
      { ...figure, metric: `mAP relaxed, ${way}`, ours: meanPrecision(scored, (same) => same !== false) },
    ]
  })
}

/** Every argument that was judged with every key point of its topic and stance. */
function allPairs(): Pair[] {
  const file = (kind: string) => join(trainingData, 'argkp/kpm_data', `${kind}_dev.csv`)
  if (!existsSync(file('labels'))) return []
  const labels = rowsOf(file('labels'))
  const judged = new Map(labels.map(([argument, point, same]) => [`${argument} ${point}`, same === '1']))
  const known = new Set(labels.map(([argument]) => argument))
  const points = rowsOf(file('key_points'))
  return rowsOf(file('arguments')).flatMap(([argument, text, topic, stance]) =>
    points.flatMap(([point, pointText, pointTopic, pointStance]) => {
      if (!known.has(argument) || pointTopic !== topic || pointStance !== stance) return []
      const same = judged.get(`${argument} ${point}`) ?? null
      return [{ subject: `${topic} ${stance}`, argument: argument!, text: text!, point: pointText!, same }]
    }),
  )
}

/** Each argument with its best key point; the surer half; their average precision; its mean over subjects. */
function meanPrecision(pairs: (Pair & { score: number })[], right: (same: boolean | null) => boolean): number {
  const subjects = [...Map.groupBy(pairs, ({ subject }) => subject).values()]
  const precisions = subjects.map((some) => {
    const best = [...Map.groupBy(some, ({ argument }) => argument).values()].map((choices) =>
      choices.reduce((most, one) => (one.score > most.score ? one : most)),
    )
    const surer = best.sort((a, b) => b.score - a.score).slice(0, Math.floor(best.length / 2))
    return averagePrecision(surer.map(({ same }) => right(same)))
  })
  return (100 * precisions.reduce((sum, one) => sum + one, 0)) / precisions.length
}

function averagePrecision(right: boolean[]): number {
  let hits = 0
  let sum = 0
  for (const [at, one] of right.entries()) {
    if (!one) continue
    hits++
    sum += hits / (at + 1)
  }
  return hits === 0 ? 0 : sum / hits
}
