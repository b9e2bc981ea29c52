import { sql } from 'kysely'
import { callWords } from '#commitment'
import { compareLater, forgetBodies, ledgerDays } from '#contact-point'
import { endAccess, endTerms, weigh } from '#conversation'
import { type Database, type Jobs, type Queue, ring } from '#database'
import { type Clock, type Id, newId } from '#kernel'
import { type Telling } from './tell.ts'

export interface ClockworkNeeds {
  database: Database
  jobs: Jobs
  clock: Clock
  /** A removal's ten seconds are over. */
  takeEffect(workspace: Id<'workspace'>, act: Id<'act'>): Promise<void>
  /** Something about a question to a department is due: a reminder, or its end. */
  passTime(workspace: Id<'workspace'>, ask: Id<'ask'>): Promise<void>
  /** An invitation to talk goes out, or says why it does not. */
  sparkAtItsHour(workspace: Id<'workspace'>, spark: Id<'spark'>): Promise<void>
  telling: Telling
  onTrouble(cause: unknown): void
}

interface Due {
  workspace_id: Id<'workspace'>
  id: string
}

const second = 1000
const most = 500
/** A place under way is not asked again for this long, unless what came of it says when. */
const underWay = 3 * 60 * second
/** Places sent to be compared at one tick, and how long one may take before it is sent again. */
const mostCompared = 20
const comparing = 3_600 * second

/**
 * Wakes what time makes due: places to listen at, words to say, removals to take effect, conversations put off, texts
 * whose terms end. It holds no rule; of several processes one ticks, by a lease.
 */
export function startClockwork(
  needs: ClockworkNeeds,
  every = second,
): { stop(): Promise<void>; tick(): Promise<void> } {
  const holder = newId()
  const steps = [...always, seldom(betweenCounts, countYoungTables)]
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let now: Promise<void> = Promise.resolve()
  const tick = async () => {
    if (await holdLease(needs, holder)) for (const step of steps) await step(needs).catch(needs.onTrouble)
  }
  const again = () => {
    now = tick()
      .catch(needs.onTrouble)
      .then(() => {
        if (!stopped) timer = setTimeout(again, every)
      })
  }
  timer = setTimeout(again, every)
  return {
    tick,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await now
      await needs.database.global.deleteFrom('lease').where('holder', '=', holder).execute().catch(needs.onTrouble)
    },
  }
}

async function holdLease({ database, clock }: ClockworkNeeds, holder: string): Promise<boolean> {
  const now = clock()
  // Two that tick at once do no harm: short, so that a killed process is soon replaced.
  const until = new Date(now.getTime() + 3 * second)
  const { rows } = await sql`
    insert into lease (name, holder, until) values ('clockwork', ${holder}, ${until})
    on conflict (name) do update set holder = excluded.holder, until = excluded.until
    where lease.holder = excluded.holder or lease.until < ${now} returning 1`.execute(database.global)
  return rows.length > 0
}

/** Long enough for PostgreSQL to have counted what was written, short beside autovacuum's minute. */
const betweenCounts = 5 * second

const always = [
  listenWhereDue,
  compareWhereDue,
  readWhatWasLeft,
  tellWhatIsDue,
  sparkAtItsHour,
  readSites,
  sayWhatIsDue,
  tellOthersOfLinks,
  removeWhatIsDue,
  takeAwayWhatIsDue,
  remindWhoIsAsked,
  writeWhatIsDue,
  tellWhatIsGrave,
  wakeConversations,
  callWhatWasPromised,
  renewWhatIsLent,
  endWhatWasLent,
  emptyLedger,
]

function seldom(every: number, step: (needs: ClockworkNeeds) => Promise<void>): typeof step {
  let last = 0
  return async (needs) => {
    if (Date.now() - last < every) return
    last = Date.now()
    await step(needs)
  }
}

async function listenWhereDue(needs: ClockworkNeeds): Promise<void> {
  for (const { workspace_id, id } of await due(needs, sql`contact_points_due(${needs.clock()}, ${most})`)) {
    await needs.database.within([workspace_id], null, async (db) => {
      const next = new Date(needs.clock().getTime() + underWay)
      await sql`update contact_point set next_at = ${next} where workspace_id = ${workspace_id} and id = ${id}`.execute(
        db,
      )
      await needs.jobs.send(db, 'listen', id, { workspace: workspace_id, place: id })
    })
  }
}

/** Each place in its own small hour; a process that dies over one leaves it to the next. */
async function compareWhereDue(needs: ClockworkNeeds): Promise<void> {
  const rows = await due(needs, sql`contact_points_to_compare(${needs.clock()}, ${mostCompared})`)
  for (const { workspace_id, id } of rows) {
    await needs.database.within([workspace_id], null, async (db) => {
      await compareLater(
        db,
        needs.clock,
        { workspace: workspace_id, place: id as Id<'contact point'> },
        new Date(needs.clock().getTime() + comparing),
      )
      await needs.jobs.send(db, 'compare', id, { workspace: workspace_id, place: id })
    })
  }
}

/** Reconciles the ledger: whatever was heard a minute ago and is still unread is read now. */
async function readWhatWasLeft(needs: ClockworkNeeds): Promise<void> {
  const before = new Date(needs.clock().getTime() - 60 * second)
  const { rows } = await sql<{ workspace_id: Id<'workspace'>; contact_point_id: string }>`
    select * from raw_events_unread(${before}, ${most})`.execute(needs.database.global)
  for (const row of rows) await send(needs, 'read', row.workspace_id, row.contact_point_id, 'place')
}

async function sparkAtItsHour(needs: ClockworkNeeds): Promise<void> {
  for (const { workspace_id, id } of await due(needs, sql`sparks_due(${needs.clock()}, ${most})`))
    await needs.sparkAtItsHour(workspace_id, id as Id<'spark'>)
}

async function readSites(needs: ClockworkNeeds): Promise<void> {
  for (const { workspace_id, id } of await due(needs, sql`reference_sites_due(${needs.clock()}, ${most})`))
    await send(needs, 'crawl', workspace_id, id, 'site')
}

async function sayWhatIsDue(needs: ClockworkNeeds): Promise<void> {
  const rows = await due(needs, sql`outbox_due(${needs.clock()}, ${most})`)
  for (const { workspace_id, id } of rows) await send(needs, 'say', workspace_id, id, 'outbox')
}

async function tellOthersOfLinks(needs: ClockworkNeeds): Promise<void> {
  for (const { workspace_id, id } of await due(needs, sql`mentions_due(${needs.clock()}, ${most})`))
    await send(needs, 'mention', workspace_id, id, 'message')
}

/** Whom it concerns first: who says stop is not told a moment later. */
async function tellWhatIsDue(needs: ClockworkNeeds): Promise<void> {
  const { telling } = needs
  const by = needs.clock()
  for (const { workspace_id, id } of await due(needs, sql`decisions_to_gather(${by}, ${most})`))
    await telling.gather(workspace_id, id as Id<'decision'>)
  for (const { workspace_id, id } of await due(needs, sql`tellings_due(${by}, ${most})`))
    await telling.leave(workspace_id, id as Id<'telling'>)
  for (const { workspace_id, id } of await due(needs, sql`tellings_to_look_at(${by}, ${most})`))
    await telling.lookAfter(workspace_id, id as Id<'telling'>)
}

async function removeWhatIsDue(needs: ClockworkNeeds): Promise<void> {
  const rows = await due(needs, sql`moderation_acts_due(${needs.clock()}, ${most})`)
  for (const { workspace_id, id } of rows) await needs.takeEffect(workspace_id, id as Id<'act'>)
}

async function takeAwayWhatIsDue(needs: ClockworkNeeds): Promise<void> {
  const { rows } = await sql<Due & { message_id: string }>`
    select * from removals_due(${needs.clock()}, ${most})`.execute(needs.database.global)
  for (const { workspace_id, id, message_id } of rows)
    await needs.database.within([workspace_id], null, (db) =>
      needs.jobs.send(db, 'take-away', message_id, { workspace: workspace_id, act: id, message: message_id }),
    )
}

async function remindWhoIsAsked(needs: ClockworkNeeds): Promise<void> {
  const rows = await due(needs, sql`asks_due(${needs.clock()}, ${most})`)
  for (const { workspace_id, id } of rows) await needs.passTime(workspace_id, id as Id<'ask'>)
}

async function writeWhatIsDue(needs: ClockworkNeeds): Promise<void> {
  const rows = await due(needs, sql`ask_letters_due(${needs.clock()}, ${most})`)
  for (const { workspace_id, id } of rows) await send(needs, 'ask', workspace_id, id, 'letter')
}

async function tellWhatIsGrave(needs: ClockworkNeeds): Promise<void> {
  const rows = await due(needs, sql`alert_tellings_due(${needs.clock()}, ${most})`)
  for (const { workspace_id, id } of rows) await send(needs, 'alert', workspace_id, id, 'telling')
}

async function wakeConversations(needs: ClockworkNeeds): Promise<void> {
  for (const { workspace_id, id } of await due(needs, sql`conversations_to_wake(${needs.clock()}, ${most})`)) {
    await needs.database.within([workspace_id], null, async (db) => {
      await weigh(db, needs.clock, workspace_id, [id])
      // It comes back as something heard does: nobody's mark brought it.
      await ring(db, { workspace: workspace_id, kind: 'heard', conversations: [id] })
    })
  }
}

async function callWhatWasPromised(needs: ClockworkNeeds): Promise<void> {
  for (const [workspace, ids] of byWorkspace(await due(needs, sql`commitments_due(${needs.clock()}, ${most})`)))
    await needs.database.within([workspace], null, (db) =>
      callWords(db, needs.clock, workspace as Id<'workspace'>, ids),
    )
}

async function renewWhatIsLent(needs: ClockworkNeeds): Promise<void> {
  const rows = await due(needs, sql`contact_points_to_renew(${needs.clock()}, ${most})`)
  for (const { workspace_id, id } of rows) await send(needs, 'renew', workspace_id, id, 'place')
}

/** By the term of each text, and by how long texts may stay once nobody may read at their place any more. */
async function endWhatWasLent({ database, ...needs }: ClockworkNeeds): Promise<void> {
  const { clock } = needs
  const over = await due({ database, ...needs }, sql`messages_to_forget(${clock()}, ${most})`)
  for (const [workspace, ids] of byWorkspace(over))
    await database.within([workspace], null, (db) => endTerms(db, clock, workspace as Id<'workspace'>, ids))
  for (const row of await due({ database, ...needs }, sql`contact_points_without_access(${clock()}, ${most})`)) {
    const place = { workspace: row.workspace_id, id: row.id as Id<'contact point'> }
    await database.within([place.workspace], null, (db) => endAccess(db, clock, place, most))
  }
}

async function emptyLedger(needs: ClockworkNeeds): Promise<void> {
  const before = new Date(needs.clock().getTime() - ledgerDays * 86_400 * second)
  for (const [workspace, ids] of byWorkspace(await due(needs, sql`raw_events_to_forget(${before}, ${most})`))) {
    await needs.database.within([workspace], null, (db) => forgetBodies(db, workspace, ids))
  }
}

async function countYoungTables({ database }: ClockworkNeeds): Promise<void> {
  await sql`select count_young_tables()`.execute(database.global)
}

async function due({ database }: ClockworkNeeds, of: ReturnType<typeof sql>): Promise<Due[]> {
  const { rows } = await sql<Due>`select * from ${of}`.execute(database.global)
  return rows
}

async function send(
  needs: ClockworkNeeds,
  queue: Queue,
  workspace: Id<'workspace'>,
  id: string,
  as: string,
): Promise<void> {
  await needs.database.within([workspace], null, (db) => needs.jobs.send(db, queue, id, { workspace, [as]: id }))
}

function byWorkspace(rows: readonly Due[]): Map<string, string[]> {
  const grouped = new Map<string, string[]>()
  for (const { workspace_id, id } of rows) grouped.set(workspace_id, [...(grouped.get(workspace_id) ?? []), id])
  return grouped
}
