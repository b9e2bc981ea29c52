import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Utterance } from '#channel'
import { purseOf } from '../channel.contract.ts'
import { account, openNetwork } from './network.test-world.ts'
import { xAt } from './x.ts'

let network: Awaited<ReturnType<typeof openNetwork>>
let x: ReturnType<typeof xAt>
beforeEach(async () => {
  network = await openNetwork()
  x = xAt({ api: network.url, dialog: network.url })
})
afterEach(() => network.close())

const say = (text: string, more: Partial<Utterance> = {}) =>
  x.says.say(network.place, network.utterance('k', text, more), network.means)

it('answers the very post where its author has named or quoted us, and leaves the others to a person', async () => {
  const ours = network.says('Vous aimerez la poire', { author: account, mentionsUs: false })
  const named = network.says('non')
  const quoted = network.says('regardez ça', { quotes: ours.id, mentionsUs: false })
  const stranger = network.says('moi j’aime', { mentionsUs: false })
  expect(await say('Merci', { answers: [named.id] })).toMatchObject({ kind: 'sent', proof: 'seen' })
  expect(network.posts.at(-1)).toMatchObject({ answers: named.id, text: 'Merci', author: account })
  expect(await say('Merci', { answers: [quoted.id] })).toMatchObject({ kind: 'sent' })
  expect(await say('Merci', { answers: [stranger.id] })).toEqual({ kind: 'refused', why: 'by-hand' })
})

it('names the others who are answered, and not the one whom X tells anyway', async () => {
  const { id } = network.says('non')
  const to = ['maelle', 'lise', 'noe'].map((name) => ({ nativeId: name, name, url: `https://x.com/${name}` }))
  await say('Merci à vous, @lise aussi', { answers: [id], to })
  expect(network.posts.at(-1)!.text).toBe('@noe Merci à vous, @lise aussi')
  expect(x.says.mentions!.of({ nativeId: '1', name: 'x', url: 'https://x.com/un/deux' })).toBe('')
})

it('takes for gone what was deleted, and what is of somebody who was suspended', async () => {
  const [one, other] = [network.says('non'), network.says('non plus', { author: '1999' })]
  network.deletes(one.id)
  network.at.hidden.add('1999')
  for (const { id } of [one, other]) expect(await say('Merci', { answers: [id] })).toEqual({ kind: 'gone' })
})

it('does not send a person over there for what is amiss with the app itself', async () => {
  const { id } = network.says('non')
  const type = 'https://api.twitter.com/2/problems/client-forbidden'
  network.at.stop = {
    status: 403,
    body: { type, title: 'Client Forbidden', detail: 'Not enrolled.', reason: 'client-not-enrolled' },
  }
  expect(await say('Merci', { answers: [id] })).toEqual({ kind: 'refused', why: 'HTTP 403 Not enrolled.' })
})

it('pays more for words with a link, from what is kept for answers too, and gets back what was refused', async () => {
  const { id } = network.says('non')
  const purse = purseOf(0, 260_000)
  const saying = (text: string, answers: string[]) =>
    x.says.say(network.place, network.utterance('k', text, { answers }), { ...network.means, purse })
  await saying('Merci', [id])
  await saying('Tout est sur https://exemple.fr', [id])
  expect((await purse.left()).say).toBe(45_000)
  expect((await saying('Et sur exemple.fr aussi', [id])).kind).toBe('later')
  network.deletes(id)
  await saying('Perdu', [id])
  expect((await purse.left()).say).toBe(45_000)
})

it('answers nobody before more eyes than they chose', async () => {
  const { id } = network.says('entre nous')
  for (const audience of ['followers', 'unlisted', 'direct'] as const)
    expect(await say('Merci', { answers: [id], audience })).toEqual({ kind: 'refused', why: 'audience' })
})

it('counts signs as X does before it asks', async () => {
  expect(await say('x'.repeat(281))).toEqual({ kind: 'refused', why: 'too-long' })
  expect(await say('林'.repeat(141))).toEqual({ kind: 'refused', why: 'too-long' })
  expect((await say(`${'x'.repeat(256)} https://exemple.fr/${'long'.repeat(40)}`)).kind).toBe('sent')
})
