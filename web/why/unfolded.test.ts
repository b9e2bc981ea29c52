import { expect, it } from 'vitest'
import { folded, isUnfolded } from './unfolded.ts'

it('unfolds and folds one theme and leaves the rest of the address alone', () => {
  const query = new URLSearchParams('days=7&open=a')
  const both = folded(query, 'b')
  expect(both).toBe('/why?days=7&open=a.b')
  expect(isUnfolded(new URLSearchParams(both.slice(5)), 'b')).toBe(true)
  expect(folded(query, 'a')).toBe('/why?days=7')
  expect(folded(new URLSearchParams('open=a'), 'a')).toBe('/why')
})
