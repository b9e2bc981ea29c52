import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { defaultThemes, understand } from './index.ts'

// What was reached, less a little: learning anew may cost one text here or there, not more.
const floors = { leaning: 75, question: 83, suggestion: 60, stance: 69, ordinary: 91 }

const brand = { names: [], themes: defaultThemes }
const heldOut = join(import.meta.dirname, 'samples/held-out')
const samples = globSync('*.jsonl', { cwd: heldOut })
  .sort()
  .flatMap((file) => {
    const lines = readFileSync(join(heldOut, file), 'utf8').trim().split('\n')
    return lines.map((line) => ({ file, ...(JSON.parse(line) as { text: string; stance: string }) }))
  })
const found = samples.map(({ file, text, stance }) => ({ file, gold: stance, ...understand(text, brand).stance }))

const share = (some: boolean[]) => (100 * some.filter(Boolean).length) / some.length

test('dislikes and likes are told apart in texts never learnt from', () => {
  const recall = (['dislike', 'like'] as const).map((one) => {
    const other = one === 'dislike' ? 'like' : 'dislike'
    return share(found.filter(({ gold }) => gold === one).map(({ scores }) => scores[one] > scores[other]))
  })
  expect((recall[0]! + recall[1]!) / 2).toBeGreaterThan(floors.leaning)
})

test('on ordinary talk the stance named is the right one, and named nearly always', () => {
  const ordinary = found.filter(({ file, gold }) => file.endsWith('-ordinary.jsonl') && /^(dis)?like$/.test(gold))
  const recall = (['dislike', 'like'] as const).map((one) =>
    share(ordinary.filter(({ gold }) => gold === one).map(({ kind }) => kind === one)),
  )
  expect((recall[0]! + recall[1]!) / 2).toBeGreaterThan(floors.ordinary)
  expect(share(ordinary.map(({ kind }) => kind === 'dislike' || kind === 'like'))).toBeGreaterThan(95)
})

test.each(['question', 'suggestion'] as const)('a %s is seen as one', (label) => {
  const both = found.filter(({ gold, kind }) => gold === label && kind === label).length
  const either = found.filter(({ gold }) => gold === label).length + found.filter(({ kind }) => kind === label).length
  expect((200 * both) / either).toBeGreaterThan(floors[label])
})

test('of five stances the right one is named', () => {
  expect(share(found.map(({ gold, kind }) => gold === kind))).toBeGreaterThan(floors.stance)
})

test('scores sum to one', () => {
  for (const { scores } of found) expect(Object.values(scores).reduce((sum, score) => sum + score, 0)).toBeCloseTo(1, 2)
})
