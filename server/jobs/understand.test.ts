import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { openJobs } from '#database'
import { type Id } from '#kernel'
import { brandOfWorkspace } from '#reason'
import { understand } from '#understanding'
import { openSaid, type SaidMessage } from '../../test/said.ts'
import { type AskLlm } from '../llm/index.ts'
import { type UnderstandJob, understandAgain, understandMessages } from './understand.ts'

async function openWorld() {
  const said = await openSaid()
  onTestFinished(said.close)
  const workspace = await said.workspace()
  const jobs = openJobs(said.database.appUrl, () => undefined)
  await jobs.start()
  onTestFinished(jobs.stop)
  /** What waits in the queue. */
  const sent = async () => {
    const { rows } = await sql<{ data: UnderstandJob }>`select data from pgboss.job where name = 'understand'`.execute(
      said.database.global,
    )
    return rows.map((row) => row.data)
  }
  const needs = { within: said.database.within, jobs, clock: () => new Date() }
  const found = () =>
    workspace.inside((db) =>
      db.selectFrom('finding').select(['message_id', 'version', 'revision', 'stance']).orderBy('message_id').execute(),
    )
  const age = () => workspace.inside((db) => db.updateTable('finding').set({ version: 0 }).execute())
  const understands = (...messages: SaidMessage[]) =>
    understandMessages(needs, { workspace: workspace.id, messages: messages.map((one) => one.id) })
  return { ...workspace, needs, sent, found, age, understands }
}

test('what a job names is read, twice as well as once; what is gone, ours or unknown is let be', async () => {
  const world = await openWorld()
  const dislike = await world.says({ by: 'Marmelade', text: 'trop sucrée, je n’aime pas' })
  const ours = await world.says({ by: 'Odile', text: 'je n’aime pas non plus', ours: true })
  const unknown = { ...dislike, id: crypto.randomUUID() as Id<'message'> }
  await world.understands(dislike, ours, unknown)
  const once = await world.found()
  expect(once).toMatchObject([{ message_id: dislike.id, stance: 'dislike', revision: 1 }])
  await world.understands(dislike, dislike)
  expect(await world.found()).toEqual(once)
})

test('when understanding is better, all is read again, by pages, and what may no longer be read is forgotten', async () => {
  const world = await openWorld()
  const messages: SaidMessage[] = []
  for (let at = 0; at < 510; at++) messages.push(await world.says({ by: `voix ${at % 7}`, text: `trop sucrée ${at}` }))
  await world.understands(...messages)
  await world.age()
  await world.inside((db) =>
    db.updateTable('message').set({ gone_at: new Date() }).where('id', '=', messages[3]!.id).execute(),
  )
  expect(await understandAgain(world.needs, world.id)).toBe(500)
  const sent = await world.sent()
  expect(sent).toEqual([{ workspace: world.id, again: expect.any(String) }])
  await understandMessages(world.needs, sent[0]!)
  const found = await world.found()
  expect(found).toHaveLength(509)
  expect(found.every((one) => one.version > 0)).toBe(true)
  expect(await world.sent()).toHaveLength(1)
  expect(await understandAgain(world.needs, world.id)).toBe(0)
})

test('one message that cannot be read holds up neither the others of its page nor the pages after it', async () => {
  const world = await openWorld()
  const messages: SaidMessage[] = []
  for (let at = 0; at < 510; at++) messages.push(await world.says({ by: `voix ${at % 7}`, text: `trop sucrée ${at}` }))
  await world.understands(...messages)
  await world.age()
  const poisoned: typeof understand = (text, brand) => {
    if (text === 'trop sucrée 3') throw new Error('a bug of ours')
    return understand(text, brand)
  }
  const needs = { ...world.needs, understand: poisoned }
  await expect(understandAgain(needs, world.id)).rejects.toThrow('1 messages could not be read')
  const sent = await world.sent()
  expect(sent).toEqual([{ workspace: world.id, again: expect.any(String) }])
  await understandMessages(needs, sent[0]!)
  const old = (await world.found()).filter((one) => one.version === 0)
  expect(old.map((one) => one.message_id)).toEqual([messages[3]!.id])
})

test('reading does not keep the rest of the process waiting', async () => {
  const world = await openWorld()
  const text = 'Bonjour, la nouvelle recette est trop sucrée, et mon fils ne finit plus le pot. '.repeat(100)
  const messages: SaidMessage[] = []
  for (let at = 0; at < 100; at++) messages.push(await world.says({ by: 'Marmelade', text: `${text} ${at}` }))
  const brand = await world.inside((db) => brandOfWorkspace(db, world.id))
  const began = performance.now()
  for (const message of messages) understand(message.text, brand)
  const atOneGo = performance.now() - began

  let longest = 0
  let last = performance.now()
  const beat = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 1)
  await world.understands(...messages)
  clearInterval(beat)
  expect(longest).toBeLessThan(atOneGo / 2)
})

test('a language model reads again what its source lets it read; what it finds is marked, and stays', async () => {
  const world = await openWorld()
  const open = await world.says({ by: 'Marmelade', text: 'trop sucrée, je n’aime pas' })
  const closed = await world.says({ by: 'Prune', text: 'trop lisse, je n’aime pas' })
  const secret = await world.says({ by: 'Reine', text: 'trop chère, je n’aime pas', audience: 'direct' })
  await world.inside((db) =>
    db
      .updateTable('message')
      .set({ terms: JSON.stringify({ mayDerive: true, mayUseAi: false }) as never })
      .where('id', '=', closed.id)
      .execute(),
  )
  const asked: string[] = []
  const llm: AskLlm = async (text, _brand, own) => {
    asked.push(text)
    return { ...own, reasons: [{ start: 0, end: 4, theme: null, confidence: 0.9 }] }
  }
  const job = { workspace: world.id, messages: [open.id, closed.id, secret.id] }
  await understandMessages({ ...world.needs, llm }, job)
  expect(asked).toEqual([open.text])
  const read = () =>
    world.inside((db) =>
      db.selectFrom('finding').select(['message_id', 'by_llm', 'reasons']).orderBy('message_id').execute(),
    )
  const found = await read()
  expect(found).toMatchObject([
    { message_id: open.id, by_llm: true, reasons: [{ end: 4 }] },
    { message_id: closed.id, by_llm: false },
    { message_id: secret.id, by_llm: false },
  ])
  await world.understands(open, closed, secret)
  expect(await read()).toEqual(found)
})

test('a model that answers nothing is not asked for ever, and fails no work', async () => {
  const world = await openWorld()
  const messages: SaidMessage[] = []
  for (let at = 0; at < 20; at++) messages.push(await world.says({ by: 'voix', text: `trop sucrée ${at}` }))
  let asked = 0
  const llm: AskLlm = async () => {
    asked++
    return null
  }
  await understandMessages({ ...world.needs, llm }, { workspace: world.id, messages: messages.map((one) => one.id) })
  expect(asked).toBeLessThan(10)
  expect(await world.found()).toHaveLength(20)
})
