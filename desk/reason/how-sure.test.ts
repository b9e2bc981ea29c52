import { expect, test } from 'vitest'
import { howSure, type Logged } from './how-sure.ts'

const as = (theme: string) => (theme === 'joined' ? 'taste' : theme)
const span = { start: 0, end: 12 }
const suggested = [{ ...span, theme: 'taste', confidence: 0.7 }]
const kept = (reason: string, theme: string | null, at = span): Logged => ({
  kind: 'kept-reason',
  detail: { reason, ...at, theme, suggested },
})

test('kept as it was, changed in its words or its theme, refused: each suggestion is counted once', () => {
  const log: Logged[] = [
    kept('a', 'taste'),
    kept('b', 'joined'),
    kept('c', 'price'),
    kept('d', 'taste', { start: 2, end: 8 }),
    { kind: 'refused-reason', detail: { ...span, theme: 'price' } },
    { kind: 'kept-reason', detail: { reason: 'e', ...span, theme: 'price', suggested: [] } },
  ]
  const sure = howSure(log, as, 200)
  expect(sure.reasons).toEqual({ decided: 5, kept: 2, changed: 2, refused: 1 })
  expect(sure.byTheme.get('taste')).toEqual({ decided: 4, kept: 2, changed: 2, refused: 0 })
  expect(sure.taught).toEqual(new Map(Object.entries({ taste: 3, price: 2 })))
})

test('what came later of a reason is what became of its suggestion', () => {
  const moved: Logged = { kind: 'changed-theme', detail: { reason: 'a', ...span, from: 'taste', to: 'price' } as never }
  const gone: Logged = { kind: 'withdrew-reason', detail: { reason: 'a', ...span, theme: 'price' } }
  expect(howSure([kept('a', 'taste'), moved], as, 200).reasons).toMatchObject({ decided: 1, changed: 1 })
  expect(howSure([kept('a', 'taste'), moved, gone], as, 200).reasons).toMatchObject({ decided: 1, refused: 1 })
})

test('stances count where one was suggested; of many only the last', () => {
  const stance = (kind: string, suggested: string | null): Logged => ({ kind, detail: { suggested } })
  const log = [
    stance('kept-stance', 'like'),
    stance('changed-stance', 'like'),
    stance('changed-stance', 'unknown'),
    stance('refused-stance', 'dislike'),
  ]
  expect(howSure(log, as, 200).stances).toEqual({ decided: 3, kept: 1, changed: 1, refused: 1 })
  const many = Array.from({ length: 300 }, (_, at) => kept(String(at), at < 200 ? 'price' : 'taste'))
  expect(howSure(many, as, 100).reasons).toEqual({ decided: 100, kept: 100, changed: 0, refused: 0 })
})
