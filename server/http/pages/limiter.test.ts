import { expect, it } from 'vitest'
import { addressKey, openLimiter } from './limiter.ts'

const clockAt = () => {
  let now = 0
  return Object.assign(() => new Date(now), {
    goesOn: (seconds: number) => {
      now += seconds * 1000
    },
  })
}

it('lets a burst through, then says when there will be one again, and keeps its word', () => {
  const clock = clockAt()
  const limiter = openLimiter(clock, { burst: 3, everySeconds: 20 })
  expect([1, 2, 3].map(() => limiter.take('a'))).toEqual([null, null, null])
  expect(limiter.take('a')).toBe(20)
  expect([limiter.look('a'), limiter.look('b'), limiter.look('b')]).toEqual([20, null, null])
  expect(limiter.take('b')).toBeNull()
  clock.goesOn(5)
  expect(limiter.take('a')).toBe(15)
  clock.goesOn(15)
  expect(limiter.take('a')).toBeNull()
  clock.goesOn(3600)
  expect([1, 2, 3, 4].map(() => limiter.take('a') === null)).toEqual([true, true, true, false])
})

it('is not fooled by a clock that goes back', () => {
  const clock = clockAt()
  const limiter = openLimiter(clock, { burst: 1, everySeconds: 10 })
  limiter.take('a')
  clock.goesOn(-3600)
  expect(limiter.take('a')).toBe(10)
})

it('stays small, forgetting first whoever was away longest', () => {
  const limiter = openLimiter(clockAt(), { burst: 1, everySeconds: 10 }, 100)
  for (let at = 0; at < 1000; at++) limiter.take(String(at))
  expect(limiter.size()).toBe(100)
  expect(limiter.take('999')).toBe(10)
  expect(limiter.take('0')).toBeNull()
})

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '8193:3512:1:2'],
  ['2001:db8:1:2::ffff', '8193:3512:1:2'],
  ['unknown', 'unknown'],
  ['x'.repeat(500), 'x'.repeat(64)],
])('counts %s together as %s', (address, key) => expect(addressKey(address)).toBe(key))
