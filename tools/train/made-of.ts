import { createHash, type Hash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Prior } from '../../understanding/prior/pack.ts'
import { spanWeightsIn } from '../../understanding/spans/prior-weights.ts'
import { defaultThemes } from '../../understanding/themes/default-themes.ts'
import { plainRoots } from '../../understanding/themes/matter.ts'
import { ownSamples, type Sample } from './data.ts'
import { sequencesOf } from './spans-chain.ts'
import { sayingsOf } from './spans-evidence.ts'
import { exampleOfSample } from './spans-examples.ts'
import { judgedIn } from './spans-judged.ts'
import { ownLessons } from './stance-lessons.ts'

/**
 * What a prior was made of, as a few lines that it carries: the trainers, our samples, and how understanding reads them. Where
 * they differ from those of today, `npm run train` would give another file. A comment on its own line or a faster way to the
 * same changes none of them. The data of others are not in it: they lie beside the project, or nowhere. Nor is how the words
 * of other languages are read, of which the tables abroad are made.
 */
export function madeOf(prior: Prior): string {
  return [`trainers ${trainers()}`, `lessons ${lessons()}`, `reasons ${reasons(prior)}`].join('\n')
}

/** The trainers' code, less comments that begin a line, blanks and the bounds of lines. */
function trainers(): string {
  const hash = createHash('sha256')
  for (const name of globSync('*.ts', { cwd: import.meta.dirname }).sort()) {
    if (name.endsWith('.test.ts')) continue
    const code = readFileSync(join(import.meta.dirname, name), 'utf8')
    hash.update(`${name} ${code.replace(/^\s*(?:\/\*\*[\s\S]*?\*\/|\/\/.*)/gm, '').replace(/\s+/g, '')}`)
  }
  return hash.digest('hex')
}

/** What the heads and the themes are told: our samples, the word lists and the turns of phrase, as features. */
function lessons(): string {
  const hash = createHash('sha256')
  for (const { example, source, stance, weight, fold } of ownLessons()) {
    hash.update(`${source} ${stance} ${weight} ${fold} ${example.words}`).update(example.buckets)
    numbers(hash, example.signs)
  }
  hash.update(JSON.stringify(defaultThemes))
  for (const { text, reasons } of ownSamples('learn')) hash.update(JSON.stringify([plainRoots(text), reasons]))
  return hash.digest('hex')
}

/** What the finder of reasons is told, and what it would take for a reason with these weights. */
function reasons(prior: Prior): string {
  const weights = spanWeightsIn(prior)
  const hash = createHash('sha256')
  for (const sample of ownSamples('learn')) {
    const example = exampleOfSample(sample, moodOf(sample), 1)
    for (const { features, polarity } of sayingsOf(example)) hash.update(features).update(String(polarity))
    for (const { features, may, gaps } of sequencesOf(example, weights.evidence))
      hash.update(features).update(may).update(gaps)
    for (const { signs, hit } of judgedIn(example, weights)) {
      numbers(hash, signs)
      hash.update(String(hit))
    }
  }
  return hash.digest('hex')
}

/** As if the heads were right and nearly sure: it need not be what they say, only the same each time. */
function moodOf({ stance }: Sample) {
  return { dislike: stance === 'dislike' ? 0.9 : 0.05, like: stance === 'like' ? 0.9 : 0.05 }
}

function numbers(hash: Hash, values: ArrayLike<number>) {
  hash.update(Int32Array.from(values, (value) => Math.round(value * 1e4)))
}
