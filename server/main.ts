/** The desk, put together: the only file that knows every room. */
import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { type Context, type Hono } from 'hono'
import { type Channel } from '#channel'
import { firstRules } from '#charter'
import { sealWith } from '#contact-point'
import { type ChannelAbilities, conversationUndo, giveBack, linkKeyOf, moderationUndo, rowsOf } from '#conversation'
import { type Database, type Db, type Jobs, openDatabase, openJobs, type PlaceJob } from '#database'
import { type Clock, type Dialect, type Id, systemClock } from '#kernel'
import { reasonUndo } from '#reason'
import { wordsIn } from '#words'
import { catalogue } from '../channels/catalogue.ts'
import { imaginaryKey, memoryEvent } from '../channels/memory/index.ts'
import { page } from '../channels/page/index.ts'
import { plantDemo } from './demo/plant.ts'
import { openApp } from './http/app.ts'
import { addressesOfOurs } from './http/at.ts'
import { openLive } from './http/live.ts'
import { publicPages } from './http/pages/index.ts'
import { addressOf } from './http/reader.ts'
import { nobodyYet } from './http/routes/accounts.ts'
import { contactPointRoutes } from './http/routes/contact-points.ts'
import { conversationRoutes } from './http/routes/conversations.ts'
import { moderationRoutes } from './http/routes/moderation.ts'
import { privatePageRoutes } from './http/routes/private-pages.ts'
import { reasonRoutes } from './http/routes/reasons.ts'
import { startClockwork } from './jobs/clockwork.ts'
import { compareAt } from './jobs/compare.ts'
import { keepLines } from './jobs/keep-lines.ts'
import { listenAt } from './jobs/listen.ts'
import { moderate } from './jobs/moderate.ts'
import { readAll } from './jobs/read.ts'
import { goOnRelearning } from './jobs/relearn.ts'
import { sayOne } from './jobs/say.ts'
import { type UnderstandJob, understandAllAgain, understandMessages } from './jobs/understand.ts'
import { unlessGone } from './jobs/unless-gone.ts'
import { type Key } from './key.ts'
import { openLlm } from './llm/index.ts'
import { openReach, openWaysOut } from './reach/index.ts'
import { type Settings, screensDir, strangersMayKnock } from './settings.ts'

export const root = join(import.meta.dirname, '..')

export interface DeskOptions {
  settings: Pick<Settings, 'host' | 'publicUrl' | 'trustProxy' | 'allowInside'> & Partial<Pick<Settings, 'llm'>>
  /** The database as its owner, and as the desk's own role where it is there already. */
  database: { ownerUrl: string; appUrl?: string | null; migrated?: boolean }
  key: Key
  clock?: Clock
  channels?: ReadonlyMap<string, Channel>
  /** For tests: answers are held against the contract, and work waits for no clock. */
  checkAnswers?: boolean
  complain(cause: unknown, where: string): void
}

export interface OpenDesk {
  app: Hono
  database: Database
  jobs: Jobs
  /** What the first account needs where strangers may knock; null where only this machine can, or it is there already. */
  firstCode: string | null
  /** Ticks the clockwork at once: tests do not wait for the second to pass. */
  tick(): Promise<void>
  stop(): Promise<void>
}

export async function openDesk(options: DeskOptions): Promise<OpenDesk> {
  const { settings, key } = options
  const clock = options.clock ?? systemClock
  const complain = (where: string) => (cause: unknown) => options.complain(cause, where)
  await using opened = new AsyncDisposableStack()
  const database = await openDatabase({
    ...options.database,
    appPassword: key.for('database role'),
    onLost: complain('the database'),
  })
  opened.defer(database.close)
  const { within, reading } = database
  const channels = options.channels ?? catalogue()
  const ways = openWaysOut({
    allowInside: settings.allowInside,
    userAgent: `Insuffleur (+${settings.publicUrl})`,
    clock,
  })
  const jobs = openJobs(database.appUrl, (cause, at) => options.complain(cause, at ? `the work ${at}` : 'the queue'))
  const live = openLive({
    appUrl: database.appUrl,
    within,
    global: database.global,
    rowsOf: (workspace, ids) => reading([workspace], null, (db) => rowsOf(db, workspace, ids)),
    complain: complain('the live stream'),
  })
  opened.defer(live.close)
  const firstCode = strangersMayKnock(settings) && (await nobodyYet(database.global)) ? aCode() : null
  const seal = sealWith(key.for('secrets of channels'))
  const linkKey = linkKeyOf(key.for('private links'))
  const { publicUrl } = settings
  const needs = { within, reading, jobs, clock, channels, ways, seal, linkKey, publicUrl, chance: Math.random }
  const { answersPrivately } = abilitiesOf(channels)
  const clientAddress = (c: Context) => addressOf(c, settings.trustProxy)
  const app = openApp({
    database,
    clock,
    publicUrl: settings.publicUrl,
    trustProxy: settings.trustProxy,
    secret: key.for('sessions'),
    firstCode,
    hub: live.hub,
    undos: { ...conversationUndo, ...reasonUndo, ...moderationUndo },
    areas: [
      (on) => conversationRoutes(on, { ...needs, channels: abilitiesOf(channels) }),
      (on) => contactPointRoutes(on, needs),
      (on) => reasonRoutes(on, { ...needs, answersPrivately }),
      (on) => privatePageRoutes(on, { ...needs, answersPrivately }),
      (on) => moderationRoutes(on, { ...needs, removes: abilitiesOf(channels).removes }),
    ],
    firstRules: firstRulesIn,
    whenSomeoneLeavesTheDesk: giveBack,
    pages: (app) =>
      app.route('/', addressesOfOurs({ ...needs, clientAddress })).route(
        '/',
        publicPages({
          ...needs,
          channel: page,
          clientAddress,
          complain: (id, cause, where) => options.complain(cause, `${where} (${id})`),
        }),
      ),
    plantDemo: (user) =>
      plantDemo(
        {
          ...needs,
          channelOf: (kind) => channels.get(imaginaryKey(kind))!,
          eventOf: memoryEvent,
          firstRules: firstRulesIn,
        },
        user.id,
      ),
    screensDir: screensDir(root),
    complain: (id, cause, where) => options.complain(cause, `${where} (${id})`),
    checkAnswers: options.checkAnswers,
  })
  const clockwork = startClockwork({
    database,
    jobs,
    clock,
    takeEffect: moderate({ within, clock, onTrouble: complain('the clockwork') }),
    onTrouble: complain('the clockwork'),
  })
  opened.defer(jobs.stop)
  opened.defer(clockwork.stop)
  const lines = keepLines({ ...needs, database, onTrouble: complain('an open line') })
  opened.defer(lines.stop)
  await jobs.start()
  const userAgent = `Insuffleur (+${settings.publicUrl})`
  const { llm } = settings
  const askLlm = llm && openLlm(llm, openReach({ allowInside: settings.allowInside || llm.inside, userAgent, clock }))
  await startWork(jobs, { ...needs, llm: askLlm ?? undefined })
  await understandAllAgain({ ...needs, global: database.global })
  await goOnRelearning({ ...needs, global: database.global })
  await live.ready
  const open = opened.move()
  return {
    app,
    database,
    jobs,
    firstCode,
    tick: clockwork.tick,
    stop: () => open.disposeAsync(),
  }
}

const firstRulesIn = (db: Db, workspace: Id<'workspace'>, language: Dialect) =>
  firstRules(db, (dialect) => wordsIn(dialect).charter, workspace, language)

type WorkNeeds = Parameters<typeof listenAt>[0] &
  Parameters<typeof understandMessages>[0] &
  Parameters<typeof sayOne>[0]

/** Who does the work that waits. Each is idempotent: it may come twice. */
async function startWork(jobs: Jobs, needs: WorkNeeds): Promise<void> {
  await jobs.work<PlaceJob>('listen', { batch: 1, workers: 4 }, async ([job]) => unlessGone(listenAt(needs, job!.data)))
  await jobs.work<PlaceJob>('compare', { batch: 1, workers: 1 }, async ([job]) =>
    unlessGone(compareAt(needs, job!.data)),
  )
  await jobs.work<PlaceJob>('read', { batch: 1, workers: 2 }, async ([job]) => unlessGone(readAll(needs, job!.data)))
  await jobs.work<UnderstandJob>('understand', { batch: 1, workers: 2 }, async ([job]) =>
    unlessGone(understandMessages(needs, job!.data)),
  )
  await jobs.work<{ workspace: Id<'workspace'>; outbox: Id<'outbox'> }>(
    'say',
    { batch: 1, workers: 4 },
    async ([job]) => unlessGone(sayOne(needs, job!.data)),
  )
}

function abilitiesOf(channels: ReadonlyMap<string, Channel>): ChannelAbilities {
  return {
    says: (key) => channels.get(key)?.says !== undefined,
    removes: (key) => channels.get(key)?.removes !== undefined,
    answersPrivately: (key) => channels.get(key)?.manifest.answersPrivately === true,
  }
}

/** Eight letters that nobody mistakes for one another. */
function aCode(): string {
  const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ'
  return Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('')
}
