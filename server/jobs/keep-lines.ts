import { sql } from 'kysely'
import { type Channel, type Watched, type WaysOut } from '#channel'
import { contactPoint, lineName, listenSoon, type Seal } from '#contact-point'
import { type Database, type Jobs } from '#database'
import { type Clock, type Id, newId } from '#kernel'
import { meansAt } from './means-at.ts'

export interface LineNeeds {
  database: Pick<Database, 'within' | 'global'>
  jobs: Jobs
  clock: Clock
  channels: ReadonlyMap<string, Channel>
  ways: WaysOut
  seal: Seal
  publicUrl: string
  onTrouble(cause: unknown): void
}

interface Open {
  workspace_id: Id<'workspace'>
  id: Id<'contact point'>
  channel: string
}

interface Line {
  end: AbortController
  /** Not tried again before this; milliseconds. */
  restsUntil: number
  broke: number
  over: Promise<void> | null
}

const second = 1000
/** Of one process: another takes what is beyond. */
const mostLines = 1_000
/** Short, so that a killed process is soon replaced. */
const leaseFor = 30 * second
/** A line that breaks is mended after five seconds, then twice as long each time, five minutes at most. */
const firstRest = 5 * second
const longestRest = 300 * second
const whereNoneIsOffered = 3_600 * second

/**
 * Keeps a line open to each place whose channel has one, and goes listening as soon as something stirs there. Of several
 * processes one holds a place's line, by a lease. Listening by the hour goes on beside it: a broken line loses nothing.
 */
export function keepLines(needs: LineNeeds, every = 5 * second): { round(): Promise<void>; stop(): Promise<void> } {
  const keys = [...needs.channels.values()].filter((channel) => channel.watches).map(({ manifest }) => manifest.key)
  const holder = newId()
  const lines = new Map<string, Line>()
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let now: Promise<void> = Promise.resolve()

  const round = async () => {
    if (!keys.length) return
    const open = await openPlaces(needs, keys)
    const there = new Set(open.map(({ id }) => id as string))
    for (const [id, line] of lines)
      if (!there.has(id)) {
        line.end.abort()
        if (!line.over) lines.delete(id)
      }
    for (const place of open) {
      const line = lines.get(place.id)
      if (line?.over || (line && line.restsUntil > Date.now()) || (!line && lines.size >= mostLines)) continue
      if (!(await leased(needs, holder, place.id))) continue
      const kept: Line = { end: new AbortController(), restsUntil: 0, broke: line?.broke ?? 0, over: null }
      lines.set(place.id, kept)
      kept.over = holdLine(needs, place, kept).finally(() => {
        kept.over = null
      })
    }
    for (const [id, { over }] of lines) if (over) await leased(needs, holder, id)
  }
  const again = () => {
    now = round()
      .catch(needs.onTrouble)
      .then(() => {
        if (!stopped) timer = setTimeout(again, every)
      })
  }
  timer = setTimeout(again, 0)
  return {
    round,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await now
      for (const { end } of lines.values()) end.abort()
      await Promise.all([...lines.values()].map(({ over }) => over))
      await needs.database.global.deleteFrom('lease').where('holder', '=', holder).execute().catch(needs.onTrouble)
    },
  }
}

async function holdLine(needs: LineNeeds, { workspace_id: workspace, id, channel }: Open, line: Line): Promise<void> {
  const stirred = () => {
    const listen = needs.database.within([workspace], null, (db) =>
      listenSoon(db, needs.jobs, { workspace, place: id }),
    )
    listen.catch(needs.onTrouble)
  }
  let watched: Watched
  const since = Date.now()
  try {
    const place = await needs.database.within([workspace], null, (db) => contactPoint(db, workspace, id))
    const means = await meansAt({ ...needs, within: needs.database.within }, place)
    watched = await needs.channels.get(channel)!.watches!.watch(place, stirred, means, line.end.signal)
  } catch (cause) {
    if (!line.end.signal.aborted) needs.onTrouble(cause)
    watched = { kind: 'broken', why: 'fault' }
  }
  // A line that held for a while was a good one: what broke it is not what broke the one before.
  line.broke = watched.kind === 'broken' && Date.now() - since < longestRest ? line.broke + 1 : 0
  const rest = watched.kind === 'not-offered' ? whereNoneIsOffered : firstRest * 2 ** Math.max(0, line.broke - 1)
  line.restsUntil = Date.now() + (watched.kind === 'not-offered' ? rest : Math.min(rest, longestRest))
  // Whatever was said while nobody held the line is heard by going there.
  if (watched.kind === 'broken' && !line.end.signal.aborted) stirred()
}

async function openPlaces({ database }: LineNeeds, keys: readonly string[]): Promise<Open[]> {
  const { rows } = await sql<Open>`
    select * from contact_points_open(${keys}::text[], '00000000-0000-0000-0000-000000000000', ${mostLines * 4})`.execute(
    database.global,
  )
  return rows
}

async function leased({ database, clock }: LineNeeds, holder: string, place: string): Promise<boolean> {
  const now = clock()
  const until = new Date(now.getTime() + leaseFor)
  const { rows } = await sql`
    insert into lease (name, holder, until) values (${lineName(place)}, ${holder}, ${until})
    on conflict (name) do update set holder = excluded.holder, until = excluded.until
    where lease.holder = excluded.holder or lease.until < ${now} returning 1`.execute(database.global)
  return rows.length > 0
}
