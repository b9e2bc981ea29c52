import { expect, it } from 'vitest'
import { merged } from './merge.ts'

const turn = (id: string, saidAt: string, text = '') => ({ id, saidAt, text })

it('keeps time order, and the order of ids within one moment', () => {
  const all = merged(
    [turn('b', '2026-01-01'), turn('d', '2026-01-03')],
    [turn('c', '2026-01-02'), turn('a', '2026-01-01')],
  )
  expect(all.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd'])
})

it('the later reading of a turn counts, and stands once', () => {
  const all = merged([turn('a', '2026-01-01', 'before')], [turn('a', '2026-01-01', 'after')])
  expect(all).toEqual([turn('a', '2026-01-01', 'after')])
})
