import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { api } from '#contract'
import { newId } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { openStudio } from '../../channels/youtube/studio.test-world.ts'
import { youtubeAt } from '../../channels/youtube/youtube.ts'
import { type AtDesk, openWorld, type World } from '../world.ts'
import { openPrism, type Prism, prismIsThere } from './prism.ts'
import { type Witness, witnessOf } from './witness.ts'

const description = 'youtube/openapi-from-apis-guru.json'
const missing = await prismIsThere(description)
const day = 86_400

describe.skipIf(missing !== null)(`YouTube’s own description${missing ? ` (${missing})` : ''}`, () => {
  let studio: Awaited<ReturnType<typeof openStudio>>
  let prism: Prism
  let witness: Witness<ReturnType<typeof youtubeAt>>
  let world: World
  let odile: AtDesk
  let place: string

  beforeAll(async () => {
    studio = await openStudio()
    prism = await openPrism({ description, emulator: studio.google.api })
    // Google’s keys are given elsewhere, and stand in no description of YouTube’s.
    witness = witnessOf(youtubeAt({ ...studio.google, api: prism.url }))
    world = await openWorld({ channels: new Map(catalogue()).set('youtube', witness.channel) })
    odile = await world.odile()
  })
  afterAll(async () => {
    await world?.close()
    await prism?.close()
    await studio?.close()
  })

  async function turns() {
    await odile.ask(api.listenNow, { params: { place } })
    await world.settled()
    const { rows } = await odile.ask(api.conversations, { query: {} })
    const read = rows.map(async ({ id }) => {
      const { turns } = await odile.ask(api.turns, { params: { conversation: id }, query: {} })
      return turns.map((turn) => ({ ...turn, conversation: id }))
    })
    return (await Promise.all(read)).flat()
  }
  const texts = async () => (await turns()).map(({ text }) => text)

  it('is connected with the keys of an app and by signing in', async () => {
    const given = { 'client-id': 'client-1', 'client-secret': 'secret-1' }
    await odile.ask(api.keepApp, { body: { platform: 'google', given } })
    const set = await odile.ask(api.setOut, { body: { channel: 'youtube', given: {} } })
    if (set.kind !== 'set-out') throw new Error(JSON.stringify(set))
    const came = await odile.ask(api.arrive, { body: { came: await studio.saysYes(set.goTo) } })
    expect(came).toMatchObject({ kind: 'connected', place: { address: studio.place.address } })
    if (came.kind === 'connected') place = came.place.id
  })

  it('brings comments and replies, and takes our answer below the comment at the top', async () => {
    const { id } = studio.says('Non, je n’aime pas\u202f: trop sucrée.')
    for (let n = 1; n <= 7; n++) studio.says(`Moi non plus, ${n}`, { parent: id })
    const heard = await turns()
    expect(heard).toHaveLength(8)
    const answered = heard.find(({ text }) => text === 'Moi non plus, 7')!
    await odile.ask(api.reply, {
      params: { conversation: answered.conversation },
      body: { key: newId(), text: 'Trop sucrée comment\u202f?', answers: [answered.id], audience: 'public' },
    })
    world.clock.goesOn(11)
    await world.settled()
    expect(studio.comments.at(-1)).toMatchObject({ parent: id, text: 'Trop sucrée comment\u202f?' })
    const ours = (await turns()).filter(({ text }) => text?.startsWith('Trop sucrée comment'))
    expect(ours).toMatchObject([{ delivery: { state: 'sent' } }])
  })

  it('asks before thirty days are over how all of it stands: kept, put right, gone', async () => {
    studio.comments.splice(1, 1)
    studio.comments[1]!.text = 'Moi, si'
    world.clock.goesOn(28 * day)
    await world.settled()
    const now = await texts()
    expect(now).toContain('Moi, si')
    expect(now).toContain('Moi non plus, 3')
    expect(now).not.toContain('Moi non plus, 1')
  })

  it('has shown all that is claimed of it', () => witness.saw('listens', 'tallies', 'renews', 'says'))

  it('asks and is answered as YouTube describes, every time', () => {
    expect(prism.complaints).toEqual([])
    expect([...new Set(prism.held)].sort()).toEqual([
      'GET /youtube/v3/channels 200',
      'GET /youtube/v3/commentThreads 200',
      'GET /youtube/v3/comments 200',
      'GET /youtube/v3/videos 200',
      'POST /youtube/v3/comments 200',
    ])
  })
})
