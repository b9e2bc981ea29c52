/** The desk, put together: the only file that knows every room. */
import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { type Context, type Hono } from 'hono'
import { alertsAround, alertUndo, takeBackAlerts } from '#alert'
import { askingUndo, hearLetters, passTime } from '#asking'
import { captureUndo } from '#capture'
import { type App, type Channel } from '#channel'
import { firstRules } from '#charter'
import { claimUndo } from '#claim'
import { commitmentUndo } from '#commitment'
import { sealWith } from '#contact-point'
import { conversationUndo, giveBack, linkKeyOf, moderationUndo, nodUndo, rowsOf } from '#conversation'
import { type Database, type Db, type Jobs, openDatabase, openJobs } from '#database'
import { doorUndo } from '#door'
import { handoverUndo } from '#handover'
import { type Clock, type Dialect, type Id, systemClock } from '#kernel'
import { reasonUndo } from '#reason'
import { atItsHour, mediaWhole, sparkUndo } from '#spark'
import { tellingUndo } from '#telling-back'
import { firstTelling, wordsIn } from '#words'
import { fitMention, readPasted, readTable } from '../channels/captured/index.ts'
import { catalogue } from '../channels/catalogue.ts'
import { imaginaryKey, memoryEvent } from '../channels/memory/index.ts'
import { page } from '../channels/page/index.ts'
import { tell } from '../channels/webmention/index.ts'
import { abilitiesOf } from './abilities.ts'
import { plantDemo } from './demo/plant.ts'
import { openDoorway } from './doorway.ts'
import { openApp } from './http/app.ts'
import { addressesOfOurs } from './http/at.ts'
import { type Passwords } from './http/auth.ts'
import { openLive } from './http/live.ts'
import { publicPages } from './http/pages/index.ts'
import { addressOf } from './http/reader.ts'
import { nobodyYet } from './http/routes/accounts.ts'
import { alertRoutes } from './http/routes/alerts.ts'
import { approvalRoutes } from './http/routes/approvals.ts'
import { askingRoutes } from './http/routes/asking.ts'
import { askingWhyRoutes } from './http/routes/asking-why.ts'
import { calendarRoutes } from './http/routes/calendar.ts'
import { captureRoutes } from './http/routes/captures.ts'
import { claimRoutes } from './http/routes/claims.ts'
import { contactPointRoutes } from './http/routes/contact-points.ts'
import { conversationRoutes } from './http/routes/conversations.ts'
import { discretionRoutes } from './http/routes/discretion.ts'
import { doorRoutes } from './http/routes/doors.ts'
import { givenWordRoutes } from './http/routes/given-words.ts'
import { handoverRoutes } from './http/routes/handovers.ts'
import { hoursRoutes } from './http/routes/hours.ts'
import { mentionRoutes } from './http/routes/mentions.ts'
import { moderationRoutes } from './http/routes/moderation.ts'
import { morningRoutes } from './http/routes/morning.ts'
import { platformRoutes } from './http/routes/platforms.ts'
import { privatePageRoutes } from './http/routes/private-pages.ts'
import { reasonRoutes } from './http/routes/reasons.ts'
import { referenceRoutes } from './http/routes/references.ts'
import { sparkRoutes } from './http/routes/sparks.ts'
import { tellingBackRoutes } from './http/routes/telling-back.ts'
import { toneRoutes } from './http/routes/tone.ts'
import { goOnCapturing } from './jobs/capture.ts'
import { startClockwork } from './jobs/clockwork.ts'
import { keepLines } from './jobs/keep-lines.ts'
import { moderate } from './jobs/moderate.ts'
import { goOnRelearning } from './jobs/relearn.ts'
import { telling, waysOf } from './jobs/tell.ts'
import { understandAllAgain } from './jobs/understand.ts'
import { startWork } from './jobs/work.ts'
import { type Key } from './key.ts'
import { openLlm } from './llm/index.ts'
import { openMail } from './mail/mail.ts'
import { openReach, openWaysOut } from './reach/index.ts'
import { isPublic, type Settings, screensDir, strangersMayKnock } from './settings.ts'

export const root = join(import.meta.dirname, '..')

export interface DeskOptions {
  settings: Pick<Settings, 'host' | 'publicUrl' | 'trustProxy' | 'allowInside'> &
    Partial<Pick<Settings, 'llm' | 'mail'>>
  /** The database as its owner, and as the desk's own role where it is there already. */
  database: { ownerUrl: string; appUrl?: string | null; migrated?: boolean }
  key: Key
  clock?: Clock
  channels?: ReadonlyMap<string, Channel>
  /** For tests: answers are held against the contract, and work waits for no clock. */
  checkAnswers?: boolean
  /** For tests, which make a thousand accounts: a password that costs nothing to prove. */
  passwords?: Passwords
  /** For tests: seconds between two pages of a client's own site, where that asks for none; 1 where left out. */
  crawlPause?: number
  complain(cause: unknown, where: string): void
}

export interface OpenDesk {
  app: Hono
  database: Database
  jobs: Jobs
  /** What the first account needs where strangers may knock; null where only this machine can, or it is there already. */
  firstCode: string | null
  /** Ticks the clockwork at once: tests do not wait for the second to pass. */
  tick(): Promise<boolean>
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
    rowsOf: (workspace, ids) =>
      reading([workspace], null, (db) => rowsOf(db, workspace, ids, { clock, channels: abilitiesOf(channels) })),
    complain: complain('the live stream'),
  })
  opened.defer(live.close)
  const firstCode = strangersMayKnock(settings) && (await nobodyYet(database.global)) ? aCode() : null
  const seal = sealWith(key.for('secrets of channels'))
  const linkKey = linkKeyOf(key.for('private links'))
  const { publicUrl } = settings
  const mail = settings.mail ? openMail(settings.mail) : null
  const mailFrom = mail?.from ?? null
  const needs = {
    within,
    reading,
    jobs,
    clock,
    channels,
    ways,
    seal,
    linkKey,
    publicUrl,
    chance: Math.random,
    doorway: openDoorway(),
    divert: hearLetters(mailFrom),
    reader: { fit: fitMention, table: readTable, pasted: readPasted },
    crawlPause: options.crawlPause ?? 1,
    tellMention: tell,
    publishing: Object.assign((key: string) => channels.get(key)?.publishes, { lends: isPublic(publicUrl) }),
    mediaOf: (workspace: Id<'workspace'>, media: readonly string[]) =>
      within([workspace], null, (db) => mediaWhole(db, workspace, media)),
  }
  const { answersPrivately } = abilitiesOf(channels)
  const tells = { clock, ways: waysOf(channels), wordings: firstTelling }
  const clientAddress = (c: Context) => addressOf(c, settings.trustProxy)
  const app = openApp({
    database,
    clock,
    publicUrl: settings.publicUrl,
    trustProxy: settings.trustProxy,
    secret: key.for('sessions'),
    passwords: options.passwords,
    firstCode,
    hub: live.hub,
    undos: {
      ...conversationUndo,
      ...nodUndo(abilitiesOf(channels).nods),
      ...reasonUndo,
      ...moderationUndo,
      ...askingUndo,
      ...tellingUndo(tells),
      ...commitmentUndo,
      ...claimUndo,
      ...alertUndo,
      ...handoverUndo,
      ...captureUndo({ around: alertsAround, takeBack: takeBackAlerts }),
      ...sparkUndo,
      ...doorUndo,
    },
    areas: [
      (on) => conversationRoutes(on, { ...needs, channels: abilitiesOf(channels) }),
      (on) => contactPointRoutes(on, needs),
      (on) => doorRoutes(on, needs),
      (on) => mentionRoutes(on, needs),
      (on) => platformRoutes(on, needs),
      (on) => captureRoutes(on, needs),
      (on) => reasonRoutes(on, { ...needs, answersPrivately }),
      (on) => privatePageRoutes(on, { ...needs, answersPrivately }),
      (on) => discretionRoutes(on, needs),
      (on) => toneRoutes(on, needs),
      (on) => morningRoutes(on, { ...needs, channels: abilitiesOf(channels) }),
      (on) => askingRoutes(on, { ...needs, mailFrom, channels: abilitiesOf(channels) }),
      (on) => askingWhyRoutes(on, needs),
      (on) => tellingBackRoutes(on, { ...tells, within, reading }),
      (on) => sparkRoutes(on, needs),
      (on) => approvalRoutes(on, { ...needs, letters: mail !== null }),
      (on) => calendarRoutes(on, needs),
      (on) => referenceRoutes(on, needs),
      (on) => givenWordRoutes(on, needs),
      (on) => claimRoutes(on, needs),
      (on) => alertRoutes(on, needs),
      (on) => hoursRoutes(on, needs),
      (on) => handoverRoutes(on, needs),
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
          says: abilitiesOf(channels).says,
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
    passTime: (workspace, ask) =>
      within([workspace], null, (db) => passTime(db, clock, mailFrom, { workspace, ask })).catch(
        complain('the clockwork'),
      ),
    takeEffect: moderate({ within, clock, onTrouble: complain('the clockwork') }),
    sparkAtItsHour: (workspace, spark) =>
      within([workspace], null, (db) => atItsHour(db, clock, needs.publishing, { workspace, spark })).catch(
        complain('the clockwork'),
      ),
    telling: telling({ ...tells, within, onTrouble: complain('telling back') }),
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
  await startWork(jobs, { ...needs, mail, mails: mail !== null, llm: askLlm ?? undefined })
  await understandAllAgain({ ...needs, global: database.global })
  await goOnCapturing({ ...needs, global: database.global })
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

/** Eight letters that nobody mistakes for one another. */
function aCode(): string {
  const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ'
  return Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('')
}

/** The apps that one registers at platforms, by what the catalogue knows of them. */
export function knownApps(): App[] {
  const apps = [...catalogue().values()].flatMap(({ manifest }) => manifest.app ?? [])
  return [...new Map(apps.map((app) => [app.key, app])).values()]
}
