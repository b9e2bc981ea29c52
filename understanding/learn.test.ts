import { describe, expect, test } from 'vitest'
import { type Brand, type Correction, learn, learnAll, understand } from './index.ts'

const brand: Brand = {
  names: ['Les Vergers Imaginaires'],
  themes: [
    { key: 'parcel', seeds: ['colis', 'livraison', 'parcel'] },
    { key: 'fruit', seeds: ['fruit', 'goût', 'taste'] },
    { key: 'club', seeds: ['club', 'carte de fidélité'] },
  ],
}
const corrections: Correction[] = [
  { text: 'le facteur l’a jeté par-dessus la haie', theme: 'parcel', stance: 'dislike' },
  { text: 'mes points ont encore disparu', theme: 'club', stance: 'dislike' },
  { text: 'ça ne sent plus la pomme', theme: 'fruit', stance: 'dislike' },
  { text: 'farineuses, et le facteur est passé sans sonner', reasons: [{ start: 0, end: 10, theme: 'fruit' }] },
  { text: 'where are my points?', theme: 'club', stance: 'question' },
]
const top = (of: Brand, text: string) => understand(text, of).themes[0]?.theme

describe('a brand learns', () => {
  const wiser = corrections.reduce(learn, brand)

  test('what no seed said', () => {
    expect(top(wiser, 'le facteur a jeté la boîte par-dessus le mur')).toBe('parcel')
    expect(top(wiser, 'trois mille points disparus de mon compte')).toBe('club')
  })
  test('the same bits, one by one or all at once, today or tomorrow', () => {
    expect(learnAll(brand, corrections).learnt).toEqual(wiser.learnt)
    expect(learnAll(structuredClone(brand), structuredClone(corrections)).learnt).toEqual(wiser.learnt)
  })
  test('without changing the brand it was given', () => {
    const before = learn(brand, corrections[0]!)
    const kept = structuredClone(before)
    learn(before, corrections[1]!)
    expect(before).toEqual(kept)
    expect(brand.learnt).toBeUndefined()
  })
  test('and goes two ways from one place', () => {
    const shared = learn(brand, corrections[0]!)
    const [one, other] = [learn(shared, corrections[1]!), learn(shared, corrections[2]!)]
    expect(one.learnt).toEqual(learnAll(brand, corrections.slice(0, 2)).learnt)
    expect(other.learnt).toEqual(learnAll(brand, [corrections[0]!, corrections[2]!]).learnt)
    expect(shared.learnt).toEqual(learnAll(brand, [corrections[0]!]).learnt)
  })
  test('and unlearns by learning all others again', () => {
    const without = learnAll({ ...brand, learnt: undefined }, corrections.slice(0, -1))
    expect(without.learnt).toEqual(corrections.slice(0, -1).reduce(learn, brand).learnt)
    expect(wiser.learnt?.corrections).toEqual(corrections)
  })
  test('for the theme that another was joined into', () => {
    const joined = { ...brand, themes: brand.themes.slice(0, 2), joined: { club: 'fruit' } }
    expect(top(corrections.reduce(learn, joined), 'mes points ont disparu')).toBe('fruit')
  })
  test('nothing from a theme it does not know, or from offsets out of range', () => {
    const odd: Correction[] = [
      { text: 'bof', theme: 'nowhere' },
      { text: '', theme: 'fruit' },
      { text: 'court', reasons: [{ start: -5, end: 900, theme: 'fruit' }] },
    ]
    expect(() => odd.reduce(learn, brand)).not.toThrow()
  })
})

test('seeds are never un-learnt: what they name alone stays theirs, however many corrections came for others', () => {
  const many = Array.from({ length: 300 }, (_, at) => ({ text: `point ${at} disparu du compte`, theme: 'club' }))
  const wiser = learnAll(brand, many)
  expect(top(wiser, 'colis perdu, livraison ratée')).toBe('parcel')
  expect(top(wiser, 'aucun goût de fruit')).toBe('fruit')
})

test('a correction costs what it changes, not the size of what was learnt', () => {
  const lessons = Array.from({ length: 60 }, (_, at) => ({
    ...corrections[at % 4]!,
    text: `${corrections[at % 4]!.text} ${at}`,
  }))
  let wiser = learnAll(brand, lessons)
  const tables = wiser.learnt!.stance!.weights.byteLength
  let copied = 0
  for (const lesson of lessons) {
    const before = process.memoryUsage().arrayBuffers
    wiser = learn(wiser, lesson)
    if (process.memoryUsage().arrayBuffers - before >= tables) copied++
  }
  expect(copied).toBeLessThan(lessons.length / 5)
})
