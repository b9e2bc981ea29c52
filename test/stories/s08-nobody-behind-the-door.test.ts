import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api, type ContactPoint } from '#contract'
import { passerBy } from '../passer-by.ts'
import { type AtDesk, atDesk, openWorld, password, type World } from '../world.ts'

const day = 86_400

describe('S8 — nobody behind the door, and doors that sleep', () => {
  let world: World
  let odile: AtDesk
  let basile: AtDesk
  let place: string
  let page: string
  const opening = 'Vous mangiez lequel ?'
  const shown = async (who = odile, id = place): Promise<ContactPoint> =>
    (await who.ask(api.contactPoints)).find((point) => point.id === id)!
  const someone = async (at: string) => {
    // A second visitor from the same house would be slowed down by the first.
    world.clock.goesOn(60)
    const reader = passerBy(world.desk.app)
    await reader.go(at)
    return reader
  }
  const plant = (name: string, who = odile) =>
    who.ask(api.plant, { body: { channel: 'page', name, opening, language: 'fr' } as const })
  const hang = (name: string, to = place) =>
    odile.ask(api.openDoor, { params: { place: to }, body: { name, goesTo: null } })

  beforeAll(async () => {
    world = await openWorld()
    odile = await world.odile()
    const { link } = await odile.ask(api.invite, { body: { forWhom: 'Basile', role: 'desk' } })
    const visitor = world.stranger()
    const account = { name: 'Basile', email: 'basile@agence.example', password, invitation: link.split('/').pop()! }
    expect((await visitor.call(api.openAccount, { body: account })).status).toBe(200)
    basile = atDesk(visitor, odile.workspace)
    const planted = await plant('La page des pots', basile)
    place = planted.id
    page = planted.publicUrl!
  })
  afterAll(() => world.close())

  test('whoever planted it looks after it, until they leave this desk; then it is told, and another takes over', async () => {
    const { members } = await odile.ask(api.team)
    const [of, mine] = ['Basile', 'Odile'].map((name) => members.find((member) => member.name === name)!.user)
    expect((await shown()).keeper).toEqual({ user: of, name: 'Basile' })
    await odile.ask(api.changeMember, { params: { user: of! }, body: { role: 'colleague' } })
    expect((await shown()).keeper).toBeNull()
    const nobody = odile.ask(api.changeContactPoint, { params: { place }, body: { keeper: of! } })
    await expect(nobody).rejects.toThrow('team.not-at-this-desk')
    const taken = await odile.ask(api.changeContactPoint, { params: { place }, body: { keeper: mine! } })
    expect(taken.keeper).toEqual({ user: mine, name: 'Odile' })
  })

  test('after sixty days without a word a page is asleep, with its figures; a word, or a new door, wakes it', async () => {
    await (await someone(page)).send('Publier', { name: 'Nolwenn', text: 'celui à la poire' })
    await world.settled()
    world.clock.goesOn(59 * day)
    expect((await shown()).asleep).toBeNull()
    world.clock.goesOn(2 * day)
    expect((await shown()).asleep).toMatchObject({ days: 61 })
    const door = await hang('table 4')
    expect(await shown()).toMatchObject({ asleep: null, doors: 1 })
    await odile.ask(api.closeDoor, { params: { door: door.id }, body: { notice: '', other: null } })
    expect(await shown()).toMatchObject({ doors: 0 })
    world.clock.goesOn(61 * day)
    expect((await shown()).asleep).not.toBeNull()
    await (await someone(page)).send('Publier', { name: 'Anaïs', text: 'et moi à la rhubarbe' })
    await world.settled()
    expect((await shown()).asleep).toBeNull()
  })

  test('closed with a word, its doors and its page say so and show another; every word there stays to be read', async () => {
    const [door, cellar] = [await hang('sac en papier'), await plant('La page de la cave')]
    const itself = odile.ask(api.closePlace, {
      params: { place },
      body: { notice: '', other: { kind: 'door', id: door.id } },
    })
    await expect(itself).rejects.toThrow('door.proposes-itself')
    const late = await someone(page)
    const body = { notice: 'Les pots sont rangés.', other: { kind: 'page' as const, id: cellar.id } }
    const { act } = await odile.ask(api.closePlace, { params: { place }, body })
    expect(await shown()).toMatchObject({
      ...{ state: 'paused', doors: 0, asleep: null },
      farewell: { by: 'Odile', notice: 'Les pots sont rangés.', other: 'La page de la cave' },
    })
    const atDoor = await someone(door.address)
    expect([atDoor.status(), atDoor.texts()]).toEqual([410, ['Les pots sont rangés.']])
    const reader = await someone(page)
    expect(reader.texts()).toEqual([opening, 'Les pots sont rangés.', 'celui à la poire', 'et moi à la rhubarbe'])
    expect([reader.filled('text'), reader.reads()]).toEqual([null, expect.stringContaining('on n’y parle plus')])
    expect((await someone(`${page.split('/').slice(0, 6).join('/')}/sheet.html`)).status()).toBe(410)
    await reader.follow('La page de la cave')
    expect(reader.where()).toContain(cellar.id)
    // Whoever was writing meanwhile is given their words back.
    await late.send('Publier', { name: 'Tugdual', text: 'j’arrive trop tard' })
    expect([late.status(), late.html()]).toEqual([409, expect.stringContaining('j’arrive trop tard')])
    await expect(hang('encore une')).rejects.toThrow('door.place-closed')

    await odile.ask(api.undo, { params: { act } })
    expect(await shown()).toMatchObject({ state: 'listening', doors: 1, farewell: null })
    expect((await someone(door.address)).texts()).toEqual([opening, 'celui à la poire', 'et moi à la rhubarbe'])
    await (await someone(page)).send('Publier', { name: 'Tugdual', text: 'me voilà' })
    expect((await someone(page)).reads()).toContain('me voilà')
  })

  test('it is opened again by its own act, or by waking the page; a page that was paused before stays so when undone', async () => {
    const farewell = { notice: '', other: null }
    const close = async () => (await odile.ask(api.closePlace, { params: { place }, body: farewell })).act
    const act = await close()
    await odile.ask(api.reopenPlace, { params: { place } })
    const offered = async () => (await odile.ask(api.sparkPlaces)).places.map((one) => one.place)
    expect(await offered()).toContain(place)
    expect(await shown()).toMatchObject({ state: 'listening', farewell: null })
    await expect(odile.ask(api.undo, { params: { act } })).rejects.toThrow('act.too-late')
    await close()
    // An invitation there would be one to a closed door.
    expect(await offered()).not.toContain(place)
    await odile.ask(api.changeContactPoint, { params: { place }, body: { paused: false } })
    expect(await shown()).toMatchObject({ state: 'listening', farewell: null })
    await odile.ask(api.changeContactPoint, { params: { place }, body: { paused: true } })
    await odile.ask(api.undo, { params: { act: await close() } })
    expect(await shown()).toMatchObject({ state: 'paused', farewell: null })
  })
})
