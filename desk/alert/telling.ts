import { type Selectable } from 'kysely'
import { type Db, type Tables } from '#database'
import { type Clock, type Dialect, type Id } from '#kernel'
import { markOf } from '#team'
import { type AlertRow, alertHeld } from './alert-store.ts'
import { countsOf } from './alerts-on-desk.ts'

/** A letter that tells one of us of an alert; worded at the edge. It quotes nobody: what is erased must not live on in mailboxes. */
export interface AlertLetter {
  telling: Id<'telling'>
  to: { name: string; address: string }
  dialect: Dialect
  client: { id: string; name: string; mark: string }
  alert: string
  kind: AlertRow['kind']
  /** The place of `volume`. */
  place: string | null
  people: number
  since: Date
  zone: string
  /** It had been closed, or silent, before. */
  again: boolean
}

type Sent = { kind: 'sent' } | { kind: 'later' } | { kind: 'refused'; why: string } | { kind: 'unknown' }
type At = { workspace: Id<'workspace'>; telling: Id<'telling'> }
type Row = Selectable<Tables['alert_telling']>

const minute = 60_000
const mostTries = 8
const inHandMinutes = 3

/**
 * Takes one in hand, so that nobody else sends it. Found in hand long after, it may have left, and that is what is
 * recorded. Whoever was off duty is let rest where someone has seen to it since.
 */
export async function takeTellingInHand(db: Db, clock: Clock, at: At): Promise<AlertLetter | null> {
  const row = await db
    .selectFrom('alert_telling')
    .selectAll()
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', at.telling)
    .forUpdate()
    .executeTakeFirst()
  const now = clock()
  if (!row || row.not_before > now || !['waiting', 'later', 'sending'].includes(row.state)) return null
  if (row.state === 'sending') return end(db, clock, at, 'unknown')
  const alert = await alertHeld(db, at.workspace, row.alert_id)
  const to = await memberOf(db, row)
  if (!to || alert.closed_at || alert.wave !== row.wave || (alert.taken_at && !row.on_duty))
    return end(db, clock, at, 'let-rest')
  await change(db, clock, at, {
    state: 'sending',
    tries: row.tries + 1,
    not_before: new Date(now.getTime() + inHandMinutes * minute),
  })
  return letterAbout(db, at, alert, to)
}

/** Nobody sees to it after all: who was let rest is told, unless somebody does by the time their letter leaves. */
export async function letRestNoMore(db: Db, clock: Clock, { workspace_id, id, wave }: AlertRow): Promise<void> {
  await db
    .updateTable('alert_telling')
    .set({ state: 'waiting', changed_at: clock() })
    .where('workspace_id', '=', workspace_id)
    .where('alert_id', '=', id)
    .where('wave', '=', wave)
    .where('state', '=', 'let-rest')
    .execute()
}

async function letterAbout(
  db: Db,
  at: At,
  alert: AlertRow,
  to: { name: string; address: string; dialect: Dialect | null },
): Promise<AlertLetter> {
  const here = await db
    .selectFrom('workspace as w')
    .leftJoin('contact_point as p', (on) =>
      on.onRef('p.workspace_id', '=', 'w.id').on('p.id', '=', alert.contact_point_id),
    )
    .select(['w.id', 'w.name', 'w.zone', 'w.language', 'p.name as place'])
    .where('w.id', '=', at.workspace)
    .executeTakeFirstOrThrow()
  const { people, since } = await countsOf(db, at.workspace, alert.id)
  return {
    telling: at.telling,
    to: { name: to.name, address: to.address },
    dialect: to.dialect ?? here.language,
    client: { id: here.id, name: here.name, mark: markOf(here.name) },
    alert: alert.id,
    kind: alert.kind,
    place: here.place,
    people,
    since: since ?? alert.at,
    zone: here.zone,
    again: alert.wave > 1,
  }
}

/** Whoever left the desk meanwhile is told nothing of it. */
async function memberOf(db: Db, row: Row) {
  const found = await db
    .selectFrom('membership as m')
    .innerJoin('auth_user as u', 'u.id', 'm.user_id')
    .select(['u.name', 'u.email as address', 'u.language as dialect'])
    .where('m.workspace_id', '=', row.workspace_id)
    .where('m.user_id', '=', row.user_id)
    .where('m.role', '=', 'desk')
    .executeTakeFirst()
  return found ? { ...found, dialect: found.dialect as Dialect | null } : null
}

export async function recordTelling(db: Db, clock: Clock, at: At, sent: Sent): Promise<void> {
  switch (sent.kind) {
    case 'later': {
      const { tries } = await db
        .selectFrom('alert_telling')
        .select('tries')
        .where('workspace_id', '=', at.workspace)
        .where('id', '=', at.telling)
        .executeTakeFirstOrThrow()
      if (tries >= mostTries) return change(db, clock, at, { state: 'refused', why: 'always later' })
      const next = new Date(clock().getTime() + 2 ** (tries - 1) * minute)
      return change(db, clock, at, { state: 'later', not_before: next })
    }
    case 'refused':
      return change(db, clock, at, { state: 'refused', why: sent.why.slice(0, 300) })
    case 'sent':
    case 'unknown':
      return change(db, clock, at, { state: sent.kind })
    default:
      return sent satisfies never
  }
}

async function end(db: Db, clock: Clock, at: At, state: 'unknown' | 'let-rest'): Promise<null> {
  await change(db, clock, at, { state })
  return null
}

async function change(
  db: Db,
  clock: Clock,
  at: At,
  to: Partial<Pick<Row, 'state' | 'why' | 'tries' | 'not_before'>>,
): Promise<void> {
  await db
    .updateTable('alert_telling')
    .set({ ...to, changed_at: clock() })
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', at.telling)
    .execute()
}
