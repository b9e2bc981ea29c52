import { afterAll, beforeAll, expect, test } from 'vitest'
import { plant } from '#contact-point'
import { api } from '#contract'
import { type Id, wallAt } from '#kernel'
import { type MemoryChannel, openMemory } from '../../channels/memory/index.ts'
import { dot } from '../dot.ts'
import { type AtDesk, openWorld, type World } from '../world.ts'

let forum: MemoryChannel
let wall: MemoryChannel
let world: World
let odile: AtDesk
let places: string[]

const named = (channel: MemoryChannel, key: string) => ({ ...channel, manifest: { ...channel.manifest, key } })

beforeAll(async () => {
  forum = openMemory()
  wall = openMemory({ longest: 60, longestTitle: null, warning: false, media: null, goesOn: true, poll: null })
  world = await openWorld({
    channels: new Map([
      ['memory', forum],
      ['memory-wall', named(wall, 'memory-wall')],
    ]),
  })
  odile = await world.odile()
  const { database, jobs } = world.desk
  const workspace = odile.workspace as Id<'workspace'>
  places = await database.within([workspace], null, async (db) => {
    const at = { workspace, settings: {}, by: 'odile' }
    const one = { ...at, manifest: forum.manifest, name: 'Le forum', address: 'forum' }
    const other = { ...at, manifest: named(wall, 'memory-wall').manifest, name: 'Le mur', address: 'mur' }
    return [await plant(db, jobs, world.clock, one), await plant(db, jobs, world.clock, other)]
  })
  await world.settled()
})
afterAll(() => world.close())

const shown = (spark: string) => odile.ask(api.spark, { params: { spark } })
const change = async (spark: string, body: object) => {
  const { version } = await shown(spark)
  return odile.ask(api.changeSpark, { params: { spark }, body: { version, ...body } })
}
const begin = async (words: object) => {
  const { spark } = await odile.ask(api.beginSpark, { body: { opener: 'open-question' } })
  await change(spark, words)
  return spark
}
const publish = async (spark: string) => {
  const { version } = await shown(spark)
  return odile.call(api.publishSpark, { params: { workspace: odile.workspace, spark }, body: { version } })
}
const everywhere = () => places.map((place) => ({ place, text: null }))
/** What the client’s clocks say so many seconds from now. */
const inSome = (seconds: number) => wallAt(new Date(world.clock().getTime() + seconds * 1000), 'Europe/Paris')
const later = async (seconds: number) => {
  world.clock.goesOn(seconds)
  await world.settled()
}

test('what stands beside the words: one question, no bait, and who speaks', async () => {
  const spark = await begin({
    text: 'Likez si vous aimez ! Et vous, quand le mangez-vous ? Et avec qui ?',
    signed: ' ',
  })
  const { remarks } = await shown(spark)
  expect(remarks).toEqual([
    { key: 'nobody-signs', stops: true },
    { key: 'several-questions', stops: false },
    { key: 'asks-for-likes', stops: false },
  ])
  expect(await publish(spark)).toMatchObject({ status: 422, problem: { code: 'spark.nobody-signs' } })
  expect((await change(spark, { text: 'Vous le mangez quand ?', signed: 'Odile' })).remarks).toEqual([])
  expect(await publish(spark)).toMatchObject({ problem: { code: 'spark.goes-nowhere' } })
})

let spark: string

test('it goes out everywhere at once, and begins one conversation where all answers gather', async () => {
  spark = await begin({
    text: 'Le pot du matin, vous le mangez où ? Chez nous, Basile le finit debout, devant la fenêtre.',
    places: everywhere(),
  })
  const ready = await shown(spark)
  // The wall takes sixty signs at a time: it goes on in answers to itself.
  expect(ready.places.map(({ name, parts, amiss }) => [name, parts.length, amiss])).toEqual([
    ['Le forum', 1, []],
    ['Le mur', 3, []],
  ])
  expect(ready.places[0]!.parts[0]).toMatch(/fenêtre\.\n\n— Odile$/)
  const out = await publish(spark)
  expect(out.status).toBe(200)
  expect(forum.world.said()).toEqual([])
  await later(11)
  await later(11)
  expect(forum.world.said().map(({ text }) => text)).toEqual(ready.places[0]!.parts)
  expect(wall.world.said().map(({ text }) => text)).toEqual(ready.places[1]!.parts)
  const [first, second, third] = wall.world.said()
  expect([second!.answers, third!.answers]).toEqual([[`said:${first!.key}`], [`said:${second!.key}`]])

  const piece = `piece:${forum.world.said()[0]!.key}`
  forum.world.hears({ text: 'dans le bus', thread: { nativeId: piece }, answers: `said:${forum.world.said()[0]!.key}` })
  wall.world.hears({ text: 'au lit !', thread: { nativeId: `piece:${first!.key}` }, answers: `said:${third!.key}` })
  for (const place of places) await odile.ask(api.listenNow, { params: { place } })
  await world.settled()
  const { rows } = await odile.ask(api.conversations, { query: {} })
  expect(rows).toHaveLength(1)
  const { turns } = await odile.ask(api.turns, { params: { conversation: out.answer.conversation } })
  expect(turns.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['dans le bus', 'au lit !', ...ready.places[0]!.parts]),
  )
  expect(turns).toHaveLength(6)
  const after = await shown(spark)
  expect(after.state).toBe('out')
  expect(after.places.map(({ delivery }) => delivery?.state)).toEqual(['sent', 'sent'])
})

test('what became of it is told of the conversation: voices, turns between people, depth, and where nobody answered', async () => {
  const [forumSaid] = forum.world.said()
  const head = { nativeId: `piece:${forumSaid!.key}` }
  const bus = 'voice-1'
  forum.world.hears({ text: 'moi aussi, le 42', by: { name: 'Prune' }, thread: head, answers: bus, nativeId: 'p' })
  forum.world.hears({ text: 'il est toujours en retard', thread: head, answers: 'p', by: { name: 'Marmelade' } })
  await odile.ask(api.listenNow, { params: { place: places[0]! } })
  await world.settled()
  const became = await odile.ask(api.sparkBecame, { params: { spark } })
  expect(became).toMatchObject({
    voices: 3,
    newVoices: 3,
    between: 2,
    depth: 4,
    turns: 8,
    ours: 4,
    reasons: 0,
    silent: [],
  })
  expect(became.places.map(({ name, voices, turns }) => [name, voices, turns])).toEqual([
    ['Le forum', 2, 3],
    ['Le mur', 1, 1],
  ])
  const { opens } = became
  const texts = (some: { text: string }[]) => some.map(({ text }) => text)
  expect(opens.voices).toHaveLength(3)
  expect([texts(opens.newVoices).length, texts(opens.reasons)]).toEqual([3, []])
  expect(texts(opens.between).toSorted()).toEqual(['il est toujours en retard', 'moi aussi, le 42'])
  // Of two that go as deep, the earlier.
  expect(texts(opens.depth)).toEqual(['au lit !'])
  const { conversation, message } = opens.depth[0]!
  const { turns } = await odile.ask(api.turns, { params: { conversation } })
  expect(turns.find(({ id }) => id === message)?.text).toBe('au lit !')
  // Under five people, counts only: day by day it would be a picture of each of them.
  expect(became.grew).toEqual([])
  for (const name of ['Tibor', 'Ondine'])
    forum.world.hears({ text: 'à pied', by: { name }, thread: head, answers: 'p' })
  await odile.ask(api.listenNow, { params: { place: places[0]! } })
  await world.settled()
  const more = await odile.ask(api.sparkBecame, { params: { spark } })
  expect([more.voices, more.grew.reduce((sum, { turns }) => sum + turns, 0), more.opens.voices.length]).toEqual([
    5, 10, 5,
  ])
  const none = await begin({ text: 'Personne ?' })
  expect(await odile.call(api.sparkBecame, { params: { workspace: odile.workspace, spark: none } })).toMatchObject({
    status: 409,
    problem: { code: 'spark.not-out' },
  })
})

test('out, it changes no more', async () => {
  const { version } = await shown(spark)
  const body = { version, text: 'autre chose' }
  expect(await odile.call(api.changeSpark, { params: { workspace: odile.workspace, spark }, body })).toMatchObject({
    status: 409,
    problem: { code: 'spark.out-already' },
  })
})

test('the next one is meant for where the last one went', async () => {
  expect((await shown(await begin({ text: 'Et avec quoi ?' }))).places.map(({ name }) => name)).toEqual([
    'Le forum',
    'Le mur',
  ])
})

test('within ten seconds it is taken back whole, and is a draft again', async () => {
  const said = forum.world.said().length
  const back = await begin({ text: 'Et le soir, vous en mangez ?', places: everywhere() })
  const out = await publish(back)
  await odile.ask(api.undo, { params: { act: out.answer.act } })
  await later(60)
  expect(forum.world.said()).toHaveLength(said)
  expect(await shown(back)).toMatchObject({ state: 'draft', conversation: null, text: 'Et le soir, vous en mangez ?' })
  expect((await odile.ask(api.conversations, { query: {} })).rows).toHaveLength(1)
})

test('one place refuses, the others go on; a person tries it again', async () => {
  const half = await begin({ text: 'Qui en met sur une tartine ?', places: everywhere() })
  wall.world.breaks('revoked-mid-page')
  await publish(half)
  await later(11)
  const states = async () => (await shown(half)).places.map(({ delivery }) => delivery?.state)
  expect(await states()).toEqual(['sent', 'refused'])
  wall.world.mends()
  const [, refused] = (await shown(half)).places
  await odile.ask(api.sayAgain, { params: { message: refused!.message! } })
  await later(11)
  expect(await states()).toEqual(['sent', 'sent'])
})

test('nobody knows whether it stands there: the place is asked, and nothing stands there twice', async () => {
  const lost = await begin({ text: 'Et froide, vous la mangez ?', places: everywhere().slice(0, 1) })
  forum.world.breaks('timed-out-after-success')
  await publish(lost)
  await later(11)
  expect((await shown(lost)).places[0]!.delivery?.state).toBe('unknown')
  forum.world.mends()
  await later(120)
  expect((await shown(lost)).places[0]!.delivery).toMatchObject({ state: 'sent', proof: 'seen' })
  expect(forum.world.said().filter(({ text }) => text.startsWith('Et froide'))).toHaveLength(1)
})

test('its echo is heard before its place has answered: it is one piece still, in one conversation', async () => {
  const early = await begin({ text: 'Et la cuillère, grande ou petite ?', places: everywhere().slice(0, 1) })
  forum.world.breaks('timed-out-after-success')
  const out = await publish(early)
  await later(11)
  forum.world.mends()
  const own = forum.world.said().at(-1)!
  forum.world.hears({ text: 'petite', thread: { nativeId: `piece:${own.key}` }, answers: `said:${own.key}` })
  const place = places[0]!
  await odile.ask(api.listenNow, { params: { place } })
  await world.settled()
  await later(120)
  const { turns } = await odile.ask(api.turns, { params: { conversation: out.answer.conversation } })
  expect(turns.map(({ text, ours }) => [text.split('\n')[0], ours])).toEqual([
    ['Et la cuillère, grande ou petite ?', true],
    ['petite', false],
  ])
  expect(turns[1]!.answers?.id).toBe(turns[0]!.id)
})

test('it goes out at its hour, and at none that has passed', async () => {
  const hourly = await begin({ text: 'Dimanche, vous êtes combien à table ?', places: everywhere().slice(0, 1) })
  const plan = async (seconds: number) => {
    const { version } = await shown(hourly)
    return odile.call(api.planSpark, {
      params: { workspace: odile.workspace, spark: hourly },
      body: { version, on: inSome(seconds) },
    })
  }
  expect(await plan(-60)).toMatchObject({
    problem: { code: 'spark.hour-passed' },
  })
  expect((await plan(3_600)).answer.state).toBe('planned')
  await later(3_400)
  expect((await shown(hourly)).state).toBe('planned')
  await later(201)
  await later(11)
  expect(await shown(hourly)).toMatchObject({ state: 'out', places: [{ delivery: { state: 'sent' } }] })
})

test('an hour that a night in spring skips is none', async () => {
  const skipped = await begin({ text: 'Qui veille ?', places: everywhere().slice(0, 1) })
  const { version } = await shown(skipped)
  const on = { day: '2027-03-28', time: '02:30' }
  expect(
    await odile.call(api.planSpark, { params: { workspace: odile.workspace, spark: skipped }, body: { version, on } }),
  ).toMatchObject({ status: 422, problem: { code: 'spark.no-such-hour' } })
})

test('a machine that slept through the hour publishes nothing by surprise', async () => {
  const slept = await begin({ text: 'Qui se lève tôt ?', places: everywhere().slice(0, 1) })
  const { version } = await shown(slept)
  await odile.ask(api.planSpark, { params: { spark: slept }, body: { version, on: inSome(120) } })
  await later(4 * 3_600)
  expect(await shown(slept)).toMatchObject({ state: 'missed', why: 'too-late' })
})

test('an image goes along once it is said what it shows', async () => {
  const seen = await begin({ text: 'Vous reconnaissez ?', places: everywhere().slice(0, 1) })
  const added = await odile.ask(api.addMedium, { params: { spark: seen }, body: { name: 'verger.png', data: dot } })
  expect(added.media).toMatchObject([{ type: 'image/png', width: 1, height: 1, alt: '' }])
  expect(added.places[0]!.amiss).toEqual(['image-without-words'])
  const medium = added.media[0]!.id
  await odile.ask(api.describeMedium, { params: { spark: seen, medium }, body: { alt: 'Un verger sous la neige' } })
  expect((await shown(seen)).places[0]!.amiss).toEqual([])
  expect((await odile.ask(api.medium, { params: { spark: seen, medium } })).data).toBe(dot)
  expect(
    await odile.call(api.addMedium, {
      params: { workspace: odile.workspace, spark: seen },
      body: { name: 'a.png', data: Buffer.from('<svg/>').toString('base64') },
    }),
  ).toMatchObject({ status: 422, problem: { code: 'spark.no-image' } })
})

test('two who write the same one do not overwrite each other', async () => {
  const both = await begin({ text: 'Bonjour' })
  const { version } = await shown(both)
  await odile.ask(api.changeSpark, { params: { spark: both }, body: { version, text: 'Bonsoir' } })
  const again = { params: { workspace: odile.workspace, spark: both }, body: { version, text: 'Bon midi' } }
  expect(await odile.call(api.changeSpark, again)).toMatchObject({ problem: { code: 'spark.changed-meanwhile' } })
  expect((await shown(both)).text).toBe('Bonsoir')
})

test('put away, it is taken up again with all that stood in it', async () => {
  const away = await begin({ text: 'Pas maintenant', places: everywhere() })
  const { act } = await odile.ask(api.dropSpark, { params: { spark: away } })
  expect((await odile.ask(api.sparks, { query: { show: 'dropped' } })).sparks.map(({ id }) => id)).toContain(away)
  await odile.ask(api.undo, { params: { act: act! } })
  expect(await shown(away)).toMatchObject({ state: 'draft', text: 'Pas maintenant', places: [{}, {}] })
})

test('it grows from what people said, and keeps the link to their words', async () => {
  forum.world.hears({ text: 'Je n’aime pas 🍐, beaucoup trop sucrée pour moi.', by: { name: 'Prune' } })
  await odile.ask(api.listenNow, { params: { place: places[0]! } })
  await world.settled()
  const { found } = await odile.ask(api.search, { query: { words: 'sucrée' } })
  const { conversation, message } = found[0]!
  const { turns } = await odile.ask(api.turns, { params: { conversation }, query: { around: message } })
  const turn = turns.find((one) => one.id === message)!
  const start = turn.text.indexOf('trop sucrée')
  await odile.ask(api.keepReason, {
    params: { message },
    body: { revision: turn.revision, start, end: start + 11, theme: { name: 'trop sucrée' } },
  })
  const { themes } = await odile.ask(api.why, { query: {} })
  const theme = themes.find(({ name }) => name === 'trop sucrée')!.id!
  const { spark } = await odile.ask(api.beginSpark, { body: { opener: 'advice', theme } })
  expect((await shown(spark)).reasons).toMatchObject([{ words: 'trop sucrée', by: 'Prune', conversation, message }])
})
