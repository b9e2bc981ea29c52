import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clausesIn } from '../clauses.ts'
import { read } from '../reading.ts'
import { candidatesIn, groundsIn, type Reading as ReasonReading } from '../reasons.ts'
import { wordsIn } from '../words.ts'
import { first, forwardBackward, inside, labels, never, outside } from './chain.ts'
import { endOf, startOf, withoutJoiners } from './edges.ts'
import { stretchesOf } from './labelling.ts'
import { spanWeights } from './prior-weights.ts'

const scores = (length: number, least: number) =>
  fc.array(fc.double({ min: -8, max: 8, noNaN: true }), { minLength: length, maxLength: length }).map((some) => {
    const all = Float64Array.from(some)
    if (least === 9) for (let at = outside * labels + inside; at < all.length; at += 9) all[at] = never
    return all
  })

const chains = fc
  .integer({ min: 1, max: 6 })
  .chain((length) => fc.tuple(fc.constant(length), scores(length * labels, labels), scores(length * 9, 9)))

/** Every labelling of a short sentence, with its score. */
function every(length: number, nodes: Float64Array, steps: Float64Array): { way: number[]; score: number }[] {
  let ways: { way: number[]; score: number }[] = [{ way: [], score: 0 }]
  for (let at = 0; at < length; at++)
    ways = ways.flatMap(({ way, score }) =>
      [outside, first, inside].map((label) => ({
        way: [...way, label],
        score: score + steps[at * 9 + (way.at(-1) ?? outside) * labels + label]! + nodes[at * labels + label]!,
      })),
    )
  return ways
}

describe('the chain', () => {
  test('sums over all labellings, and finds the best', () => {
    fc.assert(
      fc.property(chains, ([length, nodes, steps]) => {
        const all = every(length, nodes, steps)
        const most = all.reduce((top, one) => (one.score > top.score ? one : top))
        const sum = most.score + Math.log(all.reduce((total, { score }) => total + Math.exp(score - most.score), 0))
        const forward = new Float64Array(length * labels)
        const backward = new Float64Array(length * labels)
        expect(forwardBackward(nodes, steps, length, forward, backward)).toBeCloseTo(sum, 6)
        const chances = new Float64Array(length)
        const told = stretchesOf(nodes.slice(), steps, 0, length, 0, { inReason: 0, outside: 0 }, chances)
        const said = new Array<number>(length).fill(outside)
        for (const { from, until } of told)
          for (let at = from; at < until; at++) said[at] = at === from ? first : inside
        const ours = all.find(({ way }) => way.every((label, at) => label === said[at]))!
        expect(ours.score).toBeCloseTo(most.score, 6)
        for (const [at, chance] of chances.entries()) {
          const within = all.filter(({ way }) => way[at] !== outside)
          const share = within.reduce((total, { score }) => total + Math.exp(score - sum), 0)
          expect(chance).toBeCloseTo(share, 6)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('the edges of a reason', () => {
  const bare = (text: string) => {
    const words = wordsIn(text, () => false)
    const forms = words.map((word) => word.form)
    const kept = withoutJoiners(text, words, forms, 0, words.length)
    return kept ? text.slice(words[kept.from]!.start, words[kept.until - 1]!.end) : null
  }
  test.each<[string, string | null]>([
    ['et mon fils ne finit plus le pot', 'mon fils ne finit plus le pot'],
    ['parce que c’est trop cher', 'c’est trop cher'],
    ['plus de goût', 'plus de goût'],
    ['puis, rien', 'rien'],
    ['du coup, je trouve que le goût est fade', 'le goût est fade'],
    ['dommage que le bouchon fuie', 'le bouchon fuie'],
    ['I think the crust is soggy', 'the crust is soggy'],
    ['mais et', null],
  ])('%s', (text, kept) => expect(bare(text)).toBe(kept))

  test.each([
    ['vendu 3 € pièce', 'vendu 3', 'vendu 3 €'],
    ['il dit « ça arrive » et raccroche', 'il dit « ça arrive', 'il dit « ça arrive »'],
    ['(livré cassé)', 'livré cassé', 'livré cassé'],
  ])('%s', (text, span, whole) => {
    const start = text.indexOf(span)
    expect(text.slice(start, endOf(text, start, start + span.length))).toBe(whole)
  })

  test.each([
    ['paid £3 for nothing', '3 for nothing', '£3 for nothing'],
    ['une fiche qui dit « recyclable » et rien', 'recyclable » et rien', '« recyclable » et rien'],
    ['the "fresh" fish was frozen', 'fresh" fish was frozen', '"fresh" fish was frozen'],
    ['he said "wait" and "it is your fault"', 'and "it is your fault', 'and "it is your fault'],
    ['(livré cassé)', 'livré cassé', 'livré cassé'],
    ['à 3 pas', 'à 3 pas', 'à 3 pas'],
  ])('%s begins with its sign', (text, span, whole) => {
    const start = text.indexOf(span)
    const end = start + span.length
    expect(text.slice(startOf(text, start, end), end)).toBe(whole)
  })
})

const anyWords = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'jamais reçu',
        'trop cher',
        'et',
        'mais',
        ', ',
        '. ',
        ' : ',
        '«',
        '»',
        '3 €',
        'je trouve que',
        'nul',
        '👏',
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
      fc.string({ unit: 'grapheme', maxLength: 5 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(' '))

describe('whatever the words', () => {
  test('what may be a reason lies apart, in order, with signs that can be weighed', () => {
    fc.assert(
      fc.property(anyWords, fc.double({ min: 0, max: 1, noNaN: true }), (text, dislike) => {
        const { heard, ...reading } = read(text)
        const mood = { dislike, like: 1 - dislike }
        const opinions = heard?.opinions ?? []
        const given = { ...reading, opinions, english: false, mood, aside: new Set<number>(), namesAspect: () => false }
        let last = 0
        for (const { from, until, signs } of candidatesIn(given, spanWeights())) {
          expect(from).toBeGreaterThanOrEqual(last)
          expect(until).toBeGreaterThan(from)
          expect(until).toBeLessThanOrEqual(reading.words.length)
          expect(signs.every(Number.isFinite)).toBe(true)
          last = until
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('weights summed by part, clause and sentence find what they find summed word by word', () => {
    const { sureness: _, ...weights } = spanWeights()
    const wordByWord = { ...weights, chain: { ...weights.chain, nodes: Float32Array.from(weights.chain.nodes) } }
    let found = 0
    fc.assert(
      fc.property(anyWords, (text) => {
        const { heard, ...reading } = read(text)
        const given = { ...reading, opinions: heard?.opinions ?? [], english: false, mood: { dislike: 0.8, like: 0.1 } }
        const asked = { ...given, aside: new Set<number>(), namesAspect: () => false }
        const candidates = candidatesIn(asked, weights)
        found += candidates.length
        expect(candidates).toEqual(candidatesIn(asked, wordByWord))
      }),
      { numRuns: 500 },
    )
    expect(found).toBeGreaterThan(100)
  })

  test('edges stay inside what they are given, and trimming twice changes nothing', () => {
    fc.assert(
      fc.property(anyWords, (text) => {
        const words = wordsIn(text, () => false)
        const forms = words.map((word) => word.form)
        const kept = withoutJoiners(text, words, forms, 0, words.length)
        if (!kept) return
        expect(kept.from).toBeGreaterThanOrEqual(0)
        expect(kept.until).toBeLessThanOrEqual(words.length)
        expect(withoutJoiners(text, words, forms, kept.from, kept.until)).toEqual(kept)
        const end = words[kept.until - 1]!.end
        const whole = endOf(text, words[kept.from]!.start, end)
        expect(whole).toBeGreaterThanOrEqual(end)
        expect(whole).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 1000 },
    )
  })
})

/** A reading that counts how often its words are looked at. */
function counted(text: string): { looks: number; found: number } {
  const { heard, ...reading } = read(text)
  let looks = 0
  const watched = <T extends object>(list: T): T =>
    new Proxy(list, {
      get: (all, key) => {
        if (typeof key === 'string' && /^\d+$/.test(key)) looks++
        return Reflect.get(all, key, all)
      },
    })
  const given: ReasonReading = {
    ...reading,
    words: watched(reading.words),
    forms: watched(reading.forms),
    clauses: watched(reading.clauses),
    opinions: watched(heard?.opinions ?? []),
    english: false,
    mood: { dislike: 0.9, like: 0.05 },
    aside: new Set(),
    namesAspect: () => true,
  }
  const found = groundsIn(given).length
  return { looks, found }
}

describe('work is bounded', () => {
  test.each([
    'nul ',
    'trop cher et ',
    'le service est nul, ',
    'colis jamais reçu. ',
    'prix : nul, ',
    'et ',
    'jaime pa ',
    'a. ',
    'c’est honteux, ',
    'pourquoi ? ',
  ])('the words of « %s » are looked at as often each, however many there are', (unit) => {
    const perUnit = (times: number) => counted(unit.repeat(times)).looks / times
    expect(perUnit(1600)).toBeLessThan(perUnit(200) * 1.5 + 10)
  })

  test('clauses and words stay the reader’s own', () => {
    const text = 'Le service est nul, et toujours pas reçu.'
    const words = wordsIn(text, () => false)
    const before = JSON.stringify([words, clausesIn(text, words)])
    counted(text)
    expect(JSON.stringify([words, clausesIn(text, words)])).toBe(before)
  })
})
