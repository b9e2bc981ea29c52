import { afterAll, beforeAll, expect, test } from 'vitest'
import { api } from '#contract'
import { linkKeyOf, takeInHand } from '#conversation'
import { type Id, newId } from '#kernel'
import { join } from '../../server/http/http.test-world.ts'
import { type AtDesk, openWorld, type World } from '../world.ts'

let world: World
let odile: AtDesk
let page: string
beforeAll(async () => {
  world = await openWorld()
  odile = await world.odile()
  const planted = await odile.ask(api.plant, { body: { channel: 'page', name: 'La page', opening: 'Dites-nous' } })
  page = new URL(planted.publicUrl!).pathname
})
afterAll(() => world.close())

async function someoneSays(text: string, where = page) {
  world.clock.goesOn(120)
  const form = new URLSearchParams({ name: 'Marmelade', text, once: newId() })
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  await world.stranger().fetch(where, { method: 'POST', body: form.toString(), headers })
  await world.settled()
  const turn = (await turns()).findLast((one) => one.text === text)!
  const { rows } = await odile.ask(api.conversations)
  return { message: turn.id, conversation: rows[0]!.id }
}
async function turns() {
  const { rows } = await odile.ask(api.conversations)
  return (await odile.ask(api.turns, { params: { conversation: rows[0]!.id } })).turns
}
const turn = async (message: string) => (await turns()).find((one) => one.id === message)!
const replies = (at: { conversation: string; message: string }, text = 'Merci') =>
  odile.ask(api.reply, {
    params: { conversation: at.conversation },
    body: { text, answers: [at.message], audience: 'public', key: newId() },
  })
const undone = async (act: string) =>
  (await odile.call(api.undo, { params: { workspace: odile.workspace, act } })).status

test('what two words of ours answer goes on being answered when one is taken back', async () => {
  const at = await someoneSays('non, je n’aime pas')
  const first = await replies(at)
  await replies(at, 'Et dites-nous ce qui vous plaît moins ?')
  expect(await undone(first.act)).toBe(204)
  expect(await turn(at.message)).toMatchObject({ handled: true })
})

test('letting live is undone, what was answered meanwhile stays answered', async () => {
  const at = await someoneSays('je n’aime pas non plus')
  const left = await odile.ask(api.actOn, { params: at, body: { kind: 'let-live', why: 'peers-answer' } })
  const other = await someoneSays('vous livrez à Lyon ?')
  await replies(at)
  expect(await undone(left.act)).toBe(204)
  expect(await turn(at.message)).toMatchObject({ handled: true })
  expect(await turn(other.message)).toMatchObject({ handled: false })
})

test('a stance marked again is not undone by the first mark', async () => {
  const { message } = await someoneSays('bof')
  const mark = (stance: 'dislike' | 'like') => odile.ask(api.markStance, { params: { message }, body: { stance } })
  const first = await mark('dislike')
  const second = await mark('dislike')
  expect(await undone(first.act)).toBe(409)
  expect(await undone(second.act)).toBe(204)
  expect(await undone(first.act)).toBe(204)
  expect((await turn(message)).stance.kept).toBeNull()
})

test('a theme that went with the act that made it is not given back to a reason', async () => {
  const [one, two] = [await someoneSays('trop sucrée'), await someoneSays('trop sucrée, vraiment')]
  const keep = ({ message }: { message: string }, name: string) =>
    odile.ask(api.keepReason, { params: { message }, body: { revision: 1, start: 0, end: 11, theme: { name } } })
  const made = await keep(one, 'le sucre en trop')
  const used = await keep(two, 'le sucre en trop')
  const change = { params: { reason: used.reason }, body: { theme: { name: 'autre chose' } } }
  const changed = await odile.ask(api.changeReason, change)
  expect(await undone(made.act)).toBe(204)
  expect([204, 409]).toContain(await undone(changed.act))

  const third = await keep(one, 'le sucre toujours')
  const fourth = await odile.ask(api.keepReason, {
    params: { message: two.message },
    body: { revision: 1, start: 0, end: 4, theme: { name: 'le sucre toujours' } },
  })
  const theme = (await odile.ask(api.themes)).find((each) => each.name === 'le sucre toujours')!.id!
  const split = { name: 'à part', reasons: [fourth.reason] }
  const parted = await odile.ask(api.splitTheme, { params: { theme }, body: split })
  expect(await undone(third.act)).toBe(204)
  expect([204, 409]).toContain(await undone(parted.act))
})

test('a theme is renamed three times: only the last name can be undone, then the one before', async () => {
  const { message } = await someoneSays('trop liquide pour moi')
  const body = { revision: 1, start: 0, end: 11, theme: { name: 'liquide' } }
  await odile.ask(api.keepReason, { params: { message }, body })
  const theme = (await odile.ask(api.themes)).find((each) => each.name === 'liquide')!.id!
  const renames = async (name: string) => (await odile.ask(api.renameTheme, { params: { theme }, body: { name } })).act
  const acts = [await renames('coulant'), await renames('liquide'), await renames('coulant')]
  expect(await undone(acts[0]!)).toBe(409)
  expect(await undone(acts[2]!)).toBe(204)
  expect((await odile.ask(api.themes)).map((each) => each.name)).toContain('liquide')
})

test('someone who left is given nothing back by an undo', async () => {
  const at = await someoneSays('et pour les enfants ?')
  const world_ = { visitor: world.stranger } as never
  const gone = await join(world_, odile, odile.workspace, { name: 'Bruno', role: 'desk' })
  const stays = await join(world_, odile, odile.workspace, { name: 'Colette', role: 'desk' })
  await odile.ask(api.actOn, { params: at, body: { kind: 'assign', to: gone.user } })
  const passed = await odile.ask(api.actOn, { params: at, body: { kind: 'assign', to: stays.user } })
  await odile.ask(api.removeMember, { params: { user: gone.user } })
  expect(await undone(passed.act)).toBe(204)
  expect((await odile.ask(api.conversation, { params: at })).assignedTo).toBeNull()
})

test('who works at the desk no more keeps nothing of it', async () => {
  const at = await someoneSays('et en bocal ?')
  const moved = await join({ visitor: world.stranger } as never, odile, odile.workspace, {
    name: 'Denise',
    role: 'desk',
  })
  await odile.ask(api.actOn, { params: at, body: { kind: 'assign', to: moved.user } })
  await odile.ask(api.changeMember, { params: { user: moved.user }, body: { role: 'colleague' } })
  expect((await odile.ask(api.conversation, { params: at })).assignedTo).toBeNull()
})

test('what is being written goes with the conversation, there and back', async () => {
  const one = await someoneSays('trop sucrée')
  const planted = await odile.ask(api.plant, { body: { channel: 'page', name: 'Ailleurs', opening: 'Et ici ?' } })
  const other = await someoneSays('bien trop de sucre', new URL(planted.publicUrl!).pathname)
  const draft = (at: typeof one) => odile.ask(api.conversation, { params: at }).then((read) => read.draft?.text ?? null)
  const writes = (at: typeof one, text: string, version: number, kind: 'reply' | 'note' = 'reply') =>
    odile.ask(api.keepDraft, { params: at, body: { text, kind, answers: [at.message], version } })
  await writes(other, 'Merci de nous le dire', 0)
  const joins = () => odile.ask(api.join, { params: one, body: { conversation: other.conversation } })
  const { act } = await joins()
  expect([await draft(one), await draft(other)]).toEqual(['Merci de nous le dire', null])
  // A window that does not know yet goes on writing where it began.
  await writes(other, 'Merci de nous le dire !', 1)
  expect(await draft(one)).toBe('Merci de nous le dire !')
  expect(await undone(act)).toBe(204)
  expect([await draft(one), await draft(other)]).toEqual([null, 'Merci de nous le dire !'])

  await writes(one, 'entre nous : à voir', 0, 'note')
  await joins()
  expect(await draft(one)).toBe('entre nous : à voir\n\nMerci de nous le dire !')
  expect((await odile.ask(api.conversation, { params: one })).draft?.kind).toBe('note')
})

test('what is taken in hand to be said is not taken back, what is taken back is not said', async () => {
  const at = await someoneSays('je suis déçue')
  for (let round = 0; round < 12; round++) {
    const key = newId()
    const body = { text: `Merci ${round}`, answers: [at.message], audience: 'public' as const, key }
    const said = await odile.ask(api.reply, { params: { conversation: at.conversation }, body })
    world.clock.goesOn(9.999)
    const outbox = { workspace: odile.workspace as Id<'workspace'>, outbox: key as Id<'outbox'> }
    const saying = () =>
      world.desk.database.within([odile.workspace], null, (db) =>
        takeInHand(db, world.clock, linkKeyOf('00'.repeat(32)), outbox),
      )
    const [taken, back] = await Promise.all([saying(), undone(said.act), world.clock.goesOn(1)])
    expect([taken !== null, back]).toEqual(taken ? [true, 409] : [false, 204])
  }
})
