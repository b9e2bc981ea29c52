import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anew, type Tables } from './versions.ts'

const places = 8
const plain = (tables: Tables) => ({ weights: [...tables.weights], moved: [...tables.moved] })

/** From which version (of those there are), what is written where, and which one is read in between. */
const acts = fc.array(
  fc.record({
    from: fc.nat(30),
    writes: fc.array(fc.tuple(fc.nat(places - 1), fc.integer({ min: -9, max: 9 })), { maxLength: 12 }),
    looksAt: fc.nat(30),
  }),
  { maxLength: 30 },
)

test('every version stays as it was written, whatever is written over it and in whatever order they are read', () => {
  fc.assert(
    fc.property(acts, (all) => {
      const given: Tables = { weights: new Float32Array(places), moved: new Float32Array(places) }
      const made = [{ tables: given, told: plain(given) }]
      for (const { from, writes, looksAt } of all) {
        const { tables, over } = anew(made[from % made.length]!.tables)
        const { weights, moved } = tables
        for (const [place, value] of writes) {
          over(place)
          weights[place]! += value
          moved[place]! += value * value
        }
        made.push({ tables, told: plain(tables) })
        const looked = made[looksAt % made.length]!
        expect(plain(looked.tables)).toEqual(looked.told)
      }
      for (const { tables, told } of made) expect(plain(tables)).toEqual(told)
    }),
  )
})

test('what was begun and given up halfway leaves what came before as it was', () => {
  const first = anew({ weights: Float32Array.of(1, 2), moved: Float32Array.of(0, 0) }).tables
  const { tables, over } = anew(first)
  over(1)
  tables.weights[1] = 7
  expect(plain(first)).toEqual({ weights: [1, 2], moved: [0, 0] })
})

test('a clone holds numbers of its own', () => {
  const first = anew({ weights: Float32Array.of(1, 2), moved: Float32Array.of(0, 0) }).tables
  const clone = structuredClone(first)
  const { tables, over } = anew(first)
  over(0)
  tables.weights[0] = 5
  expect(clone).toEqual(first)
  expect(clone).not.toEqual(tables)
})
