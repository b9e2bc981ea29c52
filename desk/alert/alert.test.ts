import { describe, expect, test } from 'vitest'
import { crowd, storm, type Word } from './alert.ts'

const evening = Date.parse('2026-11-27T17:45:00Z')
const minute = 60_000
const day = 24 * 60 * minute
const now = new Date(evening)
const say = (person: string, minutes: number): Word => ({
  message: `${person}${minutes}`,
  person,
  at: new Date(evening + minutes * minute),
})
const three = { people: 3, minutes: 20 }

describe('several speak of a danger', () => {
  test('three persons within twenty minutes, to the minute', () => {
    expect(crowd([say('a', 0), say('b', 10), say('c', 20)], three)).toHaveLength(3)
    expect(crowd([say('a', 0), say('b', 10), say('c', 21)], three)).toBeNull()
  })
  test('one person who says it five times is one', () => {
    expect(crowd([say('a', 0), say('a', 1), say('b', 2), say('a', 3), say('a', 4)], three)).toBeNull()
  })
  test('what went before the stretch is left out, what came after goes along', () => {
    const words = [say('z', -90), say('a', 0), say('b', 5), say('c', 9), say('d', 80)]
    expect(crowd(words, three)?.map((word) => word.person)).toEqual(['a', 'b', 'c', 'd'])
  })
  test('who left the stretch counts no more, who spoke in it again does', () => {
    expect(crowd([say('a', 0), say('b', 15), say('a', 30), say('c', 34)], three)).toHaveLength(3)
    expect(crowd([say('a', 0), say('b', 15), say('c', 36), say('a', 37)], three)).toBeNull()
  })
  test('nobody, nothing', () => expect(crowd([], three)).toBeNull())
})

describe('many more than usual say no at one place', () => {
  const many = (n: number, at: number) => Array.from({ length: n }, (_, i) => say(`p${at}-${i}`, at + i / 10))
  const by = { heardSince: new Date(evening - 30 * day), people: 10, times: 3 }

  test('ten in an hour where it is quiet; nine are not enough', () => {
    expect(storm(many(10, -20), now, by)).toMatchObject({ usual: 0 })
    expect(storm(many(9, -20), now, by)).toBeNull()
  })
  test('three times its busiest hour, where it is not', () => {
    const usual = many(5, -3 * 24 * 60)
    expect(storm([...usual, ...many(14, -20)], now, by)).toBeNull()
    const found = storm([...usual, ...many(15, -20)], now, by)
    expect(found?.usual).toBe(5)
    expect(found?.words).toHaveLength(15)
  })
  test('the hour goes before the latest word, not after it', () => {
    const slow = Array.from({ length: 12 }, (_, n) => say(`s${n}`, -12 * 6 + n * 6))
    expect(storm(slow, now, by)?.words).toHaveLength(10)
  })
  test('a place heard for less than a week has nothing usual', () => {
    expect(storm(many(40, -20), now, { ...by, heardSince: new Date(evening - 6 * day) })).toBeNull()
  })
  test('what was said the day before yesterday raises nothing any more', () => {
    expect(storm(many(40, -25 * 60), now, by)).toBeNull()
  })
  test('a storm that grows is not taken for what is usual', () => {
    const hours = [3, 8, 20, 50].flatMap((n, at) => many(n, -60 * (4 - at)))
    expect(storm([...hours, ...many(100, -20)], now, by)).toMatchObject({ usual: 0 })
  })
  test('one person forty times is one', () => {
    expect(
      storm(
        Array.from({ length: 40 }, (_, n) => say('a', -20 + n / 10)),
        now,
        by,
      ),
    ).toBeNull()
  })
})
