import { expect, it } from 'vitest'
import { draw, height, weekStarts, width } from './weeks.ts'

it('draws one dot for each reason, the oldest week at the left, inside its frame', () => {
  const { dots, bars } = draw([1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 8])
  expect(dots).toHaveLength(11)
  expect(bars).toEqual([])
  expect(dots.every(({ x, y }) => x >= 0 && x <= width && y >= 0 && y <= height)).toBe(true)
  expect(dots[0]!.x).toBeLessThan(dots[1]!.x)
})

it('draws bars once a week holds more than dots can show, in proportion', () => {
  const { dots, bars } = draw([10, 0, 40, 20])
  expect(dots).toEqual([])
  expect(bars.map((bar) => bar.height)).toEqual([height / 4, height, height / 2])
  expect(bars.every((bar) => Math.abs(bar.y + bar.height - height) < 0.11)).toBe(true)
})

it('draws nothing where nothing was said', () => {
  expect(draw([])).toEqual({ dots: [], bars: [] })
  expect(draw([0, 0])).toEqual({ dots: [], bars: [] })
})

it('names the day each week begins', () => {
  const starts = weekStarts(2, new Date(2026, 10, 23, 12))
  expect(starts.map((day) => day.getDate())).toEqual([9, 16])
})
