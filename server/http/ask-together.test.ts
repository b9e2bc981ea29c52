import { expect, test } from 'vitest'
import { askTogether } from './ask-together.ts'

test('one answer for all who ask while it is on the way, a new one for who comes later, and a failure is not kept', async () => {
  const together = askTogether<number>()
  let asked = 0
  const ask = async () => {
    const mine = ++asked
    await Promise.resolve()
    if (mine === 2) throw new Error('away')
    return mine
  }
  expect(await Promise.all([together('a', ask), together('a', ask)])).toEqual([1, 1])
  const both = await Promise.allSettled([together('a', ask), together('a', ask)])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await Promise.all([together('a', ask), together('b', ask)])).toEqual([3, 4])
})

test('a good answer is remembered for a moment, one that is not there is asked for again', async () => {
  const together = askTogether<number | null>({ millis: 200, good: (answer) => answer !== null })
  let answer: number | null = null
  let asked = 0
  const ask = async () => {
    asked++
    return answer
  }
  expect([await together('a', ask), await together('a', ask), asked]).toEqual([null, null, 2])
  answer = 7
  expect([await together('a', ask), await together('a', ask), asked]).toEqual([7, 7, 3])
  answer = 8
  await expect.poll(() => together('a', ask)).toBe(8)
})
