import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plant } from '#contact-point'
import { api } from '#contract'
import { type Id, newId } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { openMemory } from '../../channels/memory/index.ts'
import { type Blog, openBlog } from '../blog.ts'
import { passerBy } from '../passer-by.ts'
import { type AtDesk, openWorld, type World } from '../world.ts'

const memory = openMemory()
const words = 'Merci à vous trois : nous remettons l’ancienne recette en mars. Odile'

describe('S7 — the same subject in several places: one answer goes out where each message came from', () => {
  let world: World
  let odile: AtDesk
  let blog: Blog
  let page: string
  let conversation: string

  beforeAll(async () => {
    world = await openWorld({ channels: new Map([...catalogue(), ['memory', memory]]) })
    odile = await world.odile()
    const planted = await odile.ask(api.plant, { body: { channel: 'page', name: 'La page', opening: 'La recette' } })
    page = planted.publicUrl!
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
    blog = await openBlog(world.clock)
    blog.publishes({ slug: 'recette', title: 'La recette', text: 'Elle change.' })
    blog.hears({ by: 'Léone', text: 'au blog, je n’aime pas', under: 'recette' })
    await odile.ask(api.plant, { body: { channel: 'feed', name: 'Le blog', address: `${blog.url}/comments/feed/` } })
    const someone = passerBy(world.desk.app)
    await someone.go(page)
    await someone.send(/Publier/, { name: 'Bénédicte', text: 'à la page, je n’aime pas' })
    memory.world.hears({ text: 'au forum, je n’aime pas' })
    world.clock.goesOn(600)
    await world.settled()
    const { rows } = await odile.ask(api.conversations)
    conversation = rows[0]!.id
    for (const { id } of rows.slice(1))
      await odile.ask(api.join, { params: { conversation }, body: { conversation: id } })
  })
  afterAll(async () => {
    await blog.close()
    await world.close()
  })

  const turns = async () => (await odile.ask(api.turns, { params: { conversation } })).turns
  const heard = async () => (await turns()).filter((turn) => turn.text.includes('je n’aime pas'))
  const ours = async () => (await turns()).filter((turn) => turn.ours && turn.text === words)
  const awaiting = async () => (await odile.ask(api.conversation, { params: { conversation } })).awaiting
  const onThePage = async () => (await world.stranger().fetch(new URL(page).pathname)).text()
  async function answers(byHand?: { spots: { spot: string; url?: string }[] }, key = newId()) {
    const answered = (await heard()).map((turn) => turn.id)
    const body = { text: words, answers: answered, audience: 'public' as const, key, ...(byHand ? { byHand } : {}) }
    return odile.call(api.reply, { params: { workspace: odile.workspace, conversation }, body })
  }
  const theBlog = async () => (await heard()).find((turn) => !turn.place.says)!

  test('where one of the places cannot be answered from here, nothing goes out before that is said', async () => {
    expect((await heard()).length).toBe(3)
    expect(new Set((await heard()).map((turn) => turn.spot)).size).toBe(3)
    const refused = await answers()
    expect([refused.status, refused.problem.code]).toEqual([409, 'reply.by-hand-only'])
    expect(await ours()).toEqual([])
  })

  test('one act, one message at each place, beside what it answers; the same key twice is the same act', async () => {
    const before = await awaiting()
    const key = newId()
    const byHand = { spots: [{ spot: (await theBlog()).spot, url: `${blog.url}/recette#comment-9` }] }
    const first = await answers(byHand, key)
    expect((await answers(byHand, key)).answer).toEqual(first.answer)
    expect(first.answer.leavesAt).not.toBeNull()
    const said = await ours()
    expect(said.map((turn) => turn.id).toSorted()).toEqual(first.answer.messages.toSorted())
    const answered = Object.fromEntries((await heard()).map((turn) => [turn.id, turn]))
    for (const turn of said) {
      expect(turn.place).toEqual(answered[turn.answers!.id]!.place)
      expect(turn.alsoAnswers).toEqual([])
      expect(turn.delivery).toMatchObject({
        act: first.answer.act,
        state: turn.place.says ? 'waiting' : 'sent',
        proof: turn.place.says ? null : 'by-hand',
      })
    }
    expect(before - (await awaiting())).toBe(3)

    // Taken back, it is taken back everywhere, and the words are where they were written, once.
    await odile.ask(api.undo, { params: { act: first.answer.act } })
    expect(await ours()).toEqual([])
    expect(await awaiting()).toBe(before)
    const { draft } = await odile.ask(api.conversation, { params: { conversation } })
    expect(draft?.text).toBe(words)
    expect(draft?.answers.toSorted()).toEqual(Object.keys(answered).toSorted())
  })

  test('it leaves for each place; from then on it is taken back from none', async () => {
    const { answer } = await answers({ spots: [{ spot: (await theBlog()).spot }] })
    world.clock.goesOn(11)
    await world.settled()
    expect(await onThePage()).toContain('nous remettons l’ancienne recette')
    expect(memory.world.said().map((one) => one.text)).toEqual([words])
    expect((await ours()).map((turn) => turn.delivery!.proof).toSorted()).toEqual(['by-hand', 'seen', 'seen'])
    const late = await odile.call(api.undo, { params: { workspace: odile.workspace, act: answer.act } })
    expect([late.status, late.problem.code]).toEqual([409, 'act.already-left'])
    expect(await ours()).toHaveLength(3)
  })

  test('what comes back from the blog is the answer that was given there, not the one of another place', async () => {
    blog.hears({ by: 'Odile', text: words, under: 'recette' })
    world.clock.goesOn(7200)
    await world.settled()
    const said = await ours()
    expect(said).toHaveLength(3)
    expect(said.every((turn) => turn.delivery!.proof === 'seen')).toBe(true)
    const back = said.find((turn) => !turn.place.says)!
    expect(back.answers!.id).toBe((await theBlog()).id)
  })

  test('together with a public one, what was said in private is answered in private', async () => {
    memory.world.hears({ text: 'entre nous, elle me reste', audience: 'direct', thread: { nativeId: 'en privé' } })
    world.clock.goesOn(7200)
    await world.settled()
    const { rows } = await odile.ask(api.conversations)
    const other = rows.find((row) => row.last?.text.startsWith('entre nous'))!.id
    await odile.ask(api.join, { params: { conversation }, body: { conversation: other } })
    const one = (await heard()).find((turn) => turn.place.name === 'La page')!
    const secret = (await turns()).find((turn) => turn.audience === 'direct')!
    const says = (answered: string[]) =>
      odile.call(api.reply, {
        params: { workspace: odile.workspace, conversation },
        body: { text: 'Bonsoir', answers: answered, audience: 'public', key: newId() },
      })
    expect((await says([secret.id])).problem.code).toBe('reply.audience-too-wide')
    expect((await says([one.id, secret.id])).status).toBe(200)
    const said = (await turns()).filter((turn) => turn.text === 'Bonsoir')
    expect(said.map((turn) => [turn.answers!.id, turn.audience])).toEqual([
      [one.id, 'public'],
      [secret.id, 'direct'],
    ])
  })
})
