import fc from 'fast-check'
import { expect, test } from 'vitest'
import { oldestOfEach } from './regroup.ts'

test('whoever is joined, by however many steps, is as the oldest of them; whoever is not, is as themselves', () => {
  const ids = ['a', 'b', 'c', 'd', 'e']
  expect([
    ...oldestOfEach(ids, [
      ['d', 'e'],
      ['b', 'd'],
      ['b', 'c'],
    ]),
  ]).toEqual([
    ['a', 'a'],
    ['b', 'b'],
    ['c', 'b'],
    ['d', 'b'],
    ['e', 'b'],
  ])
})

test('in whatever order they were joined, two are as one where and only where a chain of joins leads from one to the other', () => {
  const id = fc.constantFrom(...'abcdefgh')
  fc.assert(
    fc.property(fc.array(fc.tuple(id, id), { maxLength: 12 }), (pairs) => {
      const oldest = oldestOfEach([...'abcdefgh'], pairs)
      for (const [one, other] of pairs) expect(oldest.get(one)).toBe(oldest.get(other))
      const groups = new Set(oldest.values())
      const reached = new Map([...'abcdefgh'].map((one) => [one, new Set([one])]))
      for (const [one, other] of pairs) {
        const both = reached.get(one)!.union(reached.get(other)!)
        for (const each of both) reached.set(each, both)
      }
      expect(groups.size).toBe(new Set(reached.values()).size)
      for (const [one, all] of reached) expect(oldest.get(one)).toBe([...all].sort()[0])
    }),
  )
})
