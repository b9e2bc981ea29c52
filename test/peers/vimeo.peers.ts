import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { api } from '#contract'
import { newId } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { keys, openStudio } from '../../channels/vimeo/studio.test-world.ts'
import { vimeoAt } from '../../channels/vimeo/vimeo.ts'
import { type AtDesk, openWorld, type World } from '../world.ts'
import { openPrism, type Prism, prismIsThere } from './prism.ts'
import { type Witness, witnessOf } from './witness.ts'

// Vimeo’s own `api.yaml` names statuses by numbers, which prism cannot parse; this is the same, converted.
const description = 'vimeo/openapi-from-apis-guru.json'
const missing = await prismIsThere(description)

describe.skipIf(missing !== null)(`Vimeo’s own description${missing ? ` (${missing})` : ''}`, () => {
  let studio: Awaited<ReturnType<typeof openStudio>>
  let prism: Prism
  let witness: Witness<ReturnType<typeof vimeoAt>>
  let world: World
  let odile: AtDesk
  let place: string

  beforeAll(async () => {
    studio = await openStudio()
    studio.at.asDescribed = true
    prism = await openPrism({
      description,
      emulator: studio.url,
      // It asks for a token where a token is given: what gives one is opened with the keys of the app.
      beside: (path) => path.startsWith('/oauth/'),
    })
    witness = witnessOf(vimeoAt(prism.url))
    world = await openWorld({ channels: new Map(catalogue()).set('vimeo', witness.channel) })
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

  it('is connected with the keys of an app and by signing in', async () => {
    await odile.ask(api.keepApp, { body: { platform: 'vimeo', given: keys } })
    const set = await odile.ask(api.setOut, { body: { channel: 'vimeo', given: {} } })
    if (set.kind !== 'set-out') throw new Error(JSON.stringify(set))
    const came = await odile.ask(api.arrive, { body: { came: await studio.saysYes(set.goTo) } })
    expect(came).toMatchObject({ kind: 'connected', place: { address: 'https://vimeo.com/user7' } })
    if (came.kind === 'connected') place = came.place.id
  })

  it('brings comments and replies, and takes our answer below the very comment', async () => {
    const { id } = studio.says('Non, je n’aime pas\u202f: trop sucrée.')
    studio.says('Moi non plus', { parent: id })
    const heard = await turns()
    expect(heard.map(({ text }) => text)).toEqual(['Non, je n’aime pas\u202f: trop sucrée.', 'Moi non plus'])
    await odile.ask(api.reply, {
      params: { conversation: heard[0]!.conversation },
      body: { key: newId(), text: 'Trop sucrée comment\u202f?', answers: [heard[0]!.id], audience: 'public' },
    })
    world.clock.goesOn(11)
    await world.settled()
    expect(studio.comments.at(-1)).toMatchObject({ parent: id, text: 'Trop sucrée comment\u202f?' })
    world.clock.goesOn(300)
    const ours = (await turns()).filter(({ text }) => text?.startsWith('Trop sucrée comment'))
    expect(ours).toMatchObject([{ delivery: { state: 'sent' } }])
  })

  it('follows what is put right and what is taken away there', async () => {
    const changed = studio.comments.find(({ text }) => text === 'Moi non plus')!
    studio.comments.splice(studio.comments.indexOf(changed), 1)
    studio.comments[0]!.text = 'Non, je n’aime plus.'
    world.clock.goesOn(3600)
    const texts = (await turns()).map(({ text }) => text)
    expect(texts).toContain('Non, je n’aime plus.')
    expect(texts).not.toContain('Moi non plus')
  })

  it('is compared by night: all that stands there is held', async () => {
    world.clock.goesOn(2 * 86_400)
    await world.settled()
    const { compared, losses } = await odile.ask(api.health, { params: { place } })
    expect(compared?.count).toBeGreaterThanOrEqual(2)
    expect(losses).toEqual([])
  })

  it('has shown all that is claimed of it', () => witness.saw('listens', 'tallies', 'says'))

  it('asks and is answered as Vimeo describes, every time', () => {
    // `fields` is of all calls of Vimeo's, and named in no path of its description; such a call is held to all the rest.
    const withFields = / \d{3} is asked with fields$/
    expect(prism.complaints.filter((one) => !withFields.test(one))).toEqual([])
    const held = [...prism.held, ...prism.complaints.map((one) => one.replace(/ is asked with fields$/, ''))]
    const kinds = new Set(held.map((one) => one.replace(/\/\d+/g, '/…')))
    expect([...kinds].sort()).toEqual(
      [
        'GET /me 200',
        'GET /me/videos 200',
        'GET /videos/…/comments 200',
        'GET /videos/…/comments/… 404',
        'GET /videos/…/comments/…/replies 200',
        'POST /oauth/access_token 200',
        'POST /oauth/authorize/client 200',
        'POST /videos/…/comments/…/replies 201',
      ].sort(),
    )
  })
})
