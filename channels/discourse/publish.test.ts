import { afterEach, beforeEach, expect, test } from 'vitest'
import { connect } from './connect.ts'
import { key, openForum } from './forum.test-world.ts'
import { limits, publish } from './publish.ts'

let forum: Awaited<ReturnType<typeof openForum>>
beforeEach(async () => {
  forum = await openForum()
})
afterEach(() => forum.close())

test('a topic begins in the category that is heard, under its title and a name of ours', async () => {
  const place = { ...forum.place, settings: { ...forum.place.settings, category: 4 } }
  const came = await publish(place, forum.piece('01a2-KEY', 'Où ?'), forum.means)
  expect(came).toMatchObject({ kind: 'sent', nativeId: '100/1', thread: { nativeId: '100', title: 'Le pot du matin' } })
  expect(forum.topics).toEqual([{ id: 100, title: 'Le pot du matin', external: '01a2-KEY', category: 4 }])
})

test('images stand below the words, with what they show', async () => {
  const media = [{ name: 'pot.png', type: 'image/png', bytes: new Uint8Array(12), alt: 'Un [pot] | du matin' }]
  await publish(forum.place, forum.piece('k', 'Où ?', { media }), forum.means)
  expect(forum.uploads).toEqual(['pot.png'])
  expect(forum.posts.at(-1)!.cooked).toBe('<p>Où ?\n\n![Un pot du matin](upload://image1.png)</p>')
})

test('nothing begins where one topic alone is heard, or without a title', async () => {
  const place = { ...forum.place, settings: { ...forum.place.settings, topic: 12 } }
  expect((await publish(place, forum.piece('k', 'Où ?'), forum.means)).kind).toBe('refused')
  const untitled = forum.piece('k', 'Où ?', { title: null })
  expect(await publish(forum.place, untitled, forum.means)).toEqual({ kind: 'refused', why: 'no-title' })
  expect(forum.topics).toEqual([])
})

test('what waits for the team of the forum is told, and not taken for standing there', async () => {
  forum.at.declines = { status: 200, value: { action: 'enqueued', success: true } }
  const came = await publish(forum.place, forum.piece('k', 'Où ?'), forum.means)
  expect(came).toEqual({ kind: 'refused', why: 'it waits there for approval' })
})

test('what one may choose goes as the forum’s own poll, each choice as it is written', async () => {
  const choices = ['1. Pomme *verte*', 'Crème [brûlée]']
  await publish(forum.place, forum.piece('k', 'Laquelle, et pourquoi ?', { choices, openDays: 3 }), forum.means)
  const { cooked, poll } = forum.posts.at(-1)!
  expect(cooked).toBe('<p>Laquelle, et pourquoi ?</p>')
  expect(poll!.options.map(({ html }) => html)).toEqual(choices)
  expect(Math.round((Date.parse(poll!.close!) - forum.at.now) / 86_400_000)).toBe(3)
})

test('a forum without polls, or where this account may make none, is given the choices in words', async () => {
  const connected = async () => {
    const came = await connect({ forum: forum.url, user: 'odile', key }, forum.means)
    return came.kind === 'connected' ? limits({ ...forum.place, settings: came.settings }).poll : came
  }
  expect(await connected()).toMatchObject({ most: 10, days: { most: 13 } })
  forum.at.mayPoll = false
  expect(await connected()).toBeNull()
  Object.assign(forum.at, { mayPoll: true, polls: false })
  expect(await connected()).toBeNull()
})
