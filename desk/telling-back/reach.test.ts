import { expect, test } from 'vitest'
import { type Facts, whyNot } from './reach.ts'

const ways = {
  says: (channel: string) => channel !== 'feed',
  answersPrivately: (channel: string) => channel === 'mail',
}
const standing: Facts = {
  channel: 'page',
  audience: 'public',
  gone: false,
  removed: false,
  silent: false,
  closed: false,
  answerUntil: null,
}
const now = new Date('2026-11-27T14:05:00Z')

test.each<[string, Partial<Facts>, string | null]>([
  ['on a page of ours', {}, null],
  ['by hand, where the channel cannot', { channel: 'feed' }, null],
  ['in a letter', { channel: 'mail', audience: 'direct' }, null],
  ['said to us alone where everyone reads what we say', { audience: 'direct' }, 'no-private-way'],
  ['words that are gone', { gone: true }, 'erased'],
  ['someone who said stop', { silent: true }, 'asked-for-silence'],
  ['words that we took away', { removed: true }, 'taken-away'],
  ['a place that is closed', { closed: true }, 'place-closed'],
  ['within the hours of a place', { answerUntil: new Date('2026-11-27T14:05:01Z') }, null],
  ['past the hours of a place', { answerUntil: now }, 'window-closed'],
  ['past them, by hand', { channel: 'feed', answerUntil: now }, null],
  ['erased, whatever else holds', { gone: true, silent: true, closed: true }, 'erased'],
  ['silence, in a place that is closed', { silent: true, closed: true }, 'asked-for-silence'],
])('%s', (_, facts, why) => expect(whyNot({ ...standing, ...facts }, ways, now)).toBe(why))
