import { expect, it } from 'vitest'
import { type Turn } from '#contract'
import { audienceAt, isLate, spotsOf } from './spots.ts'

const turn = (id: string, spot: string, audience: Turn['audience'] = 'public', url: string | null = null) =>
  ({
    id,
    spot,
    audience,
    url,
    thread: `thread of ${spot}`,
    answerUntil: null,
    place: { name: spot, says: true },
  }) as Turn

it('groups what is answered by where it was said, each as narrow as the narrowest there', () => {
  const spots = spotsOf([turn('1', 'page'), turn('2', 'forum', 'direct'), turn('3', 'page', 'unlisted')])
  expect(spots.map((spot) => [spot.key, spot.answered.map((one) => one.id), spot.audience])).toEqual([
    ['page', ['1', '3'], 'unlisted'],
    ['forum', ['2'], 'direct'],
  ])
  expect(audienceAt(spots)).toBe('unlisted')
})

it('one goes where the message stands, else to its own thread, never to another one', () => {
  const threads = [
    { id: 'thread of other', url: 'https://other.example/' },
    { id: 'thread of blog', url: 'https://blog.example/' },
  ] as never
  expect(spotsOf([turn('1', 'blog')], threads)[0]!.url).toBe('https://blog.example/')
  expect(spotsOf([turn('1', 'blog'), turn('2', 'blog', 'public', 'https://blog.example/#2')])[0]!.url).toBe(
    'https://blog.example/#2',
  )
})

it('a place is too late for an answer once all that is answered there is', () => {
  const [early, late] = ['2026-11-27T14:05:00.000Z', '2026-11-28T14:05:00.000Z']
  const until = (id: string, answerUntil: string | null) => ({ ...turn(id, 'talk', 'direct'), answerUntil })
  const [both] = spotsOf([until('1', early), until('2', late)])
  expect(both!.until).toEqual(new Date(late))
  expect([isLate(both!, new Date(early)), isLate(both!, new Date(late))]).toEqual([false, true])
  const [free] = spotsOf([until('1', early), until('2', null)])
  expect(isLate(free!, new Date(late))).toBe(false)
})
