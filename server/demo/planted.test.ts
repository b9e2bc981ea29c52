import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api, type ContactPoint } from '#contract'
import { newId } from '#kernel'
import { type AtDesk, atDesk, openWorld, type World } from '../../test/world.ts'

describe('the discovery workspace, once planted', () => {
  let world: World
  let odile: AtDesk
  let places: ContactPoint[]
  const at = (name: string) => places.find((place) => place.name === name)!

  beforeAll(async () => {
    world = await openWorld()
    const someone = await world.odile()
    const { id } = (await someone.call(api.discover, { body: {} })).answer
    odile = atDesk(someone, id)
    places = await odile.ask(api.contactPoints)
  })
  afterAll(async () => world.close())

  /** A message of somebody else at a place, with its conversation. */
  async function saidAt(name: string) {
    const { rows } = await odile.ask(api.conversations, { query: { workspace: odile.workspace, place: at(name).id } })
    const conversation = rows[0]!.id
    const { turns } = await odile.ask(api.turns, { params: { conversation } })
    return { conversation, turn: turns.find((turn) => !turn.ours && turn.audience !== 'internal')! }
  }

  test.each([
    ['Le blog des Vergers', { says: false, removes: false }],
    ['Les bocaux de Maud', { says: false, removes: false }],
    ['La page des pots', { says: true, removes: true }],
    ['Les Vergers sur Mastodon', { says: true, removes: false }],
    ['Les Vergers sur Instagram', { says: true, removes: false }],
    ['Le courrier des Vergers', { says: true, removes: false }],
  ])('%s does what such a place does', async (name, does) => {
    expect((await saidAt(name)).turn.place).toMatchObject(does)
  })

  test('what is said on a blog is answered on the spot, and stays there', async () => {
    const { conversation, turn } = await saidAt('Les bocaux de Maud')
    const body = { text: 'Merci Maud. Odile', answers: [turn.id], audience: 'public' as const, key: newId() }
    const params = { workspace: odile.workspace, conversation }
    expect((await odile.call(api.reply, { params, body })).problem.code).toBe('reply.by-hand-only')
    const byHand = { url: 'https://les-bocaux-de-maud.example/#c1' }
    expect((await odile.call(api.reply, { params, body: { ...body, byHand } })).status).toBe(200)
    const [rule] = await odile.ask(api.rules)
    const removal = { messages: [turn.id], rule: rule!.id, facts: 'un pourriel' }
    const removed = await odile.call(api.remove, { params, body: removal })
    expect(removed.problem.code).toBe('moderation.not-our-page')
  })

  test('each channel has a name to show, and none can be planted by hand', async () => {
    const channels = await odile.ask(api.channels)
    const named = places.map((place) => channels.find(({ key }) => key === place.channel))
    expect(named.map((channel) => channel?.name.fr)).toEqual(places.map(() => expect.stringMatching(/ imaginaire$/)))
    expect(new Set(named.map((channel) => channel?.plantedBy))).toEqual(new Set([null]))
    expect(new Set(named.map((channel) => channel?.name.fr)).size).toBe(7)
  })

  test('nothing is listened to: all of it was said when it was planted', () => {
    for (const place of places)
      expect(place, place.name).toMatchObject({ state: 'listening', nextAt: null, setAside: 0 })
  })
})
