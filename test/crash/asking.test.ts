import { type AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { api } from '#contract'
import { newId } from '#kernel'
import { type KillableDesk, openKillableDesk, soon, until } from './killable-desk.ts'

const questions = 12
const kills = 3

let desk: KillableDesk
/** How often each letter was taken by the server, by its Message-ID. */
const taken = new Map<string, number>()
const smtp = new SMTPServer({
  authOptional: true,
  hideSTARTTLS: true,
  disableReverseLookup: true,
  logger: false,
  onData(stream, _session, done) {
    const parts: Buffer[] = []
    stream.on('data', (part: Buffer) => parts.push(part))
    stream.on('end', () => {
      const [, id = ''] = /^message-id:\s*<([^>]+)>/im.exec(Buffer.concat(parts).toString('latin1')) ?? []
      taken.set(id, (taken.get(id) ?? 0) + 1)
      // It is on its way before we hear so: the moment in which a crash tempts one to send it twice.
      setTimeout(done, 30)
    })
  },
})
// Killed in the middle of a letter, the desk leaves a broken line behind: that is the trial, and no fault of the server.
smtp.on('error', () => undefined)

beforeAll(async () => {
  await new Promise<void>((ready) => smtp.listen(0, '127.0.0.1', ready))
  const { port } = smtp.server.address() as AddressInfo
  desk = await openKillableDesk({ url: `smtp://127.0.0.1:${port}`, from: 'bonjour@compotes.example' })
})
afterAll(async () => {
  await desk.close()
  await new Promise<void>((closed) => smtp.close(() => closed()))
})

const within = <T>(work: Parameters<typeof desk.database.within<T>>[2]) =>
  desk.database.within([desk.workspace], null, work)

/** The ten seconds of what waits are over; `inHand`: whoever had a letter in hand is long dead. */
const timePasses = ({ inHand }: { inHand: boolean }) =>
  within((db) =>
    sql`update ask_letter set not_before = now() - interval '1 second' where workspace_id = ${desk.workspace}
      and state = any(${inHand ? ['waiting', 'later', 'sending'] : ['waiting', 'later']}::text[])`.execute(db),
  )

const letters = async () =>
  (
    await within((db) =>
      sql<{ ask: string; mailId: string; state: string }>`select ask_id as ask, mail_id as "mailId", state
        from ask_letter where workspace_id = ${desk.workspace}`.execute(db),
    )
  ).rows

test('killed again and again while its letters leave, the desk sends no question twice and forgets none', async () => {
  const { department, conversation, message } = await someoneToAsk()
  const asked: string[] = []
  const ask = async (n: number) => {
    const dueAt = new Date(Date.now() + 3 * 86_400_000).toISOString()
    const body = { department, question: `Question ${n} ?`, messages: [message], dueAt, key: newId() }
    // Cut off, a person presses again: the same key, the same question.
    for (const end = Date.now() + 60_000; Date.now() < end; await soon(25)) {
      const params = { workspace: desk.workspace, conversation }
      const answered = await desk.odile.call(api.ask, { params, body }).catch(() => null)
      if (answered?.status === 200) return void asked.push(body.key)
    }
    throw new Error('never asked')
  }
  const asking = (async () => {
    for (let n = 0; n < questions; n++) {
      await ask(n)
      await soon(100)
    }
  })()
  for (let kill = 0; kill < kills; kill++) {
    await soon(500 + 120 * kill)
    await timePasses({ inHand: false })
    await soon(1_000 + 37 * kill)
    await desk.killed()
    await desk.startsAgain()
  }
  await asking
  // Answered, the conversation awaits nobody: what it awaits again below is what happened to the letters.
  await desk.odile.call(api.reply, {
    params: { workspace: desk.workspace, conversation },
    body: { text: 'Je demande.', answers: [message], audience: 'public', key: newId() },
  })
  await until(async () => {
    await timePasses({ inHand: false })
    return (await letters()).every(({ state }) => !['waiting', 'later'].includes(state))
  })
  await until(async () => {
    await timePasses({ inHand: true })
    return (await letters()).every(({ state }) => ['sent', 'unknown'].includes(state))
  })

  const all = await letters()
  expect(all.map((letter) => letter.ask).toSorted(), 'one letter for each question').toEqual(asked.toSorted())
  expect(Object.fromEntries([...taken].filter(([, times]) => times !== 1)), 'sent twice').toEqual({})
  const notTaken = all.filter(({ mailId }) => !taken.has(mailId))
  expect(
    notTaken.filter(({ state }) => state === 'sent'),
    'said to have left, and has not',
  ).toEqual([])
  // What nobody can know is told, and a person finds the conversation again.
  if (all.some(({ state }) => state === 'unknown')) expect(await awaits(conversation)).toBe(true)
  expect(desk.complaints()).toEqual([])
}, 300_000)

const awaits = async (conversation: string) => {
  const params = { workspace: desk.workspace, conversation }
  return (await desk.odile.call(api.conversation, { params })).answer.awaiting > 0
}

async function someoneToAsk() {
  const { odile, workspace } = desk
  const params = { workspace }
  const plants = { channel: 'page' as const, name: 'La page', opening: 'Dites-nous' }
  const { publicUrl } = (await odile.call(api.plant, { params, body: plants })).answer
  const said = new URLSearchParams({ name: 'Bénédicte', text: 'trop sucrée', once: newId() })
  const page = `${desk.address()}${new URL(publicUrl!).pathname}`
  await fetch(page, { method: 'POST', body: said, redirect: 'manual' })
  let conversation = ''
  await until(async () => {
    const { rows } = (await odile.call(api.conversations)).answer
    conversation = rows[0]?.id ?? ''
    return conversation !== ''
  })
  const { turns } = (await odile.call(api.turns, { params: { workspace, conversation }, query: {} })).answer
  const body = { name: 'Service qualité', referent: 'Solène', address: 'solene@compotes.example', usualDays: 3 }
  const { department } = (await odile.call(api.openDepartment, { params, body })).answer
  return { department, conversation, message: turns.find((turn) => !turn.ours)!.id }
}
