import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { rowsOf } from '../train/data.ts'

/** Where the sets of others lie that may only measure; they are not part of this project, and nothing is learnt from them. */
export const scoringData = resolve(import.meta.dirname, '../../../shared/data/score')

export interface Judged {
  text: string
  stance: 'dislike' | 'like' | 'neutral'
}

const there = (...path: string[]) => existsSync(join(scoringData, ...path))

function linesOf(...path: string[]): string[] {
  return readFileSync(join(scoringData, ...path), 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
}

/** French reviews of television series, in lower case. */
export function seriesReviews(): Judged[] {
  if (!there('allocine-tv')) return []
  return ['train', 'dev'].flatMap((part) =>
    linesOf('allocine-tv', `${part}.tsv`).map((line) => ({
      text: line.slice(2),
      stance: line.startsWith('1') ? 'like' : 'dislike',
    })),
  )
}

export function tweets(language: 'french' | 'english'): Judged[] {
  if (!there('umsab')) return []
  const stances = ['dislike', 'neutral', 'like'] as const
  return ['train', 'val'].flatMap((part) => {
    const labels = linesOf('umsab', language, `${part}_labels.txt`)
    return linesOf('umsab', language, `${part}_text.txt`).map((text, at) => ({
      text,
      stance: stances[Number(labels[at])]!,
    }))
  })
}

export function airlineTweets(): (Judged & { reason: string })[] {
  if (!there('airline')) return []
  const stances: Record<string, Judged['stance']> = { negative: 'dislike', neutral: 'neutral', positive: 'like' }
  return rowsOf(join(scoringData, 'airline/part.csv')).map((row) => ({
    text: row[4]!,
    stance: stances[row[0]!]!,
    reason: row[2]!,
  }))
}

/** Sentences of English reviews whose opinions all lean one way. */
export function reviewSentences(domain: 'laptop' | 'rest16'): Judged[] {
  if (!there('acos')) return []
  return ['train', 'dev'].flatMap((part) =>
    linesOf('acos', `${domain}_quad_${part}.tsv`).flatMap((line) => {
      const [text, ...quads] = line.split('\t')
      const leans = new Set(quads.map((quad) => quad.split(' ')[2]))
      if (leans.size !== 1 || leans.has('1')) return []
      return [{ text: text!, stance: leans.has('0') ? ('dislike' as const) : ('like' as const) }]
    }),
  )
}

/** Sentences from forums of users, and whether they suggest something. */
export function suggestions(): { text: string; suggests: boolean }[] {
  if (!there('suggestion')) return []
  return ['V1.4_Training.csv', 'SubtaskA_Trial_Test_Labeled.csv'].flatMap((file) =>
    rowsOf(join(scoringData, 'suggestion', file)).map((row) => ({ text: row[1]!, suggests: row[2] === '1' })),
  )
}
