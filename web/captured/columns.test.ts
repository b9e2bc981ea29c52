import { expect, it } from 'vitest'
import { takenFor } from './columns.ts'

it('takes a column for what is chosen, and no other for the same', () => {
  const taken = ['text', null, 'date'] as const
  expect(takenFor(taken, 1, 'address')).toEqual(['text', 'address', 'date'])
  expect(takenFor(taken, 1, 'text')).toEqual([null, 'text', 'date'])
  expect(takenFor(taken, 0, '')).toEqual([null, null, 'date'])
  expect(takenFor(taken, 0, 'nonsense')).toEqual([null, null, 'date'])
})
