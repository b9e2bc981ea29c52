import { expect, test } from 'vitest'
import { once } from './once.ts'

const counted = () => {
  const asked: string[] = []
  const of = once((word) => {
    asked.push(word)
    return [word]
  })
  return { asked, of }
}

test('a word is worked out once', () => {
  const { asked, of } = counted()
  expect([of('sucré'), of('salé'), of('sucré')]).toEqual([['sucré'], ['salé'], ['sucré']])
  expect(asked).toEqual(['sucré', 'salé'])
})

test('what is long is worked out each time, and what is kept has an end', () => {
  const { asked, of } = counted()
  for (let n = 0; n < 2; n++) of('anticonstitutionnellement')
  expect(asked.length).toBe(2)
  of('sucré')
  for (let n = 0; n < 20_000; n++) of(`${n}`)
  of('sucré')
  expect(asked.filter((word) => word === 'sucré').length).toBe(2)
})
