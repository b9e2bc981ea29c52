import { expect, it } from 'vitest'
import { rememberBrought } from './brought-before.ts'

it('knows what was stored at the same door, to the letter, and forgets the oldest', () => {
  const before = rememberBrought(2)
  const [one, other] = [Buffer.from('un'), Buffer.from('deux')]
  before.note('atelier', one)
  expect([before.has('atelier', one), before.has('verger', one), before.has('atelier', other)]).toEqual([
    true,
    false,
    false,
  ])
  before.note('atelier', other)
  before.note('verger', other)
  expect([before.has('atelier', one), before.has('atelier', other)]).toEqual([false, true])
})
