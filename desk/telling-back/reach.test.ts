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
}

test.each<[string, Partial<Facts>, string | null]>([
  ['on a page of ours', {}, null],
  ['by hand, where the channel cannot', { channel: 'feed' }, null],
  ['in a letter', { channel: 'mail', audience: 'direct' }, null],
  ['said to us alone where everyone reads what we say', { audience: 'direct' }, 'no-private-way'],
  ['words that are gone', { gone: true }, 'erased'],
  ['someone who said stop', { silent: true }, 'asked-for-silence'],
  ['words that we took away', { removed: true }, 'taken-away'],
  ['a place that is closed', { closed: true }, 'place-closed'],
  ['erased, whatever else holds', { gone: true, silent: true, closed: true }, 'erased'],
  ['silence, in a place that is closed', { silent: true, closed: true }, 'asked-for-silence'],
])('%s', (_, facts, why) => expect(whyNot({ ...standing, ...facts }, ways)).toBe(why))
