import { type AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api, type MentionShown } from '#contract'
import { newId } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { type Loopback, openLoopback, respond } from '../../channels/loopback.ts'
import { type AtDesk, atDesk, openWorld, type World } from '../world.ts'

describe('S8 — pages that our words link to are told (Webmention, W3C 2017)', () => {
  let world: World
  let odile: AtDesk
  let atelier: AtDesk
  let web: Loopback
  let place: string
  let conversation: string
  let endpoint = ''
  /** What arrived where sites other than our own take mentions, by the path it was posted to. */
  const told: [string, string, string][] = []
  let answers = 202
  const server = createAdaptorServer({ fetch: (request, env) => world.desk.app.fetch(request, env) })

  beforeAll(async () => {
    const pages: Record<string, () => [Record<string, string>, string]> = {
      '/atelier/': () => [{}, '<title>L’Atelier des Lunes</title>'],
      '/atelier/poire': () => [{}, `<link rel="webmention" href="${endpoint}"><title>Vous aimerez la poire</title>`],
      '/en-tete': () => [
        { link: '</prend/en-tete?cle=1>; rel="webmention"' },
        '<a rel="webmention" href="/jamais">x</a>',
      ],
      '/lien': () => [
        {},
        '<!-- <link rel="webmention" href="/jamais"> --><a href="/prend/lien" rel="nofollow webmention">x</a>',
      ],
      '/sans': () => [{}, '<p>rien</p>'],
    }
    web = await openLoopback((request, response, path) => {
      if (request.method === 'POST') {
        let body = ''
        request.on('data', (part) => (body += part))
        request.on('end', () => {
          const { source, target } = Object.fromEntries(new URLSearchParams(body))
          told.push([request.url!, source!, target!])
          respond(response, answers, {})
        })
        return
      }
      const page = pages[path]?.()
      if (!page) return respond(response, 404, {})
      respond(response, 200, { 'content-type': 'text/html', ...page[0] }, page[1])
    })
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    world = await openWorld({ publicUrl, channels: catalogue() })
    odile = await world.odile()
    const opened = await odile.call(api.openWorkspace, { body: { name: 'L’Atelier des Lunes' } })
    atelier = atDesk(odile, opened.answer.id)
    const connected = await atelier.ask(api.connect, {
      body: { channel: 'webmention', given: { site: `${web.url}/atelier/`, shown: 'L’Atelier des Lunes' } },
    })
    if (connected.kind !== 'connected') throw new Error(JSON.stringify(connected))
    endpoint = `${publicUrl}/at/${atelier.workspace}/${connected.place.id}/mention`
    const body = {
      channel: 'page',
      name: 'La page des pots',
      opening: 'Vous mangiez lequel ?',
      language: 'fr',
    } as const
    place = (await odile.ask(api.plant, { body })).id
  })
  afterAll(async () => {
    await world.close()
    server.close()
    await web.close()
  })

  const mentions = async () => (await odile.ask(api.mentions, { params: { place } })).mentions
  const became = async () =>
    Object.fromEntries(
      (await mentions()).map((one: MentionShown) => [new URL(one.linked).pathname, [one.state, one.ended]]),
    )
  const heardAtTheAtelier = async () => {
    const { rows } = await atelier.ask(api.conversations, { query: { workspace: atelier.workspace } })
    if (!rows.length) return []
    const { turns } = await atelier.ask(api.turns, { params: { conversation: rows[0]!.id } })
    return turns.map(({ text, gone }) => (gone ? null : text))
  }
  const later = async (seconds: number) => {
    world.clock.goesOn(seconds)
    await world.settled()
  }

  test('what we publish tells each page it links to, wherever that page says that it takes mentions', async () => {
    const { spark } = await odile.ask(api.beginSpark, { body: { opener: 'open-question' } })
    const text = `Nous citons ${web.url}/atelier/poire, ${web.url}/en-tete, ${web.url}/lien, ${web.url}/sans et ${web.url}/nulle-part. Et vous ?`
    const places = [{ place, text: null }]
    const { version } = await odile.ask(api.changeSpark, { params: { spark }, body: { version: 1, text, places } })
    conversation = (await odile.ask(api.publishSpark, { params: { spark }, body: { version } })).conversation
    await world.settled()
    expect(await mentions()).toEqual([])
    await later(11)
    expect(await became()).toEqual({
      '/atelier/poire': ['told', false],
      '/en-tete': ['told', false],
      '/lien': ['told', false],
      '/sans': ['not-taken', false],
      '/nulle-part': ['gone', false],
    })
    expect(told.map(([to]) => to).toSorted()).toEqual(['/prend/en-tete?cle=1', '/prend/lien'])
    expect(new Set(told.map(([, source]) => source)).size).toBe(1)
  })

  test('whoever is told comes and finds the link: another client of ours hears it, as its own receiver does', async () => {
    const page = await world.desk.app.request(told[0]![1])
    expect([page.status, await page.text()]).toEqual([
      200,
      expect.stringContaining(`<a href="${web.url}/en-tete" rel="noopener noreferrer">`),
    ])
    await world.settled()
    expect(await heardAtTheAtelier()).toEqual([expect.stringContaining('Nous citons')])
  })

  test('once for each link: neither time nor an answer that links elsewhere tells it again', async () => {
    await later(3 * 86_400)
    expect(told).toHaveLength(2)
    const { turns } = await odile.ask(api.turns, { params: { conversation } })
    await odile.ask(api.reply, {
      params: { conversation },
      body: { key: newId(), text: `Et la suite : ${web.url}/lien`, answers: [turns[0]!.id], audience: 'public' },
    })
    await later(11)
    expect(told.slice(2).map(([to]) => to)).toEqual(['/prend/lien'])
    expect(told[2]![1]).not.toBe(told[0]![1])
  })

  test('a site that does not answer is told again later, and its refusal is shown', async () => {
    answers = 503
    const { turns } = await odile.ask(api.turns, { params: { conversation } })
    await odile.ask(api.reply, {
      params: { conversation },
      body: { key: newId(), text: `Encore ${web.url}/en-tete`, answers: [turns[0]!.id], audience: 'public' },
    })
    await later(11)
    const [waits] = await mentions()
    expect(waits).toMatchObject({ state: 'waiting', againAt: expect.any(String) })
    answers = 400
    await later(600)
    expect((await mentions())[0]).toMatchObject({ state: 'refused', why: expect.stringContaining('400') })
    answers = 202
  })

  test('words that change tell all they link to, and those they link to no more', async () => {
    const { id } = (await odile.ask(api.turns, { params: { conversation } })).turns[0]!
    told.length = 0
    const owner = new pg.Client(world.fresh.ownerUrl)
    await owner.connect()
    await owner.query('update message set text = $1 where id = $2', [
      `Nous citons ${web.url}/atelier/poire et ${web.url}/lien`,
      id,
    ])
    await owner.end()
    await later(1)
    expect(told.map(([to]) => to).toSorted()).toEqual(['/prend/en-tete?cle=1', '/prend/lien'])
    const of = (await mentions()).filter((one) => one.beginning.startsWith('Nous citons'))
    expect(Object.fromEntries(of.map((one) => [new URL(one.linked).pathname, [one.state, one.ended]]))).toEqual({
      '/atelier/poire': ['told', false],
      '/en-tete': ['told', true],
      '/lien': ['told', false],
    })
    expect((await heardAtTheAtelier())[0]).toContain(`et ${web.url}/lien`)
  })

  test('words that are removed tell everyone who was told; their page answers 410, and what was heard there is taken back', async () => {
    const { id } = (await odile.ask(api.turns, { params: { conversation } })).turns[0]!
    told.length = 0
    const [rule] = await odile.ask(api.rules)
    const { statement } = await odile.ask(api.draftRemoval, { body: { messages: [id], rule: rule!.id } })
    await odile.ask(api.remove, { body: { messages: [id], rule: rule!.id, facts: statement.decision_facts } })
    await later(11)
    await world.settled()
    expect(told.map(([to]) => to)).toEqual(['/prend/lien'])
    expect((await world.desk.app.request(told[0]![1])).status).toBe(410)
    expect((await heardAtTheAtelier()).filter((text) => text?.includes('Nous citons'))).toEqual([])
    expect((await mentions()).filter(({ ended }) => ended).map(({ state }) => state)).toEqual(['told', 'told', 'told'])
  })
})
