import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plant } from '#contact-point'
import { api, type Turn } from '#contract'
import { type Id, newId } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { openMemory } from '../../channels/memory/index.ts'
import { type PasserBy, passerBy } from '../passer-by.ts'
import { type AtDesk, atDesk, openWorld, type World } from '../world.ts'

const memory = openMemory()
const forum = { nativeId: 'fil', title: 'La recette' }

describe('S7 — « même personne » is never proposed: the person alone joins two names, and may undo it', () => {
  let world: World
  let odile: AtDesk
  let onPage: PasserBy
  let onForum: PasserBy
  let gredin: PasserBy
  let link: string

  const heardAt = async (at: AtDesk = odile): Promise<Turn[]> => {
    const { rows } = await at.ask(api.conversations)
    const all = await Promise.all(
      rows.map(({ id }) => at.ask(api.turns, { params: { conversation: id } }).then(({ turns }) => turns)),
    )
    return all.flat()
  }
  const turnOf = async (text: string) => (await heardAt()).find((turn) => turn.text.includes(text))!
  const conversationOf = async (turn: Turn) => {
    const { rows } = await odile.ask(api.conversations)
    for (const { id } of rows)
      if ((await odile.ask(api.turns, { params: { conversation: id } })).turns.some((one) => one.id === turn.id))
        return id
    throw new Error('nowhere')
  }
  const aside = async (text: string) => odile.ask(api.aside, { params: { message: (await turnOf(text)).id } })
  const says = async (turn: Turn, text: string, more: Partial<{ audience: Turn['audience']; byHand: object }> = {}) =>
    odile.call(api.reply, {
      params: { workspace: odile.workspace, conversation: await conversationOf(turn) },
      body: { text, answers: [turn.id], audience: 'direct', key: newId(), ...more },
    })
  const settled = async () => {
    world.clock.goesOn(600)
    await world.settled()
  }
  /** What stands in the mailbox of whoever was sent it. */
  const linkIn = (text: string) => /https?:\/\/\S+\/own\/\S+/.exec(text)![0]
  async function sendsLink(text: string): Promise<string> {
    const turn = await turnOf(text)
    const offered = await odile.ask(api.offerLink, { params: { message: turn.id } })
    const { status, problem } = await says(turn, offered.words)
    expect([status, problem?.code]).toEqual([200, undefined])
    await settled()
    return linkIn(memory.world.said().at(-1)!.text)
  }
  const codeOn = async (page: PasserBy) => {
    await page.send(/^Demander un (autre )?code$/)
    return /[A-Z2-9]{3}-[A-Z2-9]{3}-[A-Z2-9]{3}/.exec(page.reads())![0]
  }
  const open = async (address: string) => {
    const page = passerBy(world.desk.app, { 'accept-language': 'fr' })
    await page.go(address)
    return page
  }
  const again = (page: PasserBy) => page.go(page.where().split(/[?#]/)[0]!)

  beforeAll(async () => {
    world = await openWorld({ channels: new Map([...catalogue(), ['memory', memory]]) })
    odile = await world.odile()
    const planted = await odile.ask(api.plant, {
      body: { channel: 'page', name: 'La page des pots', opening: 'Vous mangiez lequel ?', language: 'fr' },
    })
    await world.desk.database.within([odile.workspace], null, (db) =>
      plant(db, world.desk.jobs, world.clock, {
        workspace: odile.workspace as Id<'workspace'>,
        manifest: memory.manifest,
        name: 'Le forum',
        address: 'forum',
        settings: {},
        by: 'test',
      }),
    )
    onPage = await open(planted.publicUrl!)
    await onPage.send('Publier', { name: 'Camille', text: 'trop sucrée à mon goût' })
    memory.world.hears({
      text: 'le couvercle colle encore',
      thread: forum,
      by: { nativeId: 'cam_31', name: 'cam_31' },
      language: 'fr',
    })
    memory.world.hears({ text: 'moi je trouve ça bon', thread: forum, by: { nativeId: 'gredin', name: 'Gredin' } })
    await settled()
  })
  afterAll(async () => world.close())

  test('never proposed: the same word in two places says nothing of who said it', async () => {
    const { samePerson, saidHere } = await aside('le couvercle')
    expect([samePerson, saidHere]).toEqual([[], []])
    const people = new Set((await heardAt()).map((turn) => turn.person))
    expect(people.size).toBe(3)
  })

  test('at a page of ours they have their link already; where one speaks to one alone, it may be sent', async () => {
    expect((await aside('trop sucrée')).privateLink).toBe('given-there')
    expect((await aside('le couvercle')).privateLink).toBe('may-be-sent')
    const params = { workspace: odile.workspace, message: (await turnOf('trop sucrée')).id }
    const refused = await odile.call(api.offerLink, { params })
    expect([refused.status, refused.problem.code]).toEqual([409, 'private-link.given-there'])
  })

  test('a link never goes where others read it, to somebody else, by hand, or with a second name', async () => {
    const turn = await turnOf('le couvercle')
    const { words, address } = await odile.ask(api.offerLink, { params: { message: turn.id } })
    expect(words).toContain(address)
    const codes = [
      await says(turn, words, { audience: 'public' }),
      await says(turn, words, { byHand: {} }),
      await says(await turnOf('moi je trouve'), words),
      await says(turn, `${words}\n@gredin@forum.example`),
    ].map(({ status, problem }) => [status, problem.code])
    expect(codes).toEqual([
      [422, 'private-link.too-wide'],
      [422, 'private-link.by-hand'],
      [422, 'private-link.of-another'],
      [422, 'private-link.names-another'],
    ])
    expect(memory.world.said()).toEqual([])
  })

  test('sent in private, it opens; at the desk, and in what comes back, it opens nothing', async () => {
    const offered = await odile.ask(api.offerLink, { params: { message: (await turnOf('le couvercle')).id } })
    expect((await open(offered.address)).status()).toBe(404)
    link = await sendsLink('le couvercle')
    expect(memory.world.said()[0]).toMatchObject({ audience: 'direct', to: [{ nativeId: 'cam_31' }] })
    memory.world.hears({ text: `merci !\n> ${link}`, thread: forum, by: { nativeId: 'cam_31', name: 'cam_31' } })
    await settled()
    const secret = link.split('.').at(-1)!
    const texts = (await heardAt()).map((turn) => `${turn.text} ${turn.html}`).join('\n')
    expect(texts).toContain(offered.address)
    expect(texts).not.toContain(secret)
    onForum = await open(link)
    expect(onForum.status()).toBe(200)
    expect(onForum.texts()).toEqual([expect.stringContaining('merci'), 'le couvercle colle encore'])
    for (const [name, value] of [
      ['x-robots-tag', 'noindex'],
      ['referrer-policy', 'no-referrer'],
      ['cache-control', 'no-store'],
    ])
      expect(onForum.headers().get(name!)).toBe(value)
    const { rows } = await world.desk.database.within([odile.workspace], null, (db) =>
      sql<{ held: string }>`select string_agg(text, ' ') as held from message`.execute(db),
    )
    expect(rows[0]!.held).not.toContain(secret)
  })

  test('a stranger who guesses, or types the code of their own page, joins nothing', async () => {
    gredin = await open(await sendsLink('moi je trouve'))
    await codeOn(onForum)
    for (const code of ['AAA-BBB-CCC', 'x', '', '<script>', await codeOn(gredin)]) {
      await gredin.send('Continuer', { code })
      expect(gredin.status()).toBe(422)
      expect(gredin.reads()).toContain('Rien n’est réuni')
    }
    // By the form of the last page too: saying yes without a code that fits is saying nothing.
    const [path] = gredin.where().split(/[?#]/)
    await gredin.go(path!, {
      method: 'POST',
      body: 'act=join&code=AAA-BBB-CCC',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(gredin.status()).toBe(422)
    expect((await aside('le couvercle')).samePerson).toEqual([])
  })

  test('a code dies of ten tries, of an hour, and of the next one', async () => {
    await again(onForum)
    const worn = await codeOn(onForum)
    for (let tries = 0; tries < 10; tries++) {
      world.clock.goesOn(300)
      await again(gredin)
      await gredin.send('Continuer', { code: `${worn.slice(0, 4)}AAA-AAA` })
    }
    await again(onPage)
    await onPage.send('Continuer', { code: worn })
    expect(onPage.status()).toBe(422)
    const late = await codeOn(onForum)
    world.clock.goesOn(3601)
    await again(onPage)
    await onPage.send('Continuer', { code: late })
    expect(onPage.status()).toBe(422)
    const former = await codeOn(onForum)
    await codeOn(onForum)
    await again(onPage)
    await onPage.send('Continuer', { code: former })
    expect(onPage.status()).toBe(422)
  })

  test('the code of one page, typed on the other, shows both and asks; only yes joins', async () => {
    await again(onForum)
    const code = await codeOn(onForum)
    await again(onPage)
    await onPage.send('Continuer', { code: code.toLowerCase().replaceAll('-', ' ') })
    expect(onPage.reads()).toMatch(/C’est bien vous, aux deux endroits.*Camille.*La page des pots.*cam_31.*Le forum/)
    expect((await aside('le couvercle')).samePerson).toEqual([])
    await onPage.send('Oui, c’est moi aux deux endroits')
    expect(onPage.reads()).toContain('la même personne, à votre demande')
    await onPage.go(onPage.where())
    await again(onForum)
    expect(onForum.reads()).toMatch(/Camille \(La page des pots\) et cam_31 \(Le forum\).*à votre demande/)
    // What joins them shows neither page the words of the other.
    expect(onForum.texts().join()).not.toContain('trop sucrée')
  })

  test('the desk is told so, and « déjà dit ici » covers both; each keeps the name it has where it speaks', async () => {
    const [page, board] = [await turnOf('trop sucrée'), await turnOf('le couvercle')]
    expect(board.person).toBe(page.person)
    expect([page.name, board.name]).toEqual(['Camille', 'cam_31'])
    const beside = await aside('le couvercle')
    expect(beside.samePerson.map(({ names }) => names.map(({ name, place }) => `${name}, ${place}`))).toEqual([
      ['Camille, La page des pots', 'cam_31, Le forum'],
    ])
    expect(beside.saidHere.map(({ text }) => text)).toEqual(['trop sucrée à mon goût'])
    expect((await aside('moi je trouve')).samePerson).toEqual([])
    const everyone = await open(onPage.where().split('/own/')[0]!)
    expect(everyone.reads()).toContain('Camille')
    expect(everyone.reads()).not.toContain('cam_31')
  })

  test('what is heard afterwards is of the same person; two in one conversation are one voice', async () => {
    memory.world.hears({ text: 'et la feuille aussi', thread: forum, by: { nativeId: 'cam_31', name: 'cam_31 (bis)' } })
    await settled()
    const [page, board] = [await turnOf('trop sucrée'), await turnOf('et la feuille')]
    expect(board.person).toBe(page.person)
    expect([page.name, board.name]).toEqual(['Camille', 'cam_31 (bis)'])
    const [one, other] = [await conversationOf(page), await conversationOf(board)]
    const before = (await odile.ask(api.conversation, { params: { conversation: other } })).voices
    await odile.ask(api.join, { params: { conversation: other }, body: { conversation: one } })
    expect((await odile.ask(api.conversation, { params: { conversation: other } })).voices).toBe(before)
  })

  test('another client sees nothing of it, and can separate nothing', async () => {
    const { answer } = await odile.call(api.openWorkspace, { body: { name: 'Les Fromages d’À-Côté' } })
    const beside = atDesk(odile, answer.id)
    const [join] = (await aside('le couvercle')).samePerson
    const params = { workspace: beside.workspace, join: join!.id }
    expect((await odile.call(api.separate, { params })).status).toBe(404)
    const seen = await world.desk.database.within([beside.workspace], null, async (db) => ({
      joins: await db.selectFrom('handle_join').selectAll().execute(),
      codes: await db.selectFrom('join_code').selectAll().execute(),
      links: await db.selectFrom('author_link').selectAll().execute(),
    }))
    expect(seen).toEqual({ joins: [], codes: [], links: [] })
    expect((await open(link.replace(odile.workspace, beside.workspace))).status()).toBe(404)
    // Nor does a code cross over.
    await again(onForum)
    const code = await codeOn(onForum)
    const there = await odile.call(api.plant, {
      params: { workspace: beside.workspace },
      body: { channel: 'page', name: 'Le fromage', opening: 'Alors ?', language: 'fr' },
    })
    const other = await open(there.answer.publicUrl!)
    world.clock.goesOn(60)
    await other.send('Publier', { name: 'Camille', text: 'du chèvre' })
    await other.send('Continuer', { code })
    expect(other.status()).toBe(422)
  })

  test('separated from the other page, each message is again of its own handle’s person', async () => {
    await again(onForum)
    await onForum.send(/^Les séparer/)
    expect(onForum.reads()).toContain('C’est séparé')
    const [page, board, later] = [
      await turnOf('trop sucrée'),
      await turnOf('le couvercle'),
      await turnOf('et la feuille'),
    ]
    expect(board.person).not.toBe(page.person)
    expect(later.person).toBe(board.person)
    const { voices } = await odile.ask(api.conversation, { params: { conversation: await conversationOf(page) } })
    expect(voices).toBe(new Set((await heardAt()).map((turn) => turn.person)).size)
    expect((await aside('le couvercle')).samePerson).toEqual([])
    await again(onPage)
    expect(onPage.reads()).not.toContain('la même personne')
  })

  async function joinsAgain() {
    await again(onPage)
    const code = await codeOn(onPage)
    await again(onForum)
    await onForum.send('Continuer', { code })
    await onForum.send('Oui, c’est moi aux deux endroits')
    expect(onForum.reads()).toContain('C’est noté')
  }

  test('at their request the desk separates too; it cannot undo that, for only the person joins', async () => {
    await joinsAgain()
    const [join] = (await aside('le couvercle')).samePerson
    const params = { workspace: odile.workspace, join: join!.id }
    const { act } = await odile.ask(api.separate, { params })
    expect((await aside('le couvercle')).samePerson).toEqual([])
    expect((await odile.call(api.undo, { params: { workspace: odile.workspace, act } })).problem.code).toBe(
      'act.not-undoable',
    )
    expect((await odile.call(api.separate, { params })).problem.code).toBe('handle-join.separated-already')
  })

  test('« tout effacer » says first whose words it covers, and erases those', async () => {
    await joinsAgain()
    await again(onForum)
    expect(onForum.reads()).toMatch(/Cela efface aussi .* Camille \(La page des pots\)/)
    await onForum.send('Tout effacer pour de bon')
    expect(onForum.reads()).toContain('effacés chez nous')
    const texts = (await heardAt()).map((turn) => turn.text).join()
    for (const gone of ['trop sucrée', 'le couvercle', 'et la feuille']) expect(texts).not.toContain(gone)
    expect(texts).toContain('moi je trouve ça bon')
    for (const page of [onForum, onPage]) {
      await again(page)
      expect(page.status()).toBe(404)
    }
    memory.world.hears({ text: 'je reviens', thread: forum, by: { nativeId: 'cam_31', name: 'cam_31' } })
    await settled()
    expect((await heardAt()).map((turn) => turn.text).join()).not.toContain('je reviens')
    const { rows } = await world.desk.database.within([odile.workspace], null, (db) =>
      sql<{
        held: string
      }>`select coalesce(string_agg(native_id || name, ' '), '') || coalesce((select string_agg(utterance ->> 'to', ' ') from outbox), '')
        || (select count(*) from handle_join) as held from handle`.execute(db),
    )
    expect(rows[0]!.held).not.toContain('cam_31')
    expect(rows[0]!.held.endsWith('0')).toBe(true)
  })

  test('a link ends after ninety days, unless it was prolonged', async () => {
    const [path] = gredin.where().split(/[?#]/)
    world.clock.goesOn(80 * 86_400)
    await gredin.go(path!)
    await gredin.send('La prolonger de 90 jours')
    expect(gredin.reads()).toContain('C’est prolongé')
    world.clock.goesOn(80 * 86_400)
    await gredin.go(path!)
    expect(gredin.status()).toBe(200)
    world.clock.goesOn(11 * 86_400)
    await gredin.go(path!)
    expect([gredin.status(), gredin.reads()]).toEqual([404, expect.stringContaining('a cessé de servir')])
  })
})
