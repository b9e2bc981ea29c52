import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract'
import { type AskingWorld, day, openAskingWorld } from '../asking-world.ts'
import { joins } from '../grave.ts'
import { atDesk } from '../world.ts'

const hours = { days: [1, 2, 3, 4, 5], opens: '09:15', closes: '17:45', zone: 'America/Toronto' }

const secondsToNoon = (now: Date) => (1.5 * day - ((now.getTime() / 1000) % day)) % day

describe('quiet hours', () => {
  let at: AskingWorld

  beforeAll(async () => {
    at = await openAskingWorld()
  })
  afterAll(() => at.close())

  test('a reminder that falls outside the hours of a client waits for them, and is not lost', async () => {
    const { odile, world, post } = at
    world.clock.goesOn(secondsToNoon(world.clock()))
    const opensIn = new Date(world.clock().getTime() + 6 * day * 1000)
    await odile.ask(api.changeWorkspace, { body: { zone: 'UTC' } })
    await odile.ask(api.changeDiscretion, { body: { days: [opensIn.getUTCDay() || 7], opens: 0, closes: 24 } })
    const { act } = await at.asks({ dueAt: at.soon(6) })
    // What someone writes with their own hand leaves when they say so.
    await at.letterLeaves()
    const before = post.sent.length
    world.clock.goesOn(5 * day + 60)
    await world.settled()
    expect(post.sent).toHaveLength(before)
    // The hours open at midnight; the day that it reminds of is not past yet.
    world.clock.goesOn(day - 120)
    await world.settled()
    expect(post.sent).toHaveLength(before + 1)
    expect(post.sent.at(-1)!.raw.toString('latin1')).toMatch(/rappel/i)
    await odile.ask(api.undo, { params: { act } })
  })

  test('a reminder that was answered meanwhile never leaves', async () => {
    const { odile, world, post } = at
    world.clock.goesOn(secondsToNoon(world.clock()))
    const opensIn = new Date(world.clock().getTime() + 6 * day * 1000)
    await odile.ask(api.changeDiscretion, { body: { days: [opensIn.getUTCDay() || 7] } })
    await at.asks({ dueAt: at.soon(6) })
    const { link } = await at.letterLeaves()
    const before = post.sent.length
    world.clock.goesOn(5 * day + 60)
    await world.settled()
    const solene = await at.colleague(link)
    await solene.send('Envoyer ma réponse', { name: 'Solène', text: 'Oui, en janvier.' })
    world.clock.goesOn(day)
    await world.settled()
    expect(post.sent).toHaveLength(before)
  })

  test('one says when one may be told, wherever one works; nobody else sees or changes it', async () => {
    const { odile, world } = at
    expect(await odile.ask(api.ownHours)).toEqual({ hours: null })
    expect(await odile.ask(api.changeOwnHours, { body: { hours: { ...hours, days: [5, 1, 3, 1] } } })).toEqual({
      hours: { ...hours, days: [1, 3, 5] },
    })
    const tisane = atDesk(odile, (await odile.ask(api.openWorkspace, { body: { name: 'Tisane du Soir' } })).id)
    expect((await tisane.ask(api.ownHours)).hours?.opens).toBe('09:15')
    const firmin = await joins(world, odile, 'Firmin')
    expect(await firmin.ask(api.ownHours)).toEqual({ hours: null })
    await firmin.ask(api.changeOwnHours, { body: { hours } })
    expect((await odile.ask(api.ownHours)).hours?.days).toEqual([1, 3, 5])
    expect(await odile.ask(api.changeOwnHours, { body: { hours: null } })).toEqual({ hours: null })
    expect((await firmin.ask(api.ownHours)).hours).toEqual(hours)
  })

  test.each([
    ['no day at all', { ...hours, days: [] }],
    ['an eighth day', { ...hours, days: [8] }],
    ['an hour that is none', { ...hours, opens: '24:00' }],
    ['a minute that no zone has', { ...hours, closes: '17:50' }],
    ['an offset, which forgets the summer', { ...hours, zone: '+02:00' }],
    ['a zone that is none', { ...hours, zone: 'Europe/Atlantis' }],
  ])('%s is refused in words', async (_, body) => {
    const { status, problem } = await at.odile.call(api.changeOwnHours, { body: { hours: body } })
    expect(status).toBe(422)
    expect(problem.detail).toMatch(/\S/)
  })
})
