import { expect, test } from 'vitest'
import { type Brand, defaultThemes, understand } from '../index.ts'
import { learn, learnAll } from '../learn.ts'

const vergers: Brand = { names: ['Les Vergers Imaginaires'], themes: defaultThemes }
const said = Array.from({ length: 30 }, (_, at) => ({
  text: `Encore la tournée du camion bleu au village numéro ${at}, ${at % 2 ? 'on y était' : 'vu ce matin'}`,
  stance: 'like' as const,
}))

test('what people correct is read so afterwards', () => {
  const after = learnAll(vergers, said)
  const likes = (brand: Brand) => understand('La tournée du camion bleu, vue ce matin', brand).stance.scores.like
  expect(likes(after)).toBeGreaterThan(likes(vergers))
  expect(understand('La tournée du camion bleu, vue ce matin', after).stance.kind).toBe('like')
})

test('learning one by one gives the same bits as learning all at once, and leaves the brand given as it was', () => {
  const together = learnAll(vergers, said)
  const apart = said.reduce(learn, vergers)
  expect(apart.learnt!.stance).toEqual(together.learnt!.stance)
  expect(vergers.learnt).toBeUndefined()
})
