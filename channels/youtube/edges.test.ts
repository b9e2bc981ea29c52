import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Means } from '#channel'
import { type Json } from '#kernel'
import { purseOf } from '../channel.contract.ts'
import { openStudio, ours } from './studio.test-world.ts'
import { youtubeAt } from './youtube.ts'

let studio: Awaited<ReturnType<typeof openStudio>>
beforeEach(async () => {
  studio = await openStudio()
})
afterEach(() => studio.close())

const channel = () => youtubeAt(studio.google)
const hear = (cursor: Json = null, more: Partial<Means> = {}) =>
  channel().listens.listen(studio.place, cursor, { ...studio.means, ...more })

async function heard(cursor: Json = null, more: Partial<Means> = {}) {
  const listened = await hear(cursor, more)
  if (listened.kind !== 'heard') throw new Error(JSON.stringify(listened))
  const all = listened.events.flatMap((event) => {
    const read = channel().read(event, studio.place)
    return read.kind === 'read' ? read.heard : []
  })
  return { ...listened, words: all.map((one) => (one.kind === 'said' ? one.text : one.kind)) }
}

it('hears replies beyond those that come with their thread, and later ones', async () => {
  const top = studio.says('trop sucrée')
  for (let n = 1; n <= 8; n++) studio.says(`réponse ${n}`, { parent: top.id })
  const first = await heard()
  expect(first.words).toHaveLength(9)
  studio.says('réponse 9', { parent: top.id })
  expect((await heard(first.cursor)).words).toContain('réponse 9')
})

it('goes on where a round that could not read all has left off', async () => {
  for (let n = 1; n <= 250; n++) studio.says(`mot ${n}`)
  // So little is left of the day that a round reads one page.
  const purse = purseOf(200)
  purse.fullAt = () => new Date(studio.at.now + 86_400_000)
  const all = new Set<string>()
  let cursor: Json = null
  for (let n = 0; n < 5; n++) {
    const round = await heard(cursor, { purse })
    for (const word of round.words) all.add(word)
    cursor = round.cursor
  }
  expect(all.size).toBe(250)
})

const hours = (n: number) => {
  studio.at.now += n * 3_600_000
}

it('hears late replies, edits and deletions below threads that the newest pages show no more, the younger the sooner', async () => {
  const old = studio.says('trop sucrée')
  const other = studio.says('je retire')
  const below = studio.says('moi non', { parent: old.id })
  for (let n = 1; n <= 120; n++) studio.says(`mot ${n}`)
  const first = await heard()
  expect(first.words).toHaveLength(123)
  studio.says('moi aussi', { parent: old.id })
  old.text = 'bien trop sucrée'
  studio.comments.splice(studio.comments.indexOf(other), 1)
  studio.comments.splice(studio.comments.indexOf(below), 1)
  // Not yet its turn: the newest page is all that is asked for.
  const units = studio.at.units
  const soon = await heard(first.cursor)
  expect([soon.words, studio.at.units - units]).toEqual([[], 3])
  hours(1)
  const late = await heard(soon.cursor)
  expect(late.words.toSorted()).toEqual(['bien trop sucrée', 'gone', 'gone', 'moi aussi'])
  expect((await heard(late.cursor)).words).toEqual([])
  // Months later it is looked at every other day.
  hours(24 * 90)
  let { cursor } = await heard(late.cursor)
  for (let n = 0; n < 4; n++) ({ cursor } = await heard(cursor))
  studio.says('et encore', { parent: old.id })
  hours(6)
  expect((await heard(cursor)).words).toEqual([])
  hours(44)
  const words: string[] = []
  for (let n = 0; n < 4; n++) {
    const round = await heard(cursor)
    cursor = round.cursor
    words.push(...round.words)
  }
  expect(words).toContain('et encore')
})

it('hears what is held for review once everybody may see it, and keeps none of its words before', async () => {
  studio.says('bonjour')
  const held = studio.says('mot retenu', { held: true })
  for (let n = 1; n <= 120; n++) studio.says(`mot ${n}`)
  const first = await heard()
  expect(first.words).not.toContain('mot retenu')
  const second = await heard(first.cursor)
  expect([second.words, JSON.stringify(second.cursor)]).toEqual([[], expect.not.stringContaining('retenu')])
  held.held = false
  hours(1)
  const out: string[] = []
  let { cursor } = second
  for (let n = 0; n < 3; n++) {
    const round = await heard(cursor)
    cursor = round.cursor
    out.push(...round.words)
  }
  expect(out).toEqual(['mot retenu'])
  // Held again, it is public no more: it goes.
  held.held = true
  hours(40)
  const away: string[] = []
  for (let n = 0; n < 4; n++) {
    const round = await heard(cursor)
    cursor = round.cursor
    away.push(...round.words)
  }
  expect(away).toEqual(['gone'])
})

it('remembers what waits for review when so many others wait that YouTube names it no more', async () => {
  studio.says('bonjour')
  const held = studio.says('mot retenu', { held: true })
  const dropped = studio.says('mot rejeté', { held: true })
  for (let n = 1; n <= 120; n++) studio.says(`mot ${n}`)
  let { cursor } = await heard((await heard()).cursor)
  for (let n = 1; n <= 100; n++) studio.says(`attente ${n}`, { held: true })
  const out: string[] = []
  const goesOn = async () => {
    hours(1)
    const round = await heard(cursor)
    cursor = round.cursor
    out.push(...round.words)
  }
  await goesOn()
  await goesOn()
  held.held = false
  studio.comments.splice(studio.comments.indexOf(dropped), 1)
  for (let n = 0; n < 3; n++) await goesOn()
  expect(out).toEqual(['mot retenu'])
  expect(JSON.stringify(cursor)).not.toContain(`"${dropped.id}"`)
})

it('is heard all the same where it may not ask what waits for review, and says so', async () => {
  studio.says('bonjour')
  const other = studio.says('je retire')
  for (let n = 1; n <= 120; n++) studio.says(`mot ${n}`)
  const first = await heard()
  studio.at.heldUntold = true
  const quiet = await heard(first.cursor)
  expect(quiet).toMatchObject({ words: [], partly: { why: 'not-allowed', detail: expect.stringMatching(/^held/) } })
  studio.comments.splice(studio.comments.indexOf(other), 1)
  hours(1)
  const late = await heard(quiet.cursor)
  expect(late).toMatchObject({ words: ['gone'], partly: { why: 'not-allowed' } })
  // Said in the rounds between, in which it is not asked.
  expect((await heard(late.cursor)).partly).toMatchObject({ why: 'not-allowed' })
  studio.at.heldUntold = false
  hours(1)
  expect((await heard(late.cursor)).partly).toBeUndefined()
})

it('tells what looking again has found gone, though YouTube has no more to give this round', async () => {
  studio.says('bonjour')
  const other = studio.says('je retire')
  for (let n = 1; n <= 120; n++) studio.says(`mot ${n}`)
  const first = await heard()
  studio.comments.splice(studio.comments.indexOf(other), 1)
  hours(1)
  const spending = { purse: purseOf(100_000) }
  const left = spending.purse.take
  // The newest page and the threads that are looked at again are paid for; nothing after them is.
  let lists = 0
  spending.purse.take = async (...cost) => ++lists <= 2 && (await left(...cost))
  expect((await heard(first.cursor, spending)).words).toEqual(['gone'])
})

it.each([3, 8])('a reply that is taken back goes, among %i, once its thread is met again', async (many) => {
  const top = studio.says('trop sucrée')
  const replies = Array.from({ length: many }, (_, n) => studio.says(`réponse ${n + 1}`, { parent: top.id }))
  const first = await heard()
  expect(first.words).toHaveLength(many + 1)
  const [gone, held] = replies
  studio.comments.splice(studio.comments.indexOf(gone!), 1)
  const second = await heard(first.cursor)
  expect(second.words.filter((word) => word === 'gone')).toHaveLength(1)
  held!.held = true
  const third = await heard(second.cursor)
  expect(third.words.filter((word) => word === 'gone')).toHaveLength(1)
  expect((await heard(third.cursor)).words).toEqual([])
})

it('takes nothing for gone of which YouTube counts more than it shows', async () => {
  const top = studio.says('trop sucrée')
  for (let n = 1; n <= 3; n++) studio.says(`réponse ${n}`, { parent: top.id })
  const first = await heard()
  studio.at.counts = 9
  studio.comments.splice(1, 1)
  expect((await heard(first.cursor)).words).not.toContain('gone')
})

it('reads no more lists in a round than its share, replies among them, and each thread in the end', async () => {
  const tops = Array.from({ length: 40 }, (_, n) => studio.says(`mot ${n + 1}`))
  for (const { id } of tops) for (let n = 1; n <= 7; n++) studio.says(`réponse ${n} à ${id}`, { parent: id })
  const all: string[] = []
  let cursor: Json = null
  for (let n = 0; n < 8; n++) {
    const units = studio.at.units
    const round = await heard(cursor)
    // Ten lists, and what is asked of the videos.
    expect(studio.at.units - units).toBeLessThanOrEqual(11)
    all.push(...round.words)
    cursor = round.cursor
  }
  expect(new Set(all).size).toBe(320)
  expect(all).toHaveLength(320)
})

it('hears every long thread in the end, also further back and with little of the day left', async () => {
  const purse = purseOf(200)
  purse.fullAt = () => new Date(studio.at.now + 86_400_000)
  for (let n = 1; n <= 20; n++) {
    const { id } = studio.says(`mot ${n}`)
    for (let below = 1; below <= 7; below++) studio.says(`réponse ${below} à ${id}`, { parent: id })
  }
  for (let n = 1; n <= 120; n++) studio.says(`plus tard ${n}`)
  const all: string[] = []
  let cursor: Json = null
  for (let n = 0; n < 30; n++) {
    const round = await heard(cursor, { purse })
    all.push(...round.words)
    cursor = round.cursor
  }
  expect([all.length, new Set(all).size]).toEqual([280, 280])
})

it('reads a long thread whole in a round of few lists', async () => {
  const top = studio.says('trop sucrée')
  for (let n = 1; n <= 250; n++) studio.says(`réponse ${n}`, { parent: top.id })
  const purse = purseOf(200)
  purse.fullAt = () => new Date(studio.at.now + 86_400_000)
  expect((await heard(null, { purse })).words).toHaveLength(251)
})

it('leaves most of the day’s units to answers and to what is new, however many threads are known', async () => {
  for (let n = 1; n <= 500; n++) studio.says(`mot ${n}`)
  let cursor: Json = null
  for (let n = 0; n < 5; n++) ({ cursor } = await heard(cursor))
  const units = studio.at.units
  const began = studio.at.now
  while (studio.at.now < began + 86_400_000) {
    ;({ cursor } = await heard(cursor))
    hours(0.05)
  }
  expect(studio.at.units - units).toBeLessThan(2_000)
})

it('answers below the comment at the top, whichever reply is answered', async () => {
  const top = studio.says('trop sucrée')
  const reply = studio.says('moi aussi', { parent: top.id })
  const utterance = studio.utterance('k', 'Merci de le dire.', { answers: [`video-vid-45/comment-${reply.id}`] })
  expect(await channel().says.say(studio.place, utterance, studio.means)).toMatchObject({ kind: 'sent' })
  expect(studio.comments.at(-1)).toMatchObject({ parent: top.id, by: ours })
  studio.comments.splice(1, 1)
  const gone = studio.utterance('l', 'Et encore.', { answers: [`video-vid-45/comment-${reply.id}`] })
  expect(await channel().says.say(studio.place, gone, studio.means)).toEqual({ kind: 'gone' })
})

it('tells a quota that is spent from a pace that is too quick, and comments that are closed', async () => {
  const purse = purseOf(1000)
  studio.at.no = { status: 403, reason: 'quotaExceeded' }
  expect(await hear(null, { purse })).toEqual({ kind: 'later', why: 'spent', at: purse.fullAt() })
  studio.at.no = { status: 403, reason: 'rateLimitExceeded' }
  expect(await hear(null, { purse })).toMatchObject({ kind: 'later', why: 'too-many-requests' })
  studio.at.no = { status: 403, reason: 'commentsDisabled' }
  const said = await channel().says.say(studio.place, studio.utterance('k', 'Merci.'), studio.means)
  expect(said).toEqual({ kind: 'refused', why: 'HTTP 403 commentsDisabled' })
})

it('renews its key and hands it over to be kept; one that renews no more asks for the person', async () => {
  const secrets = { token: 'vieux', refresh: 'encore-1', until: '0' }
  studio.says('trop sucrée')
  const { secrets: renewed } = await heard(null, { secrets })
  expect(renewed).toMatchObject({ token: 'jeton-1', refresh: 'encore-1' })
  const ended = await hear(null, { secrets: { ...secrets, refresh: 'fini' } })
  expect(ended).toMatchObject({ kind: 'needs-reconnection', why: 'HTTP 400 invalid_grant' })
})

it('renews a key that our clock still takes for good, hears and says, and asks for the person where YouTube takes none', async () => {
  studio.says('trop sucrée')
  const secrets = { token: 'vieux', refresh: 'encore-1', until: `${studio.at.now + 86_400_000}` }
  const { words, secrets: renewed } = await heard(null, { secrets })
  expect([words, renewed?.token]).toEqual([['trop sucrée'], 'jeton-1'])
  const utterance = studio.utterance('k', 'Merci.')
  const means = { ...studio.means, secrets }
  expect(await channel().says.say(studio.place, utterance, means)).toMatchObject({ kind: 'sent' })
  expect(studio.comments.filter(({ by }) => by === ours)).toHaveLength(1)
  const named = await channel().renews.renew(studio.place, ['video-vid-45/comment-c-1'], null, means)
  expect(named).toMatchObject({ kind: 'renewed', events: [{ nativeId: 'video-vid-45/comment-c-1' }] })
  studio.at.token = 'jeton-2'
  expect((await heard(null, { secrets })).words).toContain('trop sucrée')
  const shut = { ...secrets, refresh: 'fini' }
  expect(await hear(null, { secrets: shut })).toMatchObject({
    kind: 'needs-reconnection',
    why: 'HTTP 400 invalid_grant',
  })
  expect(await channel().says.say(studio.place, utterance, { ...means, secrets: shut })).toMatchObject({
    kind: 'refused',
  })
})

it('says so where the API is not enabled, or the account has no channel, in words that help', async () => {
  const arrive = () => channel().joins.arrive({}, { code: 'code-1' }, 'http://localhost/back', studio.means)
  studio.at.channels = []
  const without = await arrive()
  studio.at.channels = [ours]
  studio.at.no = { status: 403, reason: 'accessNotConfigured' }
  const closed = await arrive()
  expect([without, closed]).toMatchObject([{ why: 'no-channel' }, { why: 'app-not-open' }])
  expect(await hear()).toMatchObject({ kind: 'trouble', why: 'app-not-open' })
})

it('connects nobody without the right, and asks which of several channels', async () => {
  const arrive = () => channel().joins.arrive({}, { code: 'code-1' }, 'http://localhost/back', studio.means)
  studio.at.scope = 'openid'
  expect(await arrive()).toMatchObject({ kind: 'not-connected', why: 'not-allowed' })
  studio.at.scope = channel().manifest.rights![0]!.key
  studio.at.channels = [ours, 'UC-deux']
  const which = await arrive()
  if (which.kind !== 'which') throw new Error(which.kind)
  const chosen = await channel().joins.choose!(which.pending, 'UC-deux', studio.means)
  expect(chosen).toMatchObject({ kind: 'connected', settings: { channel: 'UC-deux' }, name: 'Chaîne UC-deux' })
  expect(Object.keys(chosen.kind === 'connected' ? chosen.secrets : {}).sort()).toEqual(['refresh', 'token', 'until'])
})
