import { expect, test } from 'vitest'
import { type Brand, type Correction, defaultThemes, learn, learnAll, understand } from '../index.ts'

const brand: Brand = { names: [], themes: defaultThemes }
const tracking = 'Encore trois mails par jour de votre part, et le pot fuit.'
const refusal = (text: string, words: string): Correction => {
  const start = text.indexOf(words)
  return { text, refused: [{ start, end: start + words.length }] }
}
const refused = [
  refusal('Trois mails par jour, je rêve !', 'Trois mails par jour'),
  refusal('trois mails par jour depuis lundi', 'trois mails par jour'),
]
const sureness = (of: Brand, words: string) => {
  const found = understand(tracking, of).reasons.find(({ start, end }) => tracking.slice(start, end).includes(words))
  return found?.confidence ?? 0
}

test('what was refused is held for a reason less, what is said beside it as before', () => {
  const wiser = learnAll(brand, refused)
  expect(sureness(brand, 'trois mails')).toBeGreaterThan(0.3)
  expect(sureness(wiser, 'trois mails')).toBeLessThan(sureness(brand, 'trois mails') - 0.1)
  expect(sureness(wiser, 'le pot fuit')).toBe(sureness(brand, 'le pot fuit'))
})

test('what is kept gives back what a refusal took, and never more', () => {
  const wiser = learnAll(brand, refused)
  const kept: Correction = { text: tracking, reasons: [{ start: 0, end: 41, theme: null }] }
  const again = learnAll(wiser, [kept, kept, kept, kept])
  expect(sureness(again, 'trois mails')).toBeGreaterThan(sureness(wiser, 'trois mails'))
  expect(sureness(again, 'trois mails')).toBeLessThanOrEqual(sureness(brand, 'trois mails'))
})

test('a refusal teaches the same bits by itself as among others, and leaves the brand given as it was', () => {
  expect(refused.reduce(learn, brand).learnt).toEqual(learnAll(brand, refused).learnt)
  expect(brand.learnt).toBeUndefined()
})

test('offsets out of range teach nothing', () => {
  const odd = learnAll(brand, [{ text: '', refused: [{ start: 0, end: 4 }] }])
  expect(understand(tracking, odd)).toEqual(understand(tracking, brand))
})
