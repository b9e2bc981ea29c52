import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract'
import { newId } from '#kernel'
import { openStudio } from '../../channels/youtube/studio.test-world.ts'
import { youtubeAt } from '../../channels/youtube/youtube.ts'
import { type AtDesk, openWorld, type World } from '../world.ts'

const day = 86_400

describe('the day’s units at YouTube: answers come first, and what is left is shown', () => {
  let studio: Awaited<ReturnType<typeof openStudio>>
  let world: World
  let odile: AtDesk
  let place: string
  let owner: pg.Client

  beforeAll(async () => {
    studio = await openStudio()
    const youtube = youtubeAt(studio.google)
    world = await openWorld({ channels: new Map([['youtube', youtube]]) })
    // Far from midnight in California, when units are given anew: a wait of an hour would be no trouble.
    world.clock.goesOn((33 - ((world.clock().getTime() / 3_600_000) % 24)) * 3_600)
    odile = await world.odile()
    owner = new pg.Client({ connectionString: world.fresh.ownerUrl })
    await owner.connect()
    const given = { 'client-id': 'client-1', 'client-secret': 'secret-1' }
    await odile.ask(api.keepApp, { body: { platform: 'google', given } })
    const set = await odile.ask(api.setOut, { body: { channel: 'youtube', given: {} } })
    if (set.kind !== 'set-out') throw new Error(JSON.stringify(set))
    const came = await odile.ask(api.arrive, { body: { came: await studio.saysYes(set.goTo) } })
    if (came.kind !== 'connected') throw new Error(came.kind)
    place = came.place.id
  })
  afterAll(async () => {
    await owner?.end()
    await world?.close()
    await studio?.close()
  })

  const hears = async () => {
    await odile.ask(api.listenNow, { params: { place } })
    await world.settled()
  }
  const turns = async () => {
    const { rows } = await odile.ask(api.conversations)
    const all = rows.map(async ({ id }) =>
      (await odile.ask(api.turns, { params: { conversation: id } })).turns.map((turn) => ({
        ...turn,
        conversation: id,
      })),
    )
    return (await Promise.all(all)).flat()
  }
  const answers = async (to: string, text: string) => {
    const turn = (await turns()).find((one) => one.text === to)!
    const body = { key: newId(), text, answers: [turn.id], audience: 'public' as const }
    await odile.ask(api.reply, { params: { conversation: turn.conversation }, body })
    world.clock.goesOn(11)
    await world.settled()
    return (await turns()).find((one) => one.text === text)!.delivery
  }
  const doing = async () => {
    const { calls, place: point } = await odile.ask(api.health, { params: { place } })
    return { calls: calls!, trouble: point.trouble?.why ?? null }
  }
  const spends = (amount: number) => owner.query('update app_spending set amount = $1', [amount])

  test('hearing stops where the part that is kept for answers begins; an answer leaves all the same', async () => {
    studio.says('Non, je n’aime pas : trop sucrée.')
    await hears()
    const { calls } = await doing()
    expect(calls).toMatchObject({ most: 10_000, forSaying: 2_600 })
    expect(calls.spent).toBeGreaterThan(0)
    expect(calls.spent).toBe(studio.at.units)
    await spends(7_400)
    studio.says('Et le pot est petit.')
    const asked = studio.at.units
    await hears()
    expect(studio.at.units).toBe(asked)
    expect((await doing()).trouble).toBe('spent')
    expect(await answers('Non, je n’aime pas : trop sucrée.', 'Trop sucrée comment ?')).toMatchObject({ state: 'sent' })
    // Looking for the spot costs two lists, the answer fifty.
    expect((await doing()).calls.spent).toBe(7_452)
  })

  test('with nothing left an answer waits for the new day, and leaves by itself', async () => {
    await spends(10_000)
    expect(await answers('Non, je n’aime pas : trop sucrée.', 'Nous cherchons.')).toMatchObject({ state: 'later' })
    world.clock.goesOn(day)
    await world.settled()
    await hears()
    const all = await turns()
    expect(all.find(({ text }) => text === 'Nous cherchons.')?.delivery).toMatchObject({ state: 'sent' })
    expect(all.map(({ text }) => text)).toContain('Et le pot est petit.')
    const { calls, trouble } = await doing()
    expect([calls.spent < 200, trouble]).toEqual([true, null])
  })
})
