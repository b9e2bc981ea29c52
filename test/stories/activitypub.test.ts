import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { api } from '#contract'
import { newId } from '#kernel'
import { signRequest } from '../../channels/activitypub/signature.ts'
import { catalogue } from '../../channels/catalogue.ts'
import { type Loopback, openLoopback, respond } from '../../channels/loopback.ts'
import { type AtDesk, openWorld, publicUrl, type World } from '../world.ts'

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})
const received: { type: string; object: Record<string, unknown> }[] = []
let world: World
let odile: AtDesk
let elsewhere: Loopback
let marmelade: string
let here: string

beforeAll(async () => {
  elsewhere = await openLoopback((request, response, path) => {
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => {
      if (request.method === 'POST') {
        received.push(JSON.parse(Buffer.concat(parts).toString()))
        return respond(response, 202, {})
      }
      if (!/^\/[a-z0-9-]+$/.test(path)) return respond(response, 404, {})
      const id = elsewhere.url + path
      const actor = {
        id,
        type: 'Person',
        preferredUsername: path.slice(1),
        name: 'Marmelade',
        inbox: `${id}/inbox`,
        publicKey: { id: `${id}#main-key`, owner: id, publicKeyPem: publicKey },
      }
      // As slow as a server far away: others knock meanwhile.
      const answer = () =>
        respond(response, 200, { 'content-type': 'application/activity+json' }, JSON.stringify(actor))
      setTimeout(answer, path.startsWith('/voix') ? 20 : 0)
    })
  })
  marmelade = `${elsewhere.url}/marmelade`
  world = await openWorld({ channels: catalogue() })
  odile = await world.odile()
})
afterAll(async () => {
  await world.close()
  await elsewhere.close()
})

const shown = async (url: string) => {
  const answer = await world.desk.app.request(url, { headers: { accept: 'application/activity+json' } })
  return { status: answer.status, document: (await answer.json()) as Record<string, unknown> }
}
async function sends(activity: Record<string, unknown>, by = marmelade): Promise<number> {
  const status = await knocks(activity, by)
  await world.settled()
  return status
}
async function knocks(activity: Record<string, unknown>, by: string): Promise<number> {
  const body = JSON.stringify({ id: `${by}/acts/${newId()}`, actor: by, ...activity })
  const signed = signRequest(
    { method: 'POST', url: `${here}/inbox`, body },
    { keyId: `${by}#main-key`, key: privateKey },
    world.clock(),
  )
  const headers = { host: new URL(publicUrl).host, 'content-type': 'application/activity+json', ...signed }
  return (await world.desk.app.request(`${here}/inbox`, { method: 'POST', headers, body })).status
}
const note = (content: string) => ({
  id: `${elsewhere.url}/notes/1`,
  type: 'Note',
  attributedTo: marmelade,
  content: `<p>${content}</p>`,
  to: ['https://www.w3.org/ns/activitystreams#Public'],
  cc: [here],
  tag: [{ type: 'Mention', href: here, name: '@vergers' }],
})
const turnsHere = async () => {
  const { rows } = await odile.ask(api.conversations, { query: {} })
  expect(rows).toHaveLength(1)
  const conversation = rows[0]!.id
  return { conversation, ...(await odile.ask(api.turns, { params: { conversation }, query: {} })) }
}

test('a brand opens an actor of its own, found by its name', async () => {
  const given = { name: 'Vergers', shown: 'Les Vergers Imaginaires', about: 'On vous lit.' }
  const came = await odile.ask(api.connect, { body: { channel: 'activitypub', given } })
  expect(came).toMatchObject({ kind: 'connected', place: { address: '@vergers@localhost:4000' } })
  const finger = await world.desk.app.request(`${publicUrl}/.well-known/webfinger?resource=acct:vergers@localhost:4000`)
  const { links } = (await finger.json()) as { links: { rel: string; href: string }[] }
  here = links.find(({ rel }) => rel === 'self')!.href
  expect((await shown(here)).document).toMatchObject({
    type: 'Service',
    preferredUsername: 'vergers',
    inbox: `${here}/inbox`,
  })
})

test('« non, je n’aime pas » comes in signed, is answered, and the answer is told to who said it', async () => {
  expect(await sends({ type: 'Create', object: note('Non, je n’aime pas : trop sucrée.') })).toBe(202)
  const { conversation, turns } = await turnsHere()
  expect(turns).toMatchObject([{ text: 'Non, je n’aime pas : trop sucrée.', audience: 'public' }])
  const key = newId()
  await odile.ask(api.reply, {
    params: { conversation },
    body: { key, text: 'Pourquoi trop sucrée ?', answers: [turns[0]!.id], audience: 'public' },
  })
  world.clock.goesOn(11)
  await world.settled()
  const word = `${here}/said/${key}`
  expect(received).toMatchObject([
    {
      type: 'Create',
      object: { id: word, inReplyTo: `${elsewhere.url}/notes/1`, content: '<p>Pourquoi trop sucrée ?</p>' },
    },
  ])
  expect((await shown(word)).document).toMatchObject({ id: word, attributedTo: here })
})

test('what is changed or taken back over there follows; what nobody signed does not', async () => {
  await sends({ type: 'Update', object: { ...note('Non, bien trop sucrée.'), updated: world.clock().toISOString() } })
  expect((await turnsHere()).turns[0]).toMatchObject({ text: 'Non, bien trop sucrée.' })
  const forged = await world.desk.app.request(`${here}/inbox`, {
    method: 'POST',
    headers: { 'content-type': 'application/activity+json' },
    body: JSON.stringify({ type: 'Delete', actor: marmelade, object: note('').id }),
  })
  expect(forged.status).toBe(401)
  await sends({ type: 'Delete', object: note('').id })
  expect(JSON.stringify((await turnsHere()).turns[0])).not.toContain('sucrée.')
})

test('thirty people follow and speak at once: none is forgotten, and each word is heard once', async () => {
  const people = Array.from({ length: 30 }, (_, at) => `${elsewhere.url}/voix-${at}`)
  const words = (by: string, at: number) => ({
    ...note(`Voix ${at}.`),
    id: `${elsewhere.url}/notes/de-voix-${at}`,
    attributedTo: by,
  })
  const messages = async () => (await odile.ask(api.contactPoints))[0]!.messages
  const before = await messages()
  const all = people.flatMap((by, at) => [
    () => knocks({ type: 'Follow', object: here }, by),
    () => knocks({ type: 'Create', object: words(by, at), id: `${by}/acts/create` }, by),
    () => knocks({ type: 'Create', object: words(by, at), id: `${by}/acts/create` }, by),
  ])
  for (const knock of all) {
    expect(await knock()).toBe(202)
    await new Promise((soon) => setTimeout(soon, 5))
  }
  await world.settled()
  expect((await shown(`${here}/followers`)).document).toMatchObject({ totalItems: 30 })
  expect((await messages()) - before).toBe(30)
  const accepted = received.filter(({ type }) => type === 'Accept').map(({ object }) => object.actor)
  expect(new Set(accepted)).toEqual(new Set(people))
}, 60_000)
