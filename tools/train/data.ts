import { existsSync, globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Where the data lie that others collected and that may train what ships; it is not part of this project. */
export const trainingData = resolve(import.meta.dirname, '../../../shared/data/train')
const samples = resolve(import.meta.dirname, '../../understanding/samples')

/** A sentence of our own, annotated by hand. `reasons`: verbatim parts of the text, each with its default theme or null. */
export interface Sample {
  text: string
  language: 'fr' | 'fr-CA' | 'en'
  stance: 'dislike' | 'like' | 'question' | 'suggestion' | 'neutral'
  reasons: [span: string, theme: string | null][]
  kind: string
  trade: string
  /** The file it stands in, without its ending. */
  file: string
}

export function ownSamples(set: 'learn' | 'held-out'): Sample[] {
  return globSync('*.jsonl', { cwd: join(samples, set) })
    .sort()
    .flatMap((name) =>
      linesOf(join(samples, set, name)).map((line) => ({ ...JSON.parse(line), file: name.replace('.jsonl', '') })),
    )
}

export const domains = ['coursera', 'food', 'hotel', 'laptop', 'phone', 'restaurant', 'sight'] as const
export type Domain = (typeof domains)[number]
export type Polarity = 'positive' | 'negative' | 'neutral'

/** One sentence of M-ABSA. `target` is a part of the text, or null where it is only meant. */
export interface AspectSentence {
  text: string
  domain: Domain
  language: string
  split: 'train' | 'dev' | 'test'
  aspects: { target: string | null; category: string; polarity: Polarity }[]
}

export function aspectSentences(language: string): AspectSentence[] {
  const found: AspectSentence[] = []
  for (const domain of domains) {
    for (const split of ['train', 'dev', 'test'] as const) {
      const file = join(trainingData, 'm-absa/data', domain, language, `${split}.txt`)
      if (!existsSync(file)) continue
      for (const line of linesOf(file)) {
        const [text, triplets] = line.split('####')
        if (!text?.trim() || !triplets) continue
        found.push({ text: text.trim(), domain, language, split, aspects: aspectsOf(triplets) })
      }
    }
  }
  return found
}

// Written nearly as Python writes a list: ['target', 'category', 'polarity'], but « l'écran » stands unescaped inside its
// quotes, so a string ends where `', '` follows. One domain says POS where the others say positive.
const triplet = /\[(['"])(.*?)\1, (['"])(.*?)\3, (['"])(pos|neg|neu)[a-z]*\5\]/gi
const polarities: Record<string, Polarity> = { pos: 'positive', neg: 'negative', neu: 'neutral' }

function aspectsOf(triplets: string): AspectSentence['aspects'] {
  return [...triplets.matchAll(triplet)].map(([, , target, , category, , polarity]) => ({
    target: target === 'NULL' ? null : target!.replace(/^\[['"]/, ''),
    category: category!,
    polarity: polarities[polarity!.toLowerCase()]!,
  }))
}

/** French tweets of DEFT 2017, task 1. */
export function frenchTweets(): { text: string; label: 'objective' | 'negative' | 'positive' | 'mixed' }[] {
  return linesOf(join(trainingData, 'deft2017/task1-train.csv')).flatMap((line) => {
    const [id, text, label] = line.split('\t')
    if (!id || !text || !/^(objective|negative|positive|mixed)$/.test(label ?? '')) return []
    return [{ text, label: label as 'objective' }]
  })
}

/** French tweets without labels: what people write there. */
export function unlabelledTweets(): string[] {
  return linesOf(join(trainingData, 'deft2017/more_tweets_data.txt'))
}

/** English sentences of TOWE with one target each and the words that judge it; tags are B, I and O by word. */
export function judgedTargets(): { set: string; id: string; words: string[]; target: string[]; opinion: string[] }[] {
  return ['14lap', '14res', '15res', '16res'].flatMap((set) =>
    linesOf(join(trainingData, 'towe', set, 'train.tsv'))
      .slice(1)
      .map((line) => {
        const [id, sentence, target, opinion] = line.split('\t') as [string, string, string, string]
        const tags = (tagged: string) => tagged.split(' ').map((one) => one.slice(one.lastIndexOf('\\') + 1))
        return { set, id, words: sentence.split(' '), target: tags(target), opinion: tags(opinion) }
      }),
  )
}

/** ArgKP-2021: arguments, key points, and whether a key point says what the argument says. */
export function argumentPairs(split: 'train' | 'dev') {
  const of = (kind: string) => rowsOf(join(trainingData, 'argkp/kpm_data', `${kind}_${split}.csv`))
  const texts = new Map<string, { text: string; topic: string; stance: string }>()
  for (const kind of ['arguments', 'key_points'])
    for (const [id, text, topic, stance] of of(kind)) texts.set(id!, { text: text!, topic: topic!, stance: stance! })
  return of('labels').flatMap(([argument, keyPoint, label]) => {
    const [one, other] = [texts.get(argument!), texts.get(keyPoint!)]
    if (!one || !other) return []
    return [{ argument: argument!, keyPoint: keyPoint!, ...one, point: other.text, same: label === '1' }]
  })
}

function linesOf(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
}

/** RFC 4180, without the heading. */
export function rowsOf(file: string): string[][] {
  const rows: string[][] = []
  for (const [row] of readFileSync(file, 'utf8').matchAll(/(?:"(?:[^"]|"")*"|[^"\n])+/g)) {
    const fields = row.trimEnd().match(/(?:"(?:[^"]|"")*"|[^",])*(?:,|$)/g) ?? []
    rows.push(
      fields.slice(0, -1).map((one) =>
        one
          .replace(/,$/, '')
          .replace(/^"([\s\S]*)"$/, '$1')
          .replaceAll('""', '"'),
      ),
    )
  }
  return rows.slice(1)
}
