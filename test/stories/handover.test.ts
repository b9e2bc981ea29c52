import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract'
import { newId } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { openMemory } from '../../channels/memory/index.ts'
import { joins, placeWhereOneSpeaks } from '../grave.ts'
import { type AtDesk, atDesk, openWorld, type World } from '../world.ts'

describe('a note for whoever comes next', () => {
  const memory = openMemory()
  let world: World
  let odile: AtDesk
  let tisane: AtDesk
  let firmin: AtDesk
  let basile: AtDesk
  let says: Awaited<ReturnType<typeof placeWhereOneSpeaks>>

  beforeAll(async () => {
    world = await openWorld({ channels: new Map([...catalogue(), ['memory', memory]]) })
    odile = await world.odile()
    tisane = atDesk(odile, (await odile.ask(api.openWorkspace, { body: { name: 'Tisane du Soir' } })).id)
    firmin = await joins(world, odile, 'Firmin')
    basile = await joins(world, tisane, 'Basile')
    says = await placeWhereOneSpeaks(world, memory, odile)
  })
  afterAll(() => world.close())

  const leaves = (who: AtDesk, text: string, workspaces = [who.workspace], key: string = newId()) =>
    who.ask(api.handOver, { body: { workspaces, text, key } })
  const toRead = async (who: AtDesk) => (await who.ask(api.handovers)).notes
  const past = (who: AtDesk, query = {}) => who.ask(api.pastHandovers, { query })

  test('the next person finds it first, with what was done in between, by whom, in kinds', async () => {
    await leaves(odile, 'Marmelade attend une réponse de la qualité.')
    world.clock.goesOn(60)
    const ugo = await joins(world, odile, 'Ugo')
    await says([
      { by: 'Marmelade', text: 'je n’aime pas du tout' },
      { by: 'Prune', text: 'je n’aime pas non plus' },
    ])
    const { rows } = await ugo.ask(api.conversations)
    for (const { id } of rows)
      await ugo.ask(api.actOn, { params: { conversation: id }, body: { kind: 'let-live', why: 'between-peers' } })
    const { act } = await ugo.ask(api.actOn, {
      params: { conversation: rows[0]!.id },
      body: { kind: 'assign', to: null },
    })
    await ugo.ask(api.undo, { params: { act } })
    expect(await toRead(firmin)).toMatchObject([
      {
        by: 'Odile',
        text: 'Marmelade attend une réponse de la qualité.',
        clients: [{ name: 'Les Vergers Imaginaires' }],
        mine: false,
        readAt: null,
        since: [{ by: 'Ugo', deeds: [{ deed: 'let-live', n: 2 }] }],
      },
    ])
    // What one did oneself one knows.
    expect(await toRead(ugo)).toMatchObject([{ since: [] }])
  })

  test('one’s own is not left to oneself; « C’est lu » is each one’s own, and it stays to be found', async () => {
    expect(await toRead(odile)).toEqual([])
    const [note] = await toRead(firmin)
    await firmin.ask(api.readHandover, { params: { handover: note!.id } })
    expect(await toRead(firmin)).toEqual([])
    expect((await past(firmin)).notes).toMatchObject([{ id: note!.id, mine: false, readAt: expect.any(String) }])
    expect((await past(odile)).notes).toMatchObject([{ id: note!.id, mine: true }])
  })

  test('nothing of one client reaches another’s desk, and nobody leaves a note where they do not work', async () => {
    expect(await toRead(basile)).toEqual([])
    expect((await past(basile)).notes).toEqual([])
    const [{ id } = { id: '' }] = (await past(odile)).notes
    expect((await basile.call(api.readHandover, { params: { handover: id } })).status).toBe(404)
    const body = { workspaces: [basile.workspace, odile.workspace], text: 'Coucou', key: newId() }
    expect((await basile.call(api.handOver, { body })).status).toBe(404)
    expect(await toRead(basile)).toEqual([])
    const client = await joins(world, odile, 'Brand', 'client')
    const colleague = await joins(world, odile, 'Solene', 'colleague')
    for (const who of [client, colleague]) {
      expect((await past(who)).notes).toEqual([])
      expect((await who.call(api.handOver, { body: { ...body, workspaces: [odile.workspace] } })).status).toBe(404)
    }
  })

  test('one note for all of one’s clients is one; whoever works for one of them sees that one named', async () => {
    const key = newId()
    const clients = [odile.workspace, tisane.workspace]
    const first = await leaves(odile, 'Je suis absente jusqu’à jeudi.', clients, key)
    expect(await leaves(odile, 'Je suis absente jusqu’à jeudi.', clients, key)).toEqual(first)
    const zelie = await joins(world, odile, 'Zelie')
    const { link } = await tisane.ask(api.invite, { body: { forWhom: 'Zelie', role: 'desk' } })
    await zelie.call(api.acceptInvitation, { params: { token: link.split('/').at(-1)! } })
    const [both] = await toRead(zelie)
    expect(both!.clients.map(({ name }) => name)).toEqual(['Les Vergers Imaginaires', 'Tisane du Soir'])
    expect((await toRead(basile)).map(({ clients }) => clients.map(({ name }) => name))).toEqual([['Tisane du Soir']])
    await zelie.ask(api.readHandover, { params: { handover: key } })
    expect((await toRead(zelie)).map(({ id }) => id)).not.toContain(key)
    expect(await toRead(basile)).toHaveLength(1)
    // Taken back at one client, it stands at the other.
    const atTisane = first.acts.find(({ workspace }) => workspace === tisane.workspace)!
    await tisane.ask(api.undo, { params: { act: atTisane.act } })
    expect(await toRead(basile)).toEqual([])
    expect((await past(firmin)).notes.map(({ id }) => id)).toContain(key)
  })

  test('someone else’s key is refused, and changes nothing', async () => {
    const [{ id } = { id: '' }] = (await past(odile)).notes
    const body = { workspaces: [firmin.workspace], text: 'À la place', key: id }
    expect((await firmin.call(api.handOver, { body })).status).toBe(404)
    expect((await past(firmin)).notes.map(({ text }) => text)).not.toContain('À la place')
  })

  test('old notes are found a page at a time, each once', async () => {
    for (let n = 0; n < 45; n++) {
      world.clock.goesOn(60)
      await leaves(odile, `Note ${n}`)
    }
    const found: string[] = []
    for (let before: string | undefined; ; ) {
      const page = await past(firmin, before ? { before } : {})
      found.push(...page.notes.map(({ text }) => text))
      if (!page.next) break
      before = page.next
    }
    expect(found).toHaveLength(47)
    expect(new Set(found).size).toBe(47)
    expect(found[0]).toBe('Note 44')
    expect(await toRead(firmin)).toHaveLength(10)
  })
})
