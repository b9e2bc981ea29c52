import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract'
import { catalogue } from '../../channels/catalogue.ts'
import { openPost, own, password } from '../../channels/mail/post.test-world.ts'
import { openMemory } from '../../channels/memory/index.ts'
import { always, joins, notNow, placeWhereOneSpeaks } from '../grave.ts'
import { type AtDesk, atDesk, openWorld, type World } from '../world.ts'

const sick = [
  { by: 'Marmelade', text: 'Ma fille a fait une réaction allergique après le pot.' },
  { by: 'Anselme', text: 'On est aux urgences depuis ce matin' },
  { by: 'Prune', text: 'Mon mari a été malade toute la nuit' },
  { by: 'Tibor', text: 'J’ai trouvé un morceau de verre dedans' },
]
const hour = 3_600

describe('S9 — something grave is told once, to whoever is at the desk', () => {
  const memory = openMemory()
  let world: World
  let post: Awaited<ReturnType<typeof openPost>>
  let odile: AtDesk
  let firmin: AtDesk
  let says: Awaited<ReturnType<typeof placeWhereOneSpeaks>>
  let other: Awaited<ReturnType<typeof placeWhereOneSpeaks>>
  let tisane: AtDesk

  beforeAll(async () => {
    post = await openPost()
    const url = `smtp://${encodeURIComponent(own)}:${password}@127.0.0.1:${post.given['smtp-port']}`
    world = await openWorld({ channels: new Map([...catalogue(), ['memory', memory]]), mail: { url, from: own } })
    odile = await world.odile()
    firmin = await joins(world, odile, 'Firmin')
    await odile.ask(api.changeOwnHours, { body: { hours: always } })
    await firmin.ask(api.changeOwnHours, { body: { hours: notNow(world.clock()) } })
    says = await placeWhereOneSpeaks(world, memory, odile)
    tisane = atDesk(odile, (await odile.ask(api.openWorkspace, { body: { name: 'Tisane du Soir' } })).id)
    other = await placeWhereOneSpeaks(world, memory, tisane, 'Le forum')
  })
  afterAll(async () => {
    await world.close()
    await post.close()
  })

  const open = async (who = odile) => (await who.ask(api.alerts)).open
  const whole = async (alert: string, who = odile) => who.ask(api.alert, { params: { alert } })
  const lettersTo = (name: string) => post.sent.filter(({ to }) => to[0] === `${name}@agence.example`)

  test('two persons who speak of a danger, and one who says it twice, are not three', async () => {
    await says([{ ...sick[0]!, minutesAgo: 18 }, sick[1]!])
    await says([{ by: 'Marmelade', text: 'Et mon fils aussi, une réaction allergique' }])
    expect(await open()).toEqual([])
    expect(post.sent).toHaveLength(0)
  })

  test('three within twenty minutes at one client, and nothing of the other is counted along', async () => {
    await other([sick[2]!])
    expect(await open()).toEqual([])
    await says([sick[2]!])
    const [alert, ...more] = await open()
    expect(more).toEqual([])
    expect(alert).toMatchObject({
      client: { name: 'Les Vergers Imaginaires' },
      kind: 'danger',
      people: 3,
      messages: 4,
      places: ['La page'],
      again: false,
      taken: null,
      closedAt: null,
    })
    const { said } = await whole(alert!.id)
    expect(said[0]).toMatchObject({ by: 'Prune', place: 'La page', text: sick[2]!.text, seen: false })
    for (const { conversation, message } of said) {
      const { turns } = await odile.ask(api.turns, { params: { conversation } })
      expect(turns.map(({ id }) => id)).toContain(message)
    }
  })

  test('whoever is on duty is told at once, by a letter that quotes nobody; the others are left alone for ten minutes', async () => {
    await world.settled()
    expect(post.sent.map(({ to }) => to)).toEqual([['odile@agence.example']])
    const raw = post.sent[0]!.raw.toString('latin1')
    expect(raw).toMatch(/^auto-submitted: auto-generated/im)
    // The address is longer than a line of a letter may be.
    expect(raw.replaceAll('=\r\n', '')).toContain((await open())[0]!.id)
    expect(raw).not.toContain('urgences')
    expect((await whole((await open())[0]!.id)).told).toMatchObject([
      { name: 'Odile', onDuty: true, state: 'sent' },
      { name: 'Firmin', onDuty: false, state: 'waiting' },
    ])
  })

  test('what joins it is gathered, and told to nobody anew', async () => {
    await says([sick[3]!])
    expect(await open()).toMatchObject([{ people: 4, messages: 5 }])
    expect(post.sent).toHaveLength(1)
  })

  test('nobody sees to it: ten minutes later those off duty are told too, once', async () => {
    world.clock.goesOn(11 * 60)
    await world.settled()
    await world.settled()
    expect(lettersTo('firmin')).toHaveLength(1)
    expect(lettersTo('odile')).toHaveLength(1)
  })

  test('nobody of another client sees it, and no client reads how the desk is alarmed', async () => {
    const [{ id } = { id: '' }] = await open()
    const basile = world.stranger()
    const { link } = await tisane.ask(api.invite, { body: { forWhom: 'Basile', role: 'desk' } })
    const account = { name: 'Basile', email: 'basile@ailleurs.example', password: 'un verger en octobre' }
    await basile.call(api.openAccount, { body: { ...account, invitation: link.split('/').at(-1)! } })
    expect((await basile.call(api.alerts)).answer).toEqual({ open: [], closed: [] })
    for (const workspace of [tisane.workspace, odile.workspace]) {
      const { status } = await basile.call(api.alert, { params: { workspace, alert: id } })
      expect(status).toBe(404)
      expect((await basile.call(api.takeAlert, { params: { workspace, alert: id } })).status).toBe(404)
    }
    const brand = await joins(world, odile, 'Brand', 'client')
    expect(await open(brand)).toEqual([])
    expect((await brand.call(api.alert, { params: { workspace: odile.workspace, alert: id } })).status).toBe(403)
    const colleague = await joins(world, odile, 'Solene', 'colleague')
    expect(await open(colleague)).toHaveLength(1)
    const params = { workspace: odile.workspace, alert: id }
    expect((await colleague.call(api.closeAlert, { params, body: { done: 'rien' } })).status).toBe(403)
  })

  test('one says that one sees to it, takes it back, closes it with what was done, and undoes that', async () => {
    const [{ id } = { id: '' }] = await open()
    const params = { alert: id }
    const taken = await firmin.ask(api.takeAlert, { params })
    expect(await open()).toMatchObject([{ taken: { by: 'Firmin' } }])
    await firmin.ask(api.undo, { params: { act: taken.act } })
    expect(await open()).toMatchObject([{ taken: null }])
    await odile.ask(api.takeAlert, { params })
    const done = 'Lot 7 retiré des rayons, un mot épinglé sur la page.'
    const closed = await odile.ask(api.closeAlert, { params, body: { done } })
    expect(await open()).toEqual([])
    expect((await odile.ask(api.alerts)).closed).toMatchObject([{ id, people: 4 }])
    await odile.ask(api.undo, { params: { act: closed.act } })
    expect(await open()).toMatchObject([{ id, taken: { by: 'Odile' } }])
    await odile.ask(api.closeAlert, { params, body: { done } })
    expect((await whole(id)).closings).toMatchObject([
      { by: 'Odile', done, openedAgainAt: null },
      { by: 'Odile', done },
    ])
    expect(
      (await odile.call(api.closeAlert, { params: { ...params, workspace: odile.workspace }, body: { done } })).status,
    ).toBe(409)
  })

  test('one more who speaks of it opens nothing; three more open the same again, and it is told anew', async () => {
    const { id } = (await odile.ask(api.alerts)).closed[0]!
    post.sent.length = 0
    world.clock.goesOn(hour)
    await says([{ by: 'Colombe', text: 'Malade toute la nuit après deux cuillères, on est aux urgences' }])
    expect(await open()).toEqual([])
    await says([
      { by: 'Hector', text: 'Mon fils a été malade toute la nuit' },
      { by: 'Iris', text: 'réaction allergique ici aussi' },
    ])
    expect(await open()).toMatchObject([{ id, again: true, wave: 2, people: 7, taken: null }])
    await world.settled()
    expect(lettersTo('odile')).toHaveLength(1)
    expect((await whole(id)).closings[0]!.openedAgainAt).not.toBeNull()
  })

  test('whoever is off duty sleeps when someone on duty sees to it in time', async () => {
    const [{ id } = { id: '' }] = await open()
    await odile.ask(api.takeAlert, { params: { alert: id } })
    world.clock.goesOn(11 * 60)
    await world.settled()
    expect(lettersTo('firmin')).toHaveLength(0)
    expect((await whole(id)).told).toMatchObject([
      { name: 'Odile', state: 'sent' },
      { name: 'Firmin', state: 'let-rest' },
    ])
  })

  test('decided on, everyone who spoke of it stands in Boucles, and is drafted a word; who speaks of it later is added', async () => {
    const [{ id } = { id: '' }] = await open()
    const { user } = await odile.ask(api.whoAmI)
    const word = { kind: 'adapt' as const, owner: user!.id, holdsBy: null, reason: 'Le lot 7 est retiré.', facts: [] }
    const params = { alert: id }
    const taken = await odile.ask(api.decideOnAlert, { params, body: word })
    await odile.ask(api.undo, { params: { act: taken.act } })
    expect((await odile.ask(api.decisions)).decisions).toEqual([])
    const { decision } = await odile.ask(api.decideOnAlert, { params, body: word })
    const standing = async () => (await odile.ask(api.decision, { params: { decision } })).decision
    expect(await standing()).toMatchObject({ concerned: 7, told: 0, theme: null, alert: { id, kind: 'danger' } })
    const { tellings } = await odile.ask(api.tellings, { params: { decision } })
    expect(tellings.map(({ names }) => names[0]).toSorted()).toEqual(
      ['Anselme', 'Colombe', 'Hector', 'Iris', 'Marmelade', 'Prune', 'Tibor'].toSorted(),
    )
    expect(tellings.every(({ text }) => text.includes('vous nous aviez alertés'))).toBe(true)
    const { clients } = await odile.ask(api.morning, { query: { workspace: odile.workspace } })
    expect(clients[0]!.loops).toMatchObject([{ decision, alert: { kind: 'danger' }, people: 7 }])
    await says([{ by: 'Nino', text: 'Allergique aussi, réaction allergique dans la nuit' }])
    world.clock.goesOn(61)
    await world.settled()
    expect((await standing()).concerned).toBe(8)
    const elsewhere = { params: { workspace: tisane.workspace, alert: id }, body: word }
    expect((await tisane.call(api.decideOnAlert, elsewhere)).problem?.code).toBe('alert.not-there')
    expect((await tisane.ask(api.decisions)).decisions).toEqual([])
  })

  test('erased words leave the alert with everything else that holds them; the count stays true', async () => {
    const [{ id } = { id: '' }] = await open()
    const { said } = await whole(id)
    const theirs = said.find(({ by }) => by === 'Iris')!
    await odile.ask(api.eraseAtRequest, { params: { message: theirs.message } })
    const after = await whole(id)
    expect(after.said.find(({ message }) => message === theirs.message)).toMatchObject({ text: null })
    expect(JSON.stringify(after)).not.toContain('réaction allergique ici aussi')
    expect(after.people).toBe(8)
  })

  test('the next day it is another event', async () => {
    const [{ id } = { id: '' }] = await open()
    await odile.ask(api.closeAlert, { params: { alert: id }, body: { done: 'Tout est dit.' } })
    world.clock.goesOn(26 * hour)
    await says(sick.slice(0, 3).map((one) => ({ ...one, by: `${one.by} bis` })))
    const [alert] = await open()
    expect(alert!.id).not.toBe(id)
    expect(alert).toMatchObject({ again: false, people: 3 })
  })

  test('the figures are the client’s: five persons within an hour, once it says so', async () => {
    await tisane.ask(api.changeDiscretion, { body: { alertPeople: 5, alertMinutes: 60 } })
    await other(sick.map((one, n) => ({ ...one, minutesAgo: 50 - n })))
    expect((await open(tisane)).filter(({ client }) => client.id === tisane.workspace)).toEqual([])
    await other([{ by: 'Ondine', text: 'réaction allergique, direction les urgences' }])
    expect((await open(tisane)).filter(({ client }) => client.id === tisane.workspace)).toMatchObject([{ people: 5 }])
  })

  test('words of years ago, read for the first time now, alarm nobody', async () => {
    const nowhere = atDesk(odile, (await odile.ask(api.openWorkspace, { body: { name: 'Atelier Sabot' } })).id)
    const old = await placeWhereOneSpeaks(world, memory, nowhere, 'Le vieux blog')
    await old(sick.map((one) => ({ ...one, minutesAgo: 3 * 365 * 24 * 60 })))
    expect((await open()).filter(({ client }) => client.id === nowhere.workspace)).toEqual([])
  })

  test('far more than usual say no at one place: ten there, and three times its busiest hour', async () => {
    const daily = await placeWhereOneSpeaks(world, memory, tisane, 'La recette')
    const no = (n: number, minutesAgo: number, who: string) =>
      Array.from({ length: n }, (_, at) => ({ by: `${who} ${at}`, text: 'je n’aime pas du tout', minutesAgo }))
    const volume = async () => (await open(tisane)).filter(({ kind }) => kind === 'volume')
    await daily([...no(4, 10 * 24 * 60, 'autrefois'), { by: 'Ninon', text: 'j’adore, merci', minutesAgo: 9 * 24 * 60 }])
    await daily(no(11, 30, 'voix'))
    expect(await volume()).toEqual([])
    await daily(no(1, 0, 'douzième'))
    expect(await volume()).toMatchObject([{ place: 'La recette', usual: 4, people: 12, places: ['La recette'] }])
    await daily(no(3, 0, 'encore'))
    expect(await volume()).toMatchObject([{ people: 15 }])
  })
})
