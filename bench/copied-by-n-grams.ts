/** What a library of n-grams finds of a copy: five words in a row, to the letter. In a folder of its own, outside the product’s dependencies. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const home = join(import.meta.dirname, 'peers')
const inARow = 5
const fewestWords = 8

export type CopiedBy = (draft: string) => { start: number; end: number }[]

/** Null where npm does not bring it. */
export async function byNGrams(pages: readonly string[]): Promise<CopiedBy | null> {
  try {
    const words = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock']
    execFileSync('npm', words, { cwd: home, stdio: 'ignore', shell: process.platform === 'win32' })
  } catch {
    return null
  }
  const { nGram } = await import(pathToFileURL(join(home, 'node_modules', 'n-gram', 'index.js')).href)
  const grams: (of: string[]) => string[][] = nGram(inARow)
  const known = new Set(
    pages.flatMap((page) => grams(wordsIn(page).map(({ form }) => form)).map((gram) => gram.join(' '))),
  )
  return (draft) => {
    const all = wordsIn(draft)
    const copied = new Set<number>()
    for (const [at, gram] of grams(all.map(({ form }) => form)).entries())
      if (known.has(gram.join(' '))) for (let of = at; of < at + inARow; of++) copied.add(of)
    const runs: { start: number; end: number }[] = []
    for (let at = 0; at < all.length; at++) {
      let end = at
      while (copied.has(end)) end++
      if (end - at >= fewestWords) runs.push({ start: all[at]!.start, end: all[end - 1]!.end })
      at = Math.max(at, end)
    }
    return runs
  }
}

const wordsIn = (text: string) =>
  [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    form: word.toLowerCase(),
    start: index,
    end: index + word.length,
  }))
