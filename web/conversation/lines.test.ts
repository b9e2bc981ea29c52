import { expect, it } from 'vitest'
import { linesOf } from './lines.ts'

const says = (id: string, to?: string) => ({ id, answers: to ? { id: to, name: to } : null, alsoAnswers: [] })

it('an answer stands one step in from what it answers', () => {
  const lines = linesOf([says('post'), says('no', 'post'), says('why', 'no'), says('sweet', 'why')])
  expect([...lines.values()].map(({ depth }) => depth)).toEqual([0, 1, 2, 3])
  expect([...lines.values()].some(({ say }) => say)).toBe(false)
})

it('past three levels the answer stays there and says whom it answers', () => {
  const lines = linesOf([says('a'), says('b', 'a'), says('c', 'b'), says('d', 'c'), says('e', 'd')])
  expect(lines.get('e')).toEqual({ depth: 3, say: true })
})

it('when another voice came between, it is said whom one answers', () => {
  const lines = linesOf([says('post'), says('one', 'post'), says('two', 'post'), says('answer', 'one')])
  expect(lines.get('two')).toEqual({ depth: 1, say: false })
  expect(lines.get('answer')).toEqual({ depth: 2, say: true })
})

it('what it answers stands before the window: it is said', () => {
  expect(linesOf([says('answer', 'elsewhere')]).get('answer')).toEqual({ depth: 1, say: true })
})
