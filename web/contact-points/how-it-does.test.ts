import { expect, it } from 'vitest'
import { type ContactPoint } from '#contract'
import { deskWordsIn } from '#words'
import { howItDoes } from './how-it-does.ts'

const blog: ContactPoint = {
  id: '018f0000-0000-7000-8000-000000000001',
  channel: 'feed',
  name: 'Le blog',
  address: 'https://blog.example/feed',
  abilities: ['listens'],
  settings: {},
  plantedAt: '2026-11-01T08:00:00Z',
  state: 'listening',
  trouble: null,
  closedWhy: null,
  lastListenedAt: '2026-11-23T08:00:00Z',
  lastHeardAt: '2026-11-23T07:00:00Z',
  nextAt: '2026-11-23T09:00:00Z',
  keysEnd: null,
  messages: 12,
  setAside: 0,
  gaps: [],
  setUp: null,
  publicUrl: null,
}
const words = deskWordsIn('fr')
const when = () => '14\u00a0h\u00a005'
const says = (change: Partial<ContactPoint>) => howItDoes({ ...blog, ...change }, words, when, when)

it('says an alarm plainly: what happened, since when, what becomes of the words', () => {
  const since = '2026-11-23T13:05:00Z'
  const { sentences, alarm } = says({ state: 'trouble', trouble: { why: 'timed-out', since, detail: '' } })
  expect(alarm).toBe(true)
  expect(sentences[0]).toBe(
    'Le serveur ne répond plus depuis 14\u00a0h\u00a005. Ce qui a été dit depuis sera relu dès qu’il revient.',
  )
})

it('says what is not heard while the rest is', () => {
  const trouble = { why: 'not-searchable', since: blog.plantedAt, detail: 'compote lune', partly: true }
  const { state, sentences, alarm } = says({ trouble })
  expect([state, alarm]).toEqual(['À l’écoute', true])
  expect(sentences[0]).toMatch(/^Depuis 14.h.05, ce serveur ne cherche pas/)
  expect(says({ trouble: { ...trouble, why: 'moon-phase' } }).sentences[0]).toContain('une partie')
})

it('has a sentence even for a trouble no word is known for', () => {
  const trouble = { why: 'moon-phase', since: blog.plantedAt, detail: '' }
  expect(says({ state: 'trouble', trouble }).sentences[0]).toContain('14\u00a0h\u00a005')
})

it('does not announce a next listening for a page, which is never polled', () => {
  const page = says({
    channel: 'page',
    publicUrl: 'https://x.example/p',
    nextAt: null,
    lastListenedAt: null,
    lastHeardAt: null,
  })
  expect(page).toMatchObject({ state: 'Ouverte au public', sentences: ['Rien entendu pour l’instant.'], alarm: false })
})

it('tells what was set aside even when all goes well', () => {
  const { sentences, alarm } = says({ setAside: 3 })
  expect(sentences.at(-1)).toContain('Trois événements')
  expect(alarm).toBe(true)
})

it('says between which moments words are missing, whatever else is well', () => {
  const gap = { id: blog.id, since: '2026-11-23T07:00:00Z', until: '2026-11-23T07:40:00Z', missing: null }
  const { state, alarm, missing } = says({ gaps: [gap] })
  expect([state, alarm]).toEqual(['À l’écoute', true])
  expect(missing[0]).toMatch(/^Entre 14.h.05 et 14.h.05, il s’est publié plus que ce lieu ne montre/)
})

it('says why it is closed, and that what was said stays', () => {
  expect(says({ state: 'closed', closedWhy: 'withdrawn' }).sentences[0]).toBe('Retiré. Ce qui y a été dit reste.')
  expect(says({ state: 'closed', closedWhy: null }).sentences[0]).toBe('Fermé. Ce qui y a été dit reste.')
})
