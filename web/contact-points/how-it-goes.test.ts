import { expect, it } from 'vitest'
import { type Health } from '#contract'
import { deskWordsIn } from '#words'
import { figuresOf, keysSay, lagSays, lastsSays, lossSays } from './how-it-goes.ts'

const words = deskWordsIn('fr').health
const said = (at: string) => at.slice(11, 16)
const place = { messages: 1234, abilities: ['listens'] } as Health['place']
const quiet: Health = {
  place,
  heard: { day: 0, week: 0, lagSeconds: null },
  setAside: { count: 0, readable: 0, reasons: [], latest: [] },
  said: { seen: 0, accepted: 0, byHand: 0, waiting: 0, failed: 0, latestFailed: [] },
  line: null,
  knocks: 0,
  compared: null,
  losses: [],
}

it('shows what is heard, and of the rest only what there is', () => {
  expect(figuresOf(quiet, words).map(({ about }) => about)).toEqual(['Entendu'])
  const busy = { ...quiet, said: { ...quiet.said, seen: 3, failed: 1 }, setAside: { ...quiet.setAside, count: 2 } }
  expect(figuresOf(busy, words).slice(1)).toEqual([
    {
      about: 'Dit',
      rows: [
        { says: 'relu sur place', figure: '3' },
        { says: 'n’est pas parti', figure: '1' },
      ],
    },
    { about: 'Mis de côté', rows: [{ says: 'n’a pas pu être lu', figure: '2' }] },
  ])
})

it('counts no further than the server does', () => {
  const { rows } = figuresOf({ ...quiet, heard: { day: 10_000, week: 10_001, lagSeconds: null } }, words)[0]!
  expect(rows.map(({ figure }) => figure.replaceAll(/\s/g, ' '))).toEqual(['10 000', 'plus de 10 000', '1 234'])
})

it.each([
  [12, 'moins d’une minute'],
  [60, 'une minute'],
  [89 * 60, '89 minutes'],
  [90 * 60, 'deux heures'],
  [47 * 3600, '47 heures'],
  [3 * 86_400, 'trois jours'],
])('says how long %i seconds are', (seconds, sentence) => expect(lastsSays(seconds, words)).toBe(sentence))

it('says nothing of a lag that nothing tells, and « dès que c’est dit » where nobody goes and listens', () => {
  expect(lagSays(quiet, words)).toBeNull()
  const page = { ...quiet, place: { ...place, abilities: ['receives'] }, heard: { ...quiet.heard, lagSeconds: 1 } }
  expect(lagSays(page, words)).toBe('Ce qui s’y dit est entendu dès que c’est dit.')
})

it('tells the end of a key from fourteen days before, and after', () => {
  const now = new Date('2026-11-20T12:00:00Z')
  const says = (keysEnd: string | null, state: 'listening' | 'closed' = 'listening') =>
    keysSay({ keysEnd, state }, words, now, (at) => at.slice(0, 10))
  expect(says(null)).toBeNull()
  expect(says('2026-12-05T12:00:00Z')).toBeNull()
  expect(says('2026-12-03T12:00:00Z')).toMatch(/^La clé de ce compte expire le 2026-12-03/)
  expect(says('2026-11-19T12:00:00Z')).toMatch(/^La clé de ce compte a expiré le 2026-11-19/)
  expect(says('2026-11-19T12:00:00Z', 'closed')).toBeNull()
})

it('tells what is missing, and what was found again', () => {
  const loss = {
    since: '2026-11-20T08:00:00Z',
    until: '2026-11-20T09:00:00Z',
    missing: 2,
    foundAt: '2026-11-21T02:00:00Z',
    mendedAt: null as string | null,
  }
  expect(lossSays(loss, words, said)).toContain('deux paroles que le lieu montre, dites entre 08:00 et 09:00')
  const mended = { ...loss, mendedAt: '2026-11-21T02:00:00Z' }
  expect(lossSays(mended, words, said)).toContain('elles sont ici depuis 02:00')
  expect(lossSays({ ...mended, missing: null }, words, said)).toContain('c’est venu depuis')
})
