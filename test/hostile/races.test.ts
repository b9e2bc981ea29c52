import { afterAll, beforeAll, expect, test } from 'vitest'
import { api } from '#contract'
import { newId } from '#kernel'
import { join } from '../../server/http/http.test-world.ts'
import { passerBy } from '../passer-by.ts'
import { type AtDesk, openWorld, type World } from '../world.ts'

let world: World
let odile: AtDesk
let page: string
beforeAll(async () => {
  world = await openWorld()
  odile = await world.odile()
  page = await opens('La page')
})
afterAll(() => world.close())

const opens = async (name: string) => {
  const planted = await odile.ask(api.plant, { body: { channel: 'page', name, opening: 'Dites-nous' } })
  return new URL(planted.publicUrl!).pathname
}
const here = (params: object = {}) => ({ params: { workspace: odile.workspace, ...params } })
/** Ten at the same moment; how often each status came. */
async function times(n: number, act: (at: number) => Promise<{ status: number }>): Promise<Record<number, number>> {
  const all = await Promise.all(Array.from({ length: n }, (_, at) => act(at)))
  return Object.fromEntries([...Map.groupBy(all, (one) => one.status)].map(([status, some]) => [status, some.length]))
}
async function someoneSays(text: string, at = page) {
  world.clock.goesOn(120)
  const someone = passerBy(world.desk.app)
  await someone.go(at)
  await someone.send(/Publier/, { name: 'Marmelade', text })
  await world.settled()
  const { rows } = await odile.ask(api.conversations)
  for (const { id: conversation } of rows) {
    const { turns } = await odile.ask(api.turns, here({ conversation }))
    const turn = turns.find((one) => one.text === text)
    if (turn) return { someone, conversation, message: turn.id }
  }
  throw new Error(`nobody heard « ${text} »`)
}

test('one key is one answer, however often it is sent', async () => {
  const { conversation, message } = await someoneSays('trop sucrée à mon goût')
  const body = { text: 'Merci', answers: [message], audience: 'public' as const, key: newId() }
  expect(await times(20, () => odile.call(api.reply, { ...here({ conversation }), body }))).toEqual({ 200: 20 })
  const { turns } = await odile.ask(api.turns, here({ conversation }))
  expect(turns.filter((one) => one.text === 'Merci')).toHaveLength(1)
  const note = { text: 'à dire à Paul', answers: [message, message], key: newId() }
  expect(await times(10, () => odile.call(api.note, { ...here({ conversation }), body: note }))).toEqual({ 200: 10 })
})

test('one key in two conversations at once is no fault', async () => {
  const one = await someoneSays('et la livraison ?')
  const two = await someoneSays('et les bocaux ?', await opens('Une autre page'))
  const key = newId()
  const statuses = await times(8, (at) => {
    const { conversation, message } = at % 2 ? one : two
    const body = { text: 'Bientôt', answers: [message], audience: 'public' as const, key }
    return odile.call(api.reply, { ...here({ conversation }), body })
  })
  expect(statuses).toEqual({ 200: 8 })
})

test('an act is undone once', async () => {
  const { conversation } = await someoneSays('bonjour')
  const { act } = await odile.ask(api.actOn, { ...here({ conversation }), body: { kind: 'let-live', why: 'other' } })
  expect(await times(10, () => odile.call(api.undo, here({ act })))).toEqual({ 204: 1, 409: 9 })
})

test('two conversations joined into each other at once are one, and stay on the list', async () => {
  const one = await someoneSays('la même question')
  const two = await someoneSays('la même question, ailleurs', await opens('Encore une page'))
  const crossing = await times(6, (at) => {
    const [into, other] = at % 2 ? [one, two] : [two, one]
    return odile.call(api.join, {
      ...here({ conversation: into.conversation }),
      body: { conversation: other.conversation },
    })
  })
  expect(crossing).toEqual({ 200: 1, 409: 5 })
  const { rows } = await odile.ask(api.conversations)
  const left = rows.filter((row) => [one.conversation, two.conversation].includes(row.id))
  expect(left).toHaveLength(1)
})

test('one span is kept once, its theme made once; a draft has one latest version', async () => {
  const { conversation, message } = await someoneSays('trop liquide, on dirait un jus')
  const span = { revision: 1, start: 0, end: 11, theme: { name: 'liquide' } }
  const kept = await times(10, () => odile.call(api.keepReason, { ...here({ message }), body: span }))
  expect(kept).toEqual({ 200: 1, 409: 9 })
  expect((await odile.ask(api.themes)).filter((theme) => theme.name === 'liquide')).toHaveLength(1)
  const draft = (at: number) => ({ text: `version ${at}`, kind: 'reply' as const, answers: [message], version: 0 })
  const drafts = await times(10, (at) => odile.call(api.keepDraft, { ...here({ conversation }), body: draft(at) }))
  expect(drafts).toEqual({ 200: 1, 409: 9 })
})

test('words taken back by their author while they are being removed are gone, whoever came first', async () => {
  const [rule] = await odile.ask(api.rules)
  for (let round = 0; round < 4; round++) {
    const { someone, message } = await someoneSays(`des mots de trop ${round}`)
    const removal = { messages: [message], rule: rule!.id, facts: 'Une insulte.' }
    const removing = odile.call(api.remove, { ...here(), body: removal })
    const [removed] = await Promise.all([removing, someone.send(/Effacer ce message|Effacer/)])
    expect([200, 409]).toContain(removed.status)
    if (removed.status === 200) await odile.call(api.undo, here({ act: removed.answer.act }))
    await someone.go(page)
    expect(someone.html()).not.toContain(`de trop ${round}`)
  }
})

test('an invitation lets one in, even when ten knock at once', async () => {
  const { answer } = await odile.call(api.invite, { ...here(), body: { forWhom: 'Bruno', role: 'colleague' } })
  const token = answer.link.split('/').at(-1)!
  const joined = await join({ visitor: world.stranger } as never, odile, odile.workspace, {
    name: 'Colette',
    role: 'desk',
  })
  const own = await joined.joined.call(api.openWorkspace, { body: { name: 'Une autre maison' } })
  await odile.ask(api.removeMember, { params: { user: joined.user } })
  expect(own.status).toBe(200)
  const knocks = await times(10, () => joined.joined.call(api.acceptInvitation, { params: { token } }))
  expect(knocks[200]).toBe(1)
  expect(Object.keys(knocks).every((status) => ['200', '409', '410'].includes(status))).toBe(true)
})
