import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Channel } from '#channel'
import { plant } from '#contact-point'
import { api } from '#contract'
import { type Id } from '#kernel'
import { deskWordsIn } from '#words'
import { openMemory } from '../../channels/memory/index.ts'
import { cameOf } from '../../web/loops/came-of.ts'
import { type AtDesk, openWorld, type World } from '../world.ts'

const hour = 3_600
const window = 24 * hour

/** A place where one is written to in private, and may answer for twenty-four hours. */
function withHours() {
  const memory = openMemory()
  const channel: Channel = {
    ...memory,
    read(event, place) {
      const read = memory.read(event, place)
      if (read.kind !== 'read') return read
      const heard = read.heard.map((one) =>
        one.kind === 'said' && one.audience === 'direct' && !one.ours && one.saidAt
          ? { ...one, answerUntil: new Date(one.saidAt.getTime() + window * 1000) }
          : one,
      )
      return { ...read, heard }
    },
  }
  return { channel, said: () => memory.world.said().map(({ text }) => text), there: memory.world }
}

describe('S1 — a window that closes while someone is still to be told', () => {
  const { channel, said, there } = withHours()
  let world: World
  let odile: AtDesk
  let place: string
  let decision: string

  beforeAll(async () => {
    world = await openWorld({ channels: new Map([['memory', channel]]) })
    odile = await world.odile()
    place = await world.desk.database.within([odile.workspace as Id<'workspace'>], null, (db) =>
      plant(db, world.desk.jobs, world.clock, {
        workspace: odile.workspace as Id<'workspace'>,
        manifest: channel.manifest,
        name: 'La messagerie',
        address: 'messagerie',
        settings: {},
        by: 'test',
      }),
    )
  })
  afterAll(() => world.close())

  const passes = async (seconds: number) => {
    world.clock.goesOn(seconds)
    await world.settled()
  }
  const writes = async (name: string, text: string) => {
    there.hears({
      text,
      by: { name, nativeId: name },
      thread: { nativeId: `avec-${name}` },
      audience: 'direct',
      saidAt: world.clock().toISOString(),
    })
    await odile.ask(api.listenNow, { params: { place } })
    await world.settled()
  }
  const turnOf = async (text: string) => {
    for (const { id } of (await odile.ask(api.conversations)).rows) {
      const found = (await odile.ask(api.turns, { params: { conversation: id } })).turns.find(
        (one) => one.text === text,
      )
      if (found) return { conversation: id, ...found }
    }
    throw new Error(`nobody said ${text}`)
  }
  const keeps = async (text: string) => {
    const { id, revision } = await turnOf(text)
    const body = { revision, start: 0, end: text.length, theme: { name: 'Trop sucré' } }
    await odile.ask(api.keepReason, { params: { message: id }, body })
  }
  const untold = async () => (await odile.ask(api.untold, { params: { decision } })).untold
  const tellings = async (state: 'draft' | 'left' | 'failed') =>
    (await odile.ask(api.tellings, { params: { decision }, query: { state } })).tellings
  const approves = async () => {
    const { decision: of } = await odile.ask(api.decision, { params: { decision } })
    await odile.ask(api.approveTellings, { params: { decision }, body: { number: of.newsNumber, tellings: null } })
    await world.settled()
  }

  test('what is approved in time leaves; what its turn reaches too late does not, and is told in plain words', async () => {
    await writes('Marmelade', 'elle est trop sucrée')
    await writes('Anselme', 'bien trop sucrée pour nous')
    await keeps('elle est trop sucrée')
    await keeps('bien trop sucrée pour nous')
    const { user } = await odile.ask(api.whoAmI)
    // One an hour: the second one's turn comes after its window.
    await odile.ask(api.changePace, { body: { perHour: 1, perChannel: 1 } })
    const theme = (await odile.ask(api.why, { query: {} })).themes[0]!.id!
    const word = {
      kind: 'adapt' as const,
      owner: user!.id,
      holdsBy: null,
      reason: 'Moins de sucre en mars.',
      facts: [],
    }
    decision = (await odile.ask(api.decide, { body: { theme, ...word } })).decision
    await world.settled()
    await passes(window - 30 * 60)
    expect(await tellings('draft')).toHaveLength(2)
    await approves()
    await passes(20)
    expect(said()).toHaveLength(1)
    for (let waited = 0; waited < 5; waited++) await passes(hour)
    expect(said()).toHaveLength(1)
    const left = await untold()
    expect(left).toMatchObject([{ why: 'window-closed', place: 'La messagerie' }])
    for (const dialect of ['fr', 'en'] as const)
      expect(deskWordsIn(dialect).loops.cannotWhy[left[0]!.why]).toMatch(/temps|time/)
    const { decision: of } = await odile.ask(api.decision, { params: { decision } })
    expect(of).toMatchObject({ concerned: 2, told: 1 })
  })

  test('what had left and is put off by the place past the window is not said late, and says why', async () => {
    await writes('Prune', 'moi aussi, trop sucrée')
    const { id, conversation } = await turnOf('moi aussi, trop sucrée')
    await passes(window - 20 * 60)
    there.breaks('too-many-requests')
    const body = { key: crypto.randomUUID(), text: 'Nous y travaillons.', answers: [id], audience: 'direct' as const }
    await odile.ask(api.reply, { params: { conversation }, body })
    await passes(11)
    expect((await turnOf('Nous y travaillons.')).delivery).toMatchObject({ state: 'later' })
    await passes(30 * 60)
    there.mends()
    for (let waited = 0; waited < 3; waited++) await passes(hour)
    const { delivery } = await turnOf('Nous y travaillons.')
    expect(delivery).toMatchObject({ state: 'refused', why: 'window-closed' })
    expect(said()).not.toContain('Nous y travaillons.')
    const { refused } = deskWordsIn('fr').composer.delivery
    expect(refused('window-closed')).toMatch(/^trop tard/)
  })

  test('whoever writes again opens it anew; put off past that, it is not said late either, and says so', async () => {
    const { by } = (await untold())[0]!
    await writes(by, 'alors, des nouvelles ?')
    await passes(61)
    await passes(hour)
    expect(await untold()).toEqual([])
    await passes(window - 3 * hour)
    there.breaks('too-many-requests')
    await approves()
    await passes(61)
    expect((await tellings('left')).map(({ names }) => names)).toEqual([[by]])
    await passes(3 * hour)
    there.mends()
    for (let waited = 0; waited < 2; waited++) await passes(hour)
    expect(said()).toHaveLength(1)
    const late = (await tellings('failed'))[0]!
    expect(late).toMatchObject({ names: [by], why: 'window-closed' })
    expect(cameOf(late, deskWordsIn('fr').loops, String)).toMatch(/^Trop tard.*Rien n’est parti/)
  })
})
