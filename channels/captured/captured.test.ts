import { expect, it } from 'vitest'
import { type Means, type Place } from '#channel'
import { channelContract, nowhere } from '../channel.contract.ts'
import { captured, fitMention, readTable } from './index.ts'

const place: Place = { id: 'place-1', address: 'captured:place-1', settings: {} }
const means: Means = { ...nowhere, secrets: {}, clock: () => new Date('2026-11-20T12:00:00Z') }
const how = { zone: 'Europe/Paris', now: new Date('2026-11-20T12:00:00Z') }
const given = {
  address: 'https://reseau.example/post/7#comment-3',
  author: 'Marmelade',
  text: 'non, je n’aime pas',
  date: '12 mars 2026 à 14 h 05',
  title: 'La nouvelle recette',
}
const writes = (change: Partial<typeof given> = {}) => {
  const is = fitMention({ ...given, ...change }, how)
  if (is.kind === 'unfit') throw new Error(is.why)
  return is
}

channelContract('captured', async () => {
  let made = 0
  return {
    channel: captured,
    place,
    means,
    faults: [],
    hears: async (text) => {
      const { nativeId, event } = writes({ text, address: `https://reseau.example/post/${++made}` })
      return { nativeId, pushed: [event] }
    },
    breaks: () => undefined,
    mends: () => undefined,
  }
})

it('hears what was written down: where, who, when, under what, to the letter', () => {
  expect(captured.read(writes().event, place)).toMatchObject({
    kind: 'read',
    heard: [
      {
        kind: 'said',
        thread: { nativeId: 'https://reseau.example/post/7', title: 'La nouvelle recette' },
        by: { name: 'Marmelade', url: null },
        text: 'non, je n’aime pas',
        url: given.address,
        saidAt: new Date('2026-03-12T13:05:00Z'),
        audience: 'public',
      },
    ],
  })
})

it('knows a mention again by its page and words, or by its page, author and moment', () => {
  expect(writes({ address: 'https://reseau.example/post/7', date: '' }).nativeId).toBe(writes().nativeId)
  expect(writes({ text: 'non,  je n’aime\npas' }).nativeId).toBe(writes().nativeId)
  expect(writes({ text: 'autre chose' }).told).toBe(writes().told)
  expect(writes({ author: 'MARMELADE', date: '2026-03-12T13:05:00.400Z' }).told).toBe(writes().told)
  expect(writes({ date: '2026-03-12T13:05:40Z' }).told).not.toBe(writes().told)
  expect(writes({ date: '12/03/2026' })).toMatchObject({ told: null, mention: { saidOn: '2026-03-12' } })
  for (const other of [{ text: 'oui' }, { address: 'https://reseau.example/post/8' }])
    expect(writes(other).nativeId).not.toBe(writes().nativeId)
})

it('says the day alone where no hour was written, and never the hour that keeps its order', () => {
  const heard = (date: string) => {
    const read = captured.read(writes({ date }).event, place)
    return read.kind === 'read' && read.heard[0]!.kind === 'said' ? read.heard[0]! : null
  }
  expect(heard('12/03/2026')).toMatchObject({ saidOn: '2026-03-12', saidAt: new Date('2026-03-12T11:00:00Z') })
  // Today's noon is still to come.
  expect(heard('20/11/2026')).toMatchObject({ saidOn: '2026-11-20' })
  expect(heard('12/03/2026 12:00')).not.toHaveProperty('saidOn')
  expect(heard('')).toMatchObject({ saidAt: null })
})

it('takes nobody of the same name elsewhere for the same person', () => {
  const by = (change: Partial<typeof given>) => {
    const read = captured.read(writes(change).event, place)
    return read.kind === 'read' && read.heard[0]!.kind === 'said' ? read.heard[0]!.by.nativeId : null
  }
  expect(by({ text: 'et encore' })).toBe(by({}))
  expect(by({ address: 'https://reseau.example/post/8' })).not.toBe(by({}))
  expect(by({ author: '' })).not.toBe(by({ author: '', text: 'autre' }))
})

it.each([
  [{ address: '' }, 'no-address'],
  [{ address: 'javascript:alert(1)' }, 'address-not-web'],
  [{ address: 'data:text/html,x' }, 'address-not-web'],
  [{ address: 'reseau.example/post' }, 'address-not-web'],
  [{ address: 'http://127.0.0.1/x' }, 'address-inside'],
  [{ address: 'http://2130706433/x' }, 'address-inside'],
  [{ address: 'http://[::1]/x' }, 'address-inside'],
  [{ address: 'http://intranet/x' }, 'address-inside'],
  [{ address: 'http://nas.local./x' }, 'address-inside'],
  [{ text: ' \0 ' }, 'no-text'],
  [{ text: 'a'.repeat(20_001) }, 'too-long'],
  [{ date: 'hier' }, 'date-not-read'],
  [{ date: '31/02/2026' }, 'date-not-read'],
  [{ date: '12/03/2031' }, 'date-ahead'],
  [{ date: '12/03/1312' }, 'date-too-old'],
])('declines %j: %s', (change, why) => {
  expect(fitMention({ ...given, ...change }, how)).toMatchObject({ kind: 'unfit', why })
})

it('keeps no password that was copied along, and a formula is words', () => {
  const { mention } = writes({ address: 'https://moi:secret@reseau.example/', text: '=HYPERLINK("http://x";"y")' })
  expect(mention.address).toBe('https://reseau.example/')
  expect(mention.text).toBe('=HYPERLINK("http://x";"y")')
})

it('declines a file that is too heavy before it reads it', () => {
  expect(readTable(new Uint8Array(5 * 1024 * 1024 + 1))).toEqual({ kind: 'no-table', why: 'too-heavy' })
})
