import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLoopback, respond } from '../loopback.ts'
import { activitypub } from './activitypub.ts'
import { here, openFediverse, otherPair } from './fediverse.test-world.ts'

let world: Awaited<ReturnType<typeof openFediverse>>
beforeEach(async () => {
  world = await openFediverse()
})
afterEach(() => world.close())

const json = { 'content-type': 'application/activity+json' }
const again = (of: object, more: object = {}) => ({ ...of, id: `encore-${Math.random()}`, ...more }) as never

describe('what was true once', () => {
  it('hears nothing new of a request sent again, an hour later and after two thousand others', async () => {
    const create = world.knock(world.activity('Create', world.note('non')))
    const follow = world.knock(world.activity('Follow', here))
    expect((await world.round()).heard).toHaveLength(1)
    world.knock(world.activity('Undo', world.activity('Follow', here)))
    expect((await world.round()).cursor.followers).toEqual([])
    const sent = world.at.received.length
    world.at.now += 3600_000
    world.at.knocks = [again(create), again(follow)]
    expect(await world.round()).toMatchObject({ heard: [], why: [], cursor: { followers: [] } })
    expect(world.at.received).toHaveLength(sent)
    world.at.cursor = { ...(world.at.cursor as object), seen: Array.from({ length: 2_000 }, (_, at) => `autre ${at}`) }
    world.at.knocks = [again(create)]
    expect((await world.round()).heard).toEqual([])
  })

  it('is declined at the door half a day later, and with another date it is signed no more', async () => {
    const create = world.knock(world.activity('Create', world.note('non')))
    const late = new Date(world.at.now + 13 * 3600_000)
    expect(activitypub.takesIn.takeIn(world.place, { ...create, at: late })).toMatchObject({ status: 401 })
    world.at.now = late.getTime()
    world.at.knocks = [again(create, { at: late, headers: { ...create.headers, date: late.toUTCString() } })]
    expect((await world.round()).why).toEqual(['the signature is not right'])
  })

  it('does not take an older edit for a newer one', async () => {
    const note = world.note('trop sucrée')
    const edit = (text: string, at: number) =>
      world.knock(
        world.activity('Update', { ...note, content: text, updated: new Date(world.at.now + at).toISOString() }),
      )
    world.knock(world.activity('Create', note))
    edit('bien trop sucrée', 2_000)
    edit('un peu sucrée', 1_000)
    const { heard } = await world.round()
    expect(heard.map((one) => one.kind === 'said' && one.text)).toEqual(['trop sucrée', 'bien trop sucrée'])
  })
})

describe('whose key it is', () => {
  it('believes no actor who shows the key of another as theirs', async () => {
    const thief = `${world.url}/users/pie`
    const theirs = { id: `${world.marmelade}#main-key`, owner: world.marmelade, publicKeyPem: otherPair.publicKey }
    world.at.documents.set('/users/pie', { id: thief, type: 'Person', inbox: `${thief}/inbox`, publicKey: theirs })
    world.knock(world.activity('Create', world.note('non', { attributedTo: thief }), { actor: thief }), {
      keyId: `${thief}#main-key`,
      key: otherPair.privateKey,
    })
    expect(await world.round()).toMatchObject({ heard: [], why: ['the key is not of this actor'] })
    const known = (await world.round()).cursor.actors.find(({ id }) => id === world.marmelade)
    expect(known?.pem).toBe(world.at.key.publicKey)
  })

  it('believes no document that is not served as one: an uploaded file is no actor', async () => {
    world.at.instead = (_, response, path) =>
      respond(response, 200, { 'content-type': 'text/plain' }, JSON.stringify(world.at.documents.get(path)))
    world.knock(world.activity('Create', world.note('non')))
    expect((await world.round()).why).toEqual(['the key: HTTP 200, no ActivityPub document'])
  })
})

describe('what never ends', () => {
  it('reads no actor longer than a megabyte, and waits for none that drips', async () => {
    world.at.instead = (_, response) => respond(response, 200, json, `{"id":"${'x'.repeat(1_200_000)}"}`)
    world.knock(world.activity('Create', world.note('non')))
    expect((await world.round()).why).toEqual(['the key: too-large'])
    world.at.instead = (_, response) => {
      response.writeHead(200, json)
      const drip = setInterval(() => response.write(' '), 20)
      response.on('close', () => clearInterval(drip))
    }
    world.at.patience = 500
    world.knock(world.activity('Create', world.note('non')))
    expect(await world.round()).toMatchObject({ heard: [], why: [] })
    expect(world.at.knocks, 'it is looked at again later').toHaveLength(1)
  })

  it('follows no redirect to the inside, nor in a circle', async () => {
    const secret = await openLoopback((_, response) => respond(response, 200, json, '{}'), '127.0.0.2')
    const { openWaysOut } = await import('../../test/reach.ts')
    const guarded = openWaysOut({ allowInside: ['127.0.0.1'], userAgent: 'Insuffleur test', clock: world.means.clock })
    world.means.reach = guarded.reach
    for (const to of [`${secret.url}/admin`, 'http://169.254.169.254/latest', 'file:///etc/passwd']) {
      world.at.instead = (_, response) => respond(response, 302, { location: to })
      world.knock(world.activity('Create', world.note('non')))
      const { heard, why } = await world.round()
      expect([heard, why[0]], to).toEqual([[], expect.stringMatching(/^the key: address-/)])
    }
    expect(secret.asked).toEqual([])
    world.at.instead = (_, response, path) => respond(response, 302, { location: path })
    world.knock(world.activity('Create', world.note('non')))
    expect((await world.round()).heard).toEqual([])
    await secret.close()
  })

  it('goes ten steps up a thread that has no beginning', async () => {
    let asked = 0
    const from = (at: number) =>
      world.note(`marche ${at}`, {
        id: `${world.url}/stairs/${at}`,
        inReplyTo: `${world.url}/stairs/${at + 1}`,
        tag: [],
      })
    world.at.instead = (_, response, path) => {
      const at = /^\/stairs\/(\d+)$/.exec(path)?.[1]
      if (at) asked++
      respond(response, 200, json, JSON.stringify(at ? from(Number(at)) : world.at.documents.get(path)))
    }
    world.knock(world.activity('Create', world.note('ici', { inReplyTo: `${world.url}/stairs/0` })))
    const { heard } = await world.round()
    expect([asked, heard.length]).toEqual([10, 11])
    const circle = world.note('rond')
    world.at.instead = (_, response, path) => {
      if (path === '/rond') asked++
      const round = { ...circle, id: `${world.url}/rond`, inReplyTo: `${world.url}/rond`, tag: [] }
      respond(response, 200, json, JSON.stringify(path === '/rond' ? round : world.at.documents.get(path)))
    }
    world.knock(world.activity('Create', world.note('là', { inReplyTo: `${world.url}/rond` })))
    asked = 0
    expect((await world.round()).heard.length).toBeLessThanOrEqual(2)
    expect(asked).toBeLessThanOrEqual(10)
  })

  it('keeps a cursor that does not grow, whoever knocks', async () => {
    for (let at = 0; at < 220; at++) {
      const name = `voix${at}`
      const id = world.person(name)
      world.knock(world.activity('Create', world.note('non', { attributedTo: id }), { actor: id }), {
        keyId: `${id}#main-key`,
      })
    }
    let heard = 0
    while (world.at.knocks.length > 0) heard += (await world.round()).heard.length
    const { cursor } = await world.round()
    expect([heard, cursor.actors.length, cursor.known.length]).toEqual([220, 200, 220])
    // Whoever is not among the two hundred is asked for their key anew, and their ends are believed.
    const first = cursor.known[0]!
    world.knock(world.activity('Delete', first.id, { actor: first.by }), { keyId: `${first.by}#main-key` })
    expect((await world.round()).heard).toEqual([{ kind: 'gone', nativeId: first.id }])
  }, 60_000)
})
