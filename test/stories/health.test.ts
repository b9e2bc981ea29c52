import { sql } from 'kysely'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { type Channel, type RawEvent, type Said } from '#channel'
import { hear, plant } from '#contact-point'
import { api } from '#contract'
import { type Id, newId } from '#kernel'
import { memoryEvent, openMemory } from '../../channels/memory/index.ts'
import { openBlog } from '../blog.ts'
import { type AtDesk, atDesk, openWorld, password, type World } from '../world.ts'

const night = 86_400
/** Whatever the hour: just after midnight, the small hours of the next day end further than a day away. */
const aNight = 30 * 3600
let memory: ReturnType<typeof openMemory>
let world: World
let odile: AtDesk
let place: Id<'contact point'>
/** What the place answers when something is said there; null: it takes it. */
let answers: Said | null
/** What its channel has learnt to read by now, beside what it knew. */
let learnt: Channel['read'] | null

beforeEach(async () => {
  memory = openMemory()
  answers = null
  learnt = null
  const forum: Channel = {
    ...memory,
    manifest: {
      ...memory.manifest,
      abilities: ['connects', 'listens', 'tallies', 'says', 'removes'],
      plantedBy: 'account',
      form: [{ key: 'key', label: { fr: 'Clé', en: 'Key' }, kind: 'secret' }],
    },
    read: (event, at) => learnt?.(event, at) ?? memory.read(event, at),
    connects: {
      connect: async ({ key }, { clock }) => ({
        kind: 'connected',
        address: 'forum',
        name: 'Le forum',
        settings: {},
        secrets: { key: key! },
        keysEnd: new Date(clock().getTime() + 60 * night * 1000),
      }),
    },
    says: { ...memory.says, say: async (...asked) => answers ?? memory.says.say(...asked) },
  }
  world = await openWorld({ channels: new Map([['memory', forum]]) })
  onTestFinished(() => world.close())
  odile = await world.odile()
  const workspace = odile.workspace as Id<'workspace'>
  const what = { workspace, manifest: forum.manifest, name: 'Le forum', address: 'forum', settings: {}, by: 'odile' }
  place = await world.desk.database.within([workspace], null, (db) => plant(db, world.desk.jobs, world.clock, what))
  await world.settled()
})

const point = async () => (await odile.ask(api.contactPoints)).find(({ id }) => id === place)!
const health = (as = odile) => as.ask(api.health, { params: { place } })
const goesOn = async (seconds: number) => {
  world.clock.goesOn(seconds)
  await world.settled()
}
const says = (text: string, more: object = {}) =>
  memory.world.hears({ text, saidAt: world.clock().toISOString(), ...more })
const texts = async () => {
  const [row] = (await odile.ask(api.conversations)).rows
  if (!row) return []
  const { turns } = await odile.ask(api.turns, { params: { conversation: row.id } })
  return turns.map((turn) => turn.text)
}

describe('what a place tells of itself', () => {
  test('what was heard, how long that takes, and when one listens next', async () => {
    for (let at = 0; at < 6; at++) {
      says(`voix ${at}`)
      await goesOn(360)
    }
    const { heard, place: shown, line, knocks, setAside } = await health()
    expect(heard).toMatchObject({ day: 6, week: 6 })
    expect(heard.lagSeconds).toBeGreaterThan(300)
    expect(heard.lagSeconds).toBeLessThan(420)
    expect(shown).toMatchObject({ messages: 6, state: 'listening' })
    expect(Date.parse(shown.nextAt!)).toBeGreaterThan(world.clock().getTime())
    expect({ line, knocks, aside: setAside.count }).toEqual({ line: null, knocks: 0, aside: 0 })
    await goesOn(2 * night)
    says('plus tard')
    await goesOn(360)
    expect((await health()).heard).toMatchObject({ day: 1, week: 7 })
  })

  test('what was said, by its proof, and what did not leave, with its reason and the way to it', async () => {
    says('et sans sucre ajouté, vous faites ?')
    await goesOn(360)
    const conversation = (await odile.ask(api.conversations)).rows[0]!.id
    const [heard] = (await odile.ask(api.turns, { params: { conversation } })).turns
    const reply = async (text: string) => {
      const body = { text, answers: [heard!.id], audience: 'public' as const, key: newId() }
      await odile.ask(api.reply, { params: { conversation }, body })
      await goesOn(11)
    }
    await reply('Oui, la pomme seule.')
    answers = { kind: 'refused', why: 'too many links' }
    await reply('Et la poire, regardez.')
    answers = { kind: 'gone' }
    await reply('Et la prune.')
    const { said } = await health()
    expect(said).toMatchObject({ seen: 1, accepted: 0, byHand: 0, waiting: 0, failed: 2 })
    expect(said.latestFailed).toMatchObject([
      { state: 'gone', conversation, text: 'Et la prune.' },
      { state: 'refused', why: 'too many links', conversation, text: 'Et la poire, regardez.' },
    ])
    expect(await texts()).toContain('Et la poire, regardez.')
  })
})

describe('what is set aside', () => {
  const strange = (body: string | Uint8Array): RawEvent => ({
    nativeId: 'étrange',
    contentType: 'text/plain',
    body: typeof body === 'string' ? Buffer.from(body) : body,
  })
  const brings = async (...events: RawEvent[]) => {
    const at = { workspace: odile.workspace as Id<'workspace'>, place }
    await world.desk.database.within([at.workspace], null, (db) => hear(db, world.desk.jobs, world.clock, at, events))
    await world.settled()
  }

  test('why, how often, and how the latest begin: as text, for those who answer alone', async () => {
    await brings(strange('<b>bonjour</b>\u202e'), strange('{"kind":"autre","nativeId":"x"}'), strange('[1]'))
    await brings(strange(Uint8Array.from({ length: 400 }, (_, at) => 128 + (at % 100))))
    const { setAside } = await health()
    expect(setAside).toMatchObject({ count: 4, readable: 4 })
    expect(Object.fromEntries(setAside.reasons.map(({ why, count }) => [why, count]))).toEqual({
      'not JSON': 2,
      'neither said nor gone': 1,
      'no native id': 1,
    })
    expect(setAside.latest[0]!.excerpt).toBeNull()
    const begins = ['<b>bonjour</b>', '{"kind":"autre","nativeId":"x"}', '[1]']
    for (const { excerpt } of setAside.latest.slice(1)) expect(begins).toContain(excerpt)

    const { link } = await odile.ask(api.invite, { body: { forWhom: 'Solène', role: 'colleague' } })
    const solene = world.stranger()
    const invitation = link.split('/').at(-1)!
    await solene.call(api.openAccount, {
      body: { name: 'Solène', email: 'solene@agence.example', password, invitation },
    })
    const beside = await health(atDesk(solene, odile.workspace))
    expect(beside.setAside).toMatchObject({ count: 4 })
    expect(beside.setAside.latest.map(({ excerpt }) => excerpt)).toEqual([null, null, null])
    const refused = await solene.call(api.readAgain, { params: { workspace: odile.workspace, place } })
    expect(refused.status).toBe(403)
  })

  test('read again once its channel has learnt to, and set aside anew where it has not', async () => {
    await brings(strange('ancien: non, je n’aime pas'), strange('ni l’un ni l’autre'))
    expect((await point()).setAside).toBe(2)
    learnt = (event, at) => {
      const old = /^ancien: (.*)$/.exec(Buffer.from(event.body).toString())?.[1]
      if (!old) return memory.read(event, at)
      const said = {
        kind: 'said',
        nativeId: 'v-1',
        thread: { nativeId: 't' },
        by: { name: 'Marmelade' },
        text: old,
      } as const
      return memory.read(memoryEvent(said), at)
    }
    expect(await odile.ask(api.readAgain, { params: { place } })).toEqual({ count: 2 })
    await world.settled()
    expect(await texts()).toEqual(['non, je n’aime pas'])
    expect((await health()).setAside).toMatchObject({ count: 1, reasons: [{ why: 'not JSON', count: 1 }] })
    // Bytes are forgotten after a month: then there is nothing left to read.
    await goesOn(32 * night)
    expect((await health()).setAside).toMatchObject({ count: 1, readable: 0 })
    expect(await odile.ask(api.readAgain, { params: { place } })).toEqual({ count: 0 })
  })
})

describe('the keys to an account', () => {
  test('their end is kept, told ahead of time, and moved by connecting again', async () => {
    expect((await point()).keysEnd).toBeNull()
    const end = new Date(world.clock().getTime() + 10 * night * 1000)
    memory.world.keysEnd(end)
    await goesOn(360)
    expect((await point()).keysEnd).toBe(end.toISOString())
    const body = { channel: 'memory', given: { key: 'une autre' }, again: place }
    const came = await odile.ask(api.connect, { body })
    if (came.kind !== 'connected') throw new Error(came.why)
    expect(Date.parse(came.place.keysEnd!)).toBeGreaterThan(end.getTime() + 40 * night * 1000)
  })

  test('once they open no more, the place asks to be connected again, as ever', async () => {
    memory.world.breaks('revoked-mid-page')
    await goesOn(360)
    expect(await point()).toMatchObject({ state: 'trouble', trouble: { why: 'needs-reconnection' } })
  })
})

describe('what the place has is compared with what is held, each night', () => {
  test('all is there: it says so, and of how many', async () => {
    says('un')
    const gone = says('deux')
    await goesOn(360)
    memory.world.deletes(gone)
    await goesOn(2 * night)
    expect(await health()).toMatchObject({ compared: { count: 1 }, losses: [] })
    expect((await point()).gaps).toEqual([])
  })

  test('what was lost on the way is found in the night, and heard', async () => {
    says('un')
    memory.world.loses(says('perdu en chemin'))
    await goesOn(360)
    expect(await texts()).toEqual(['un'])
    await goesOn(2 * night)
    expect((await texts()).sort()).toEqual(['perdu en chemin', 'un'])
    const { losses, compared } = await health()
    expect(losses).toMatchObject([{ missing: 1, mendedAt: expect.any(String) }])
    expect(compared).toMatchObject({ count: 2 })
    expect(await point()).toMatchObject({ gaps: [], messages: 2 })
  })

  test('where it cannot be heard at once the alarm stands, until it comes', async () => {
    says('un')
    const lost = [says('perdu'), says('perdu aussi')]
    lost.forEach(memory.world.loses)
    memory.world.mutes(true)
    await goesOn(2 * night)
    expect((await point()).gaps).toMatchObject([{ missing: 2 }])
    // The next night finds the same, and says it once.
    await goesOn(aNight)
    expect((await point()).gaps).toMatchObject([{ missing: 2 }])
    memory.world.finds(lost[0]!)
    await goesOn(aNight)
    expect((await point()).gaps).toMatchObject([{ missing: 1 }])
    expect((await texts()).sort()).toEqual(['perdu', 'un'])
    memory.world.finds(lost[1]!)
    await goesOn(aNight)
    expect(await point()).toMatchObject({ gaps: [], messages: 3 })
    expect((await health()).losses).toMatchObject([{ mendedAt: expect.any(String) }])
  })

  test('who has seen the alarm is not told again, and it is found all the same', async () => {
    const lost = says('perdu')
    memory.world.loses(lost)
    memory.world.mutes(true)
    await goesOn(2 * night)
    const body = { gaps: (await point()).gaps.map(({ id }) => id) }
    expect((await odile.ask(api.seeGaps, { params: { place }, body })).gaps).toEqual([])
    await goesOn(aNight)
    expect((await point()).gaps).toEqual([])
    memory.world.finds(lost)
    await goesOn(aNight)
    expect(await texts()).toEqual(['perdu'])
  })

  test('what was erased here, what is set aside and what a paused place says are not missing', async () => {
    says('à effacer')
    await goesOn(360)
    const [row] = (await odile.ask(api.conversations)).rows
    const [turn] = (await odile.ask(api.turns, { params: { conversation: row!.id } })).turns
    await odile.ask(api.eraseAtRequest, { params: { message: turn!.id } })
    await goesOn(2 * night)
    expect(await health()).toMatchObject({ compared: { count: 1 }, losses: [] })

    await odile.ask(api.changeContactPoint, { params: { place }, body: { paused: true } })
    says('pendant la pause')
    await goesOn(2 * night)
    expect((await health()).losses).toEqual([])
  })

  test('a place that cannot be asked is asked the next night; one that closes no more', async () => {
    says('un')
    await goesOn(360)
    memory.world.breaks('server-error')
    await goesOn(2 * night)
    expect((await health()).compared).toMatchObject({ lastAt: null })
    memory.world.mends()
    // The night that hears it again may have come before it was heard.
    await goesOn(2 * night)
    await goesOn(2 * night)
    expect((await health()).compared).toMatchObject({ lastAt: expect.any(String), count: 1 })
    await odile.ask(api.withdraw, { params: { place } })
    await goesOn(2 * night)
    const { rows } = await world.desk.database.within([odile.workspace as Id<'workspace'>], null, (db) =>
      sql<{ compare_at: Date }>`select compare_at from contact_point where id = ${place}`.execute(db),
    )
    expect(rows).toEqual([{ compare_at: null }])
  })
})

test('a blog whose cache says for ever that nothing is new is heard by night all the same', async () => {
  const other = await openWorld()
  const blog = await openBlog(other.clock)
  onTestFinished(async () => {
    await blog.close()
    await other.close()
  })
  const serving = blog.server.answer
  blog.server.answer = (request, response, path) => {
    response.setHeader('etag', '"toujours"')
    if (!request.headers['if-none-match']) return serving(request, response, path)
    response.writeHead(304)
    response.end()
  }
  const malik = await other.odile('Tisane du Soir')
  blog.publishes({ slug: 'recette', title: 'La recette', text: 'Vous allez aimer.' })
  blog.hears({ by: 'Marmelade', text: 'non, je n’aime pas', under: 'recette' })
  const body = {
    channel: 'feed',
    name: 'Le blog',
    address: `${blog.url}/comments/feed/`,
    settings: { carries: 'comments' },
  }
  const { id } = await malik.ask(api.plant, { body })
  await other.settled()
  blog.hears({ by: 'Coing', text: 'moi non plus', under: 'recette' })
  other.clock.goesOn(3_600)
  await other.settled()
  const messages = async () => (await malik.ask(api.contactPoints))[0]!.messages
  expect(await messages()).toBe(1)
  other.clock.goesOn(2 * night)
  await other.settled()
  expect(await messages()).toBe(2)
  const { losses, compared } = await malik.ask(api.health, { params: { place: id } })
  expect(losses).toMatchObject([{ missing: 1, mendedAt: expect.any(String) }])
  expect(compared).toMatchObject({ count: 2 })
})
