import jsqr from 'jsqr'
import pngjs from 'pngjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api, type DoorShown } from '#contract'
import { everythingKept } from '../everything-kept.ts'
import { passerBy } from '../passer-by.ts'
import { type AtDesk, openWorld, publicUrl, type World } from '../world.ts'

// A CommonJS module: what it exports is one level down.
const readQr = jsqr as unknown as typeof jsqr.default

describe('S8 — doors: short addresses on whatever people hold in their hands', () => {
  let world: World
  let odile: AtDesk
  let place: string
  let door: DoorShown
  const opening = 'Vous mangiez lequel, et où étiez-vous ?'
  const planted = async (name: string) =>
    odile.ask(api.plant, { body: { channel: 'page', name, opening, language: 'fr' } as const })
  const hang = (name: string, goesTo: string | null = null, at = place) =>
    odile.ask(api.openDoor, { params: { place: at }, body: { name, goesTo } })
  const someone = async (at: string) => {
    const reader = passerBy(world.desk.app)
    await reader.go(at)
    return reader
  }
  const declined = async (asked: Promise<unknown>) => asked.then(() => 'taken', String)

  beforeAll(async () => {
    world = await openWorld()
    odile = await world.odile()
    place = (await planted('La page des pots')).id
    door = await hang('table 4')
  })
  afterAll(() => world.close())

  test('one page has several doors, each short enough to be typed from paper', async () => {
    const bag = await hang('sac en papier')
    expect(door.address).toMatch(/^http:\/\/localhost:4000\/d\/[bcdfghjkmnpqrstvwxz2-9]{6}$/)
    expect(bag.address).not.toBe(door.address)
    const { doors } = await odile.ask(api.doors, { params: { place } })
    expect(doors.map(({ name, by }) => [name, by])).toEqual([
      ['sac en papier', 'Odile'],
      ['table 4', 'Odile'],
    ])
    for (const { address } of doors) expect((await someone(address)).texts()).toEqual([opening])
    // From a telephone that begins every line with a capital.
    expect((await someone(door.address.replace(/[^/]+$/, (code) => code.toUpperCase()))).status()).toBe(200)
  })

  test('the QR, photographed, leads to the page; the sheet holds the address in letters and which door it is for', async () => {
    const path = new URL(door.address).pathname
    const answer = await world.desk.app.request(`${path}/qr.png`)
    const { data, width, height } = pngjs.PNG.sync.read(Buffer.from(await answer.arrayBuffer()))
    const read = readQr(new Uint8ClampedArray(data), width, height)
    expect(read!.data).toBe(door.address)
    const sheet = await someone(`${door.address}/sheet.html`)
    for (const words of [door.address, 'table 4', 'Vous mangiez lequel', 'Sans compte ni cookie'])
      expect(sheet.reads()).toContain(words)
    const svg = await world.desk.app.request(`${path}/qr.svg`)
    expect([svg.status, svg.headers.get('content-type')]).toEqual([200, 'image/svg+xml'])
    expect(sheet.html()).toContain(await svg.text())
  })

  test('whoever comes by a door leaves nothing behind: no row, no cookie, and the page is not told which', async () => {
    await world.settled()
    const before = await everythingKept(world)
    for (const as of ['', '/qr.svg', '/qr.png', '/sheet.html']) {
      const answer = await world.desk.app.request(door.address + as, {
        headers: { referer: 'https://ailleurs.example/' },
      })
      expect([answer.headers.getSetCookie(), answer.headers.get('referrer-policy')]).toEqual([[], 'no-referrer'])
      if (!as) {
        expect([answer.status, answer.headers.get('cache-control')]).toEqual([303, 'no-store'])
        expect(answer.headers.get('location')).toBe(`${publicUrl}/p/${odile.workspace}/${place}`)
      }
      await answer.arrayBuffer()
    }
    expect(await everythingKept(world)).toBe(before)
  })

  test('a door may lead to the place’s own address elsewhere, and only to a page of the web', async () => {
    const blog = await hang('le blog', 'https://vergers.example/blog?de=bocal')
    const answer = await world.desk.app.request(`${blog.address}?to=https://piege.example/`)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, 'https://vergers.example/blog?de=bocal'])
    const sheet = await someone(`${blog.address}/sheet.html`)
    expect(sheet.reads()).toContain('Ce carré mène à vergers.example.')
    expect(sheet.reads()).not.toContain('Sans compte')
    for (const unfit of [
      'javascript:alert(1)',
      'data:text/html,x',
      'ftp://vergers.example/',
      'https://moi:secret@vergers.example/',
    ])
      expect(await declined(hang('piège', unfit)), unfit).toContain('door.address-unfit')
    expect(await declined(hang('ronde', door.address))).toContain('door.leads-to-a-door')
    const changed = await odile.ask(api.changeDoor, {
      params: { door: blog.id },
      body: { name: 'le potager', goesTo: null },
    })
    expect([changed.name, changed.goesTo, changed.address]).toEqual(['le potager', null, blog.address])
    expect((await someone(blog.address)).texts()).toEqual([opening])
  })

  test('a contact point without a page has doors only to somewhere', async () => {
    const notes = await odile.ask(api.plant, { body: { channel: 'captured', name: 'Au marché' } })
    expect(await declined(hang('étal', null, notes.id))).toContain('door.leads-nowhere')
    const stall = await hang('étal', 'marche.example/etal', notes.id)
    expect(stall.goesTo).toBe('https://marche.example/etal')
  })

  test('a closed door says so calmly and shows another; undone, it leads where it led', async () => {
    const cellar = await planted('La page de la cave')
    const [old, other] = [await hang('porte de la cave', null, cellar.id), await hang('comptoir')]
    const { ways } = await odile.ask(api.openWays)
    expect(ways.map(({ name }) => name)).toContain('La page des pots – comptoir')
    const body = {
      notice: 'La cave dort jusqu’en mars.\nMerci d’être venu.',
      other: { kind: 'door' as const, id: other.id },
    }
    expect(
      await declined(
        odile.ask(api.closeDoor, {
          params: { door: old.id },
          body: { ...body, other: { kind: 'door', id: old.id } },
        }),
      ),
    ).toContain('door.proposes-itself')
    const { act } = await odile.ask(api.closeDoor, { params: { door: old.id }, body })
    expect(await declined(odile.ask(api.closeDoor, { params: { door: old.id }, body }))).toContain(
      'door.closed-already',
    )
    const visitor = await someone(old.address)
    expect([visitor.status(), visitor.texts()]).toEqual([410, [body.notice]])
    expect((await someone(`${old.address}/sheet.html`)).status()).toBe(410)
    await visitor.follow('La page des pots')
    expect(visitor.where()).toContain(place)
    const [shown] = (await odile.ask(api.doors, { params: { place: cellar.id } })).doors
    expect(shown!.closed).toMatchObject({ by: 'Odile', other: 'La page des pots – comptoir', whole: false })
    await odile.ask(api.undo, { params: { act } })
    expect((await someone(old.address)).where()).toContain(cellar.id)
    const again = await odile.ask(api.closeDoor, { params: { door: old.id }, body: { notice: '', other: null } })
    await odile.ask(api.reopenDoor, { params: { door: old.id } })
    expect((await someone(old.address)).status()).toBe(200)
    expect(await declined(odile.ask(api.undo, { params: { act: again.act } }))).toContain('act.too-late')
  })

  test('the doors of a page that was withdrawn say so too, and lead to a page that is open', async () => {
    const fair = await planted('La page de la foire')
    const stand = await hang('stand', null, fair.id)
    await odile.ask(api.withdraw, { params: { place: fair.id } })
    const visitor = await someone(stand.address)
    expect([visitor.status(), visitor.reads()]).toEqual([
      410,
      expect.stringContaining('menait à «\u00a0La page de la foire\u00a0»'),
    ])
    await visitor.follow('La page des pots')
    expect(visitor.status()).toBe(200)
    expect(await declined(hang('autre stand', null, fair.id))).toContain('door.place-closed')
  })

  test('another client’s doors are nobody else’s to see or to change', async () => {
    const { answer } = await odile.call(api.openWorkspace, { body: { name: 'Tisane du Soir' } })
    const params = { workspace: answer.id, door: door.id, place }
    expect((await odile.call(api.changeDoor, { params, body: { name: 'à moi' } })).problem?.code).toBe('door.not-there')
    const close = await odile.call(api.closeDoor, { params, body: { notice: '', other: null } })
    expect(close.problem?.code).toBe('door.not-there')
    expect((await odile.call(api.doors, { params })).answer.doors).toEqual([])
    const theirs = await odile.call(api.openDoor, { params, body: { name: 'porte', goesTo: null } })
    expect(theirs.problem?.code).toBe('contact-point.not-there')
  })

  test('who tries addresses by chance is slowed down; who scans true ones is not', async () => {
    for (let n = 0; n < 40; n++) expect((await someone(door.address)).status()).toBe(200)
    const some = 'bcdfghjk'
    const tried: number[] = []
    // More than thirty: a slow machine has been given one again meanwhile.
    for (const one of some) for (const two of some) tried.push((await someone(`/d/bbbb${one}${two}`)).status())
    expect(tried.slice(0, 30)).toEqual(Array(30).fill(404))
    expect(tried.at(-1)).toBe(429)
    const guesser = await someone('/d/bbbbbb')
    expect([guesser.status(), guesser.headers().get('retry-after')]).toEqual([429, expect.stringMatching(/^\d+$/)])
    // Whoever types something else than a door at all has guessed nothing.
    world.clock.goesOn(60)
    expect((await someone('/d/nulle-part')).status()).toBe(404)
    expect((await someone(door.address)).status()).toBe(200)
  })
})
