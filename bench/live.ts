import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { hear, plant } from '#contact-point'
import { type Database, type Jobs, openDatabase, openJobs } from '#database'
import { type Id, newId, systemClock } from '#kernel'
import { openWorkspace } from '#team'
import { memoryEvent, openMemory } from '../channels/memory/index.ts'
import { openInstallation } from '../server/cli/installation.ts'
import { openAuth } from '../server/http/auth.ts'
import { readSettings } from '../server/settings.ts'
import { benchmark, type Figure, tell } from './benchmark.ts'
import { chanceFrom } from './chance.ts'
import { ownFolder } from './postgres.ts'
import { words } from './texts.ts'
import { timesOf } from './times.ts'
import { startWholeDesk, type WholeDesk } from './whole-desk.ts'

/**
 * From the moment a place’s words are handed to the ledger to the moment their row stands at every reader: a desk in its
 * own process, readers in another, everything between them (ledger, queue, reading, bell, row, stream) as it runs.
 */
const waves = 60
const streamsOfOne = 20
const most = 1_000

interface Stage {
  desk: WholeDesk
  database: Database
  jobs: Jobs
  workspace: Id<'workspace'>
  place: Id<'contact point'>
  cookies: string[]
}

await benchmark('live', async (_asked, opened) => {
  const desk = await startWholeDesk(await ownFolder(opened), opened)
  const settings = readSettings({ DATA_DIR: desk.dataDir, PUBLIC_URL: desk.url })
  const installation = await openInstallation(settings, { join: true })
  opened.defer(installation.close)
  const appPassword = installation.key.for('database role')
  const { ownerUrl } = installation
  const database = await openDatabase({ ownerUrl, appPassword, migrated: true, onLost: () => undefined })
  opened.defer(database.close)
  const jobs = openJobs(database.appUrl, (cause) => tell(String(cause)))
  await jobs.start()
  opened.defer(jobs.stop)
  const raw = { what: 'NOTIFY alone', ...(await bareNotify(ownerUrl)) }
  const people = await peopleAtOneDesk(database, desk.url, installation.key.for('sessions'), most / streamsOfOne)
  const manifest = { ...openMemory().manifest, pace: [] }
  const place = await database.within([people.workspace], people.first, (db) =>
    plant(db, jobs, systemClock, {
      workspace: people.workspace,
      manifest,
      name: 'Le blog',
      address: 'le blog',
      settings: {},
      by: people.first,
    }),
  )
  const figures: Figure[] = []
  for (const readers of [1, most]) {
    tell(`${readers} readers`)
    figures.push({
      what: `heard to screen, ${readers} ${readers === 1 ? 'reader' : 'readers'}`,
      unit: 'ms',
      ...(await measure({ desk, database, jobs, place, ...people }, readers)),
      raw,
      aim: { most: 150 },
    })
  }
  return { figures, how: { waves, streamsOfOneUser: streamsOfOne, pauseBetweenWavesMs: '200 to 400' } }
})

async function measure({ desk, database, jobs, workspace, place, cookies }: Stage, readers: number) {
  const child = fork(new URL('./live.child.ts', import.meta.url))
  child.send({ port: desk.port, cookies, readers })
  await once(child, 'message')
  const chance = chanceFrom(readers)
  const began: Record<string, number> = {}
  for (let at = 0; at < waves; at++) {
    const wave = `wave-${readers}-${at}`
    const event = memoryEvent({
      kind: 'said',
      nativeId: wave,
      thread: { nativeId: `t${at % 7}`, title: 'Nouvelle recette' },
      by: { name: `Voix ${at % 13}` },
      text: `${wave} ${words(chance)}`,
    })
    began[wave] = performance.timeOrigin + performance.now()
    await database.within([workspace], null, (db) => hear(db, jobs, systemClock, { workspace, place }, [event]))
    await wait(200 + chance.below(200))
  }
  await wait(2_000)
  child.send('done')
  const [arrivals] = (await once(child, 'message')) as [Record<string, number[]>]
  const millis = Object.entries(arrivals).flatMap(([wave, ats]) => ats.map((at) => at - began[wave]!))
  if (millis.length !== waves * readers) throw new Error(`${millis.length} of ${waves * readers} arrived`)
  return timesOf(millis)
}

async function peopleAtOneDesk(database: Database, publicUrl: string, secret: string, count: number) {
  const auth = openAuth({ global: database.global, publicUrl, secret, complain: (cause) => tell(String(cause)) })
  const workspace = newId<'workspace'>()
  const cookies: string[] = []
  let first = ''
  for (let at = 0; at < count; at++) {
    const body = { name: `Voix ${at}`, email: `voix-${at}@agence.example`, password: 'un verger en octobre' }
    const { headers, response } = await auth.api.signUpEmail({ body, returnHeaders: true })
    const cookie = headers.getSetCookie().map((set) => set.split(';')[0])
    cookies.push(cookie.join('; '))
    const { id } = response.user
    first ||= id
    await database.within([workspace], id, async (db) => {
      if (id === first) await openWorkspace(db, systemClock, id, { id: workspace, name: 'Vergers', language: 'fr' })
      else
        await db
          .insertInto('membership')
          .values({ workspace_id: workspace, user_id: id, role: 'desk', joined_at: new Date() })
          .execute()
    })
  }
  return { workspace, cookies, first }
}

/** From one connection of this process to another, with the commit that carries it. */
async function bareNotify(url: string) {
  const [ear, mouth] = [new pg.Client({ connectionString: url }), new pg.Client({ connectionString: url })]
  await Promise.all([ear.connect(), mouth.connect()])
  await ear.query('listen bench')
  const millis: number[] = []
  for (let at = 0; at < 200; at++) {
    const heard = once(ear, 'notification')
    const began = performance.now()
    await mouth.query('notify bench')
    await heard
    millis.push(performance.now() - began)
  }
  await Promise.all([ear.end(), mouth.end()])
  return timesOf(millis)
}
