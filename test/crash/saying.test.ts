import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hear, plant } from '#contact-point'
import { api } from '#contract'
import { readLedger } from '#conversation'
import { openJobs } from '#database'
import { type Id, newId, systemClock } from '#kernel'
import { type Loopback, openLoopback, respond } from '../../channels/loopback.ts'
import { memoryEvent } from '../../channels/memory/index.ts'
import { type KillableDesk, openKillableDesk, soon, until } from './killable-desk.ts'
import { wire } from './wire.ts'

const messages = 40
const kills = 6

let desk: KillableDesk
let place: Loopback
/** How often each utterance was taken by the place. */
const said = new Map<string, number>()

/** Whatever waits for an hour yet: that hour has come. */
const timePasses = (workspace: string) =>
  desk.database.within([workspace], null, (db) =>
    sql`update outbox set not_before = now() - interval '1 second' where workspace_id = ${workspace} and state <> 'sent'`.execute(
      db,
    ),
  )

beforeAll(async () => {
  place = await openLoopback((request, response, path) => {
    const readBack = path.match(/^\/said\/(.+)$/)?.[1]
    if (readBack) return respond(response, said.has(readBack) ? 200 : 404, {})
    let body = ''
    request.on('data', (bytes) => {
      body += bytes
    })
    request.on('end', () => {
      const { key: utterance } = JSON.parse(body) as { key: string }
      said.set(utterance, (said.get(utterance) ?? 0) + 1)
      // It stands there before we hear so: the moment in which a crash tempts one to say it twice.
      setTimeout(() => respond(response, 200, {}), 20)
    })
  })
  desk = await openKillableDesk()
})

afterAll(async () => {
  await desk.close()
  await place.close()
})

test('killed again and again while speaking, the desk says each answer once', async () => {
  const { odile, workspace } = desk
  const conversation = await someoneSpeaks(workspace)
  const turns = (await odile.call(api.turns, { params: { workspace, conversation }, query: {} })).answer.turns
  expect(turns.length).toBe(messages)

  const acknowledged: string[] = []
  const answer = async (turn: (typeof turns)[number]) => {
    const reply = newId()
    // Refused or cut off, a person presses again: the same key, the same act.
    for (const end = Date.now() + 60_000; Date.now() < end; ) {
      const answered = await odile
        .call(api.reply, {
          params: { workspace, conversation },
          body: { text: `Merci ${turn.name}. Odile`, answers: [turn.id], audience: 'public', key: reply },
        })
        .catch(() => null)
      if (answered?.status === 200) return void acknowledged.push(reply)
      await soon(25)
    }
    throw new Error('never acknowledged')
  }
  const answering = (async () => {
    for (const turn of turns) await answer(turn)
  })()
  for (let kill = 0; kill < kills; kill++) {
    await soon(150 + 120 * kill)
    await timePasses(workspace)
    await soon(1_050)
    await desk.killed()
    await desk.startsAgain()
  }
  await answering
  expect(acknowledged).toHaveLength(messages)

  await until(async () => {
    await timePasses(workspace)
    return acknowledged.every((reply) => said.has(reply))
  })
  await until(async () => {
    await timePasses(workspace)
    const { rows } = await desk.database.within([workspace], null, (db) =>
      sql`select 1 from outbox where workspace_id = ${workspace} and state <> 'sent'`.execute(db),
    )
    return rows.length === 0
  })
  expect(Object.fromEntries([...said].filter(([, times]) => times !== 1))).toEqual({})
  expect(said.size).toBe(messages)
  expect(desk.complaints()).toEqual([])
}, 300_000)

async function someoneSpeaks(workspace: Id<'workspace'>): Promise<string> {
  const jobs = openJobs(desk.fresh.appUrl, () => {})
  await jobs.start()
  const id = await desk.database.within([workspace], null, async (db) => {
    const at = {
      workspace,
      place: await plant(db, jobs, systemClock, {
        workspace,
        manifest: wire.manifest,
        name: 'Lieu',
        address: place.url,
        settings: {},
        by: 'test',
      }),
    }
    const events = Array.from({ length: messages }, (_, n) =>
      memoryEvent({
        kind: 'said',
        nativeId: `n${n}`,
        thread: { nativeId: 't' },
        by: { name: `voix ${n}` },
        text: `je n’aime pas, ${n}`,
      }),
    )
    await hear(db, jobs, systemClock, at, events)
    return (await readLedger(db, jobs, systemClock, wire, at)).conversations[0]!
  })
  await jobs.stop()
  return id
}
