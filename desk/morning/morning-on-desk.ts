import { sql } from 'kysely'
import { asksThatWait } from '#asking'
import { wordsDue } from '#commitment'
import { type AwaitingRow, type ClientMorning, mostAwaiting, rowsShownEach, type WhySaid } from '#contract'
import { awaitingOrder, type ChannelAbilities, nameOf, rowsOf } from '#conversation'
import { type Db } from '#database'
import { type Clock, type Id } from '#kernel'
import { approvalsSaid, sparksToLookAt } from '#spark'
import { markOf, type Role, readsNotes } from '#team'
import { decisionsToTell } from '#telling-back'
import { quietPlaces } from './quiet-places.ts'

interface Needs {
  clock: Clock
  channels: Pick<ChannelAbilities, 'ourPlace'>
  /** What this person is there; what departments write is for those who read notes. */
  roleAt: (workspace: Id<'workspace'>) => Role
}

/** As much of someone’s words as a row can show. */
const mostShown = 600

/** What we promised is told apart, by its day. */
const saidOrder = awaitingOrder.filter((why) => why !== 'given-word')

/** Where the first morning of all begins. */
const firstLooksBack = 24 * 3_600_000

/**
 * What happened at these clients since this person last read it. Every count has its bound and each list is read from its
 * own index: it costs the same whatever stands behind.
 */
export async function morningOnDesk(
  db: Db,
  workspaces: readonly Id<'workspace'>[],
  user: string,
  needs: Needs,
): Promise<ClientMorning[]> {
  const mornings = []
  const given = await wordsDue(db, needs.clock, workspaces, { shown: rowsShownEach, counted: mostAwaiting })
  for (const { id, name, since } of await begunAt(db, needs.clock, workspaces, user)) {
    mornings.push({
      client: { id, name, mark: markOf(name) },
      since: since.toISOString(),
      spoke: await spokeSince(db, id, since),
      awaiting: await awaitingBy(db, id, needs),
      asks: readsNotes(needs.roleAt(id)) ? await asks(db, needs.clock, id) : [],
      loops: (await decisionsToTell(db, id, rowsShownEach + 1)).map(({ id, ...rest }) => ({ decision: id, ...rest })),
      approvals: needs.roleAt(id) === 'desk' ? await approvalsSaid(db, id, { since, most: rowsShownEach + 1 }) : [],
      given: given.get(id) ?? { due: 0, words: [] },
      quiet: await quietPlaces(db, id),
      sparks: readsNotes(needs.roleAt(id))
        ? await sparksToLookAt(db, id, rowsShownEach + 1)
        : { paused: null, missed: [] },
    })
  }
  return mornings
}

async function asks(db: Db, clock: Clock, workspace: Id<'workspace'>): Promise<ClientMorning['asks']> {
  const waiting = await asksThatWait(db, clock, workspace, rowsShownEach + 1)
  return waiting.map(({ at, ...one }) => ({ ...one, at: at.toISOString() }))
}

/** In the order in which one came to work there, as everywhere. */
async function begunAt(db: Db, clock: Clock, workspaces: readonly Id<'workspace'>[], user: string) {
  const rows = await db
    .selectFrom('workspace as w')
    .leftJoin('morning_read as r', (on) => on.onRef('r.workspace_id', '=', 'w.id').on('r.user_id', '=', user))
    .select(['w.id', 'w.name', 'r.until'])
    .where('w.id', 'in', [...workspaces])
    .execute()
  const never = new Date(clock().getTime() - firstLooksBack)
  return rows
    .map(({ id, name, until }) => ({ id: id as Id<'workspace'>, name, since: until ?? never }))
    .sort((one, other) => workspaces.indexOf(one.id) - workspaces.indexOf(other.id))
}

async function spokeSince(db: Db, workspace: Id<'workspace'>, since: Date): Promise<ClientMorning['spoke']> {
  const { rows } = await sql<{ people: number; first: number; more: boolean }>`
    with latest as materialized (
      select person_id from message where workspace_id = ${workspace} and said_at > ${since}
        and not ours and audience <> 'internal' order by said_at desc limit ${mostAwaiting + 1})
    select count(*)::int as people, (count(*) filter (where p.at > ${since}))::int as first,
      (select count(*) > ${mostAwaiting} from latest) as more
    from (select distinct person_id from latest) spoke
    cross join lateral (
      select at from person p where p.workspace_id = ${workspace} and p.id = spoke.person_id offset 0) p`.execute(db)
  const { people, first, more } = rows[0]!
  return { people, forTheFirstTime: first, more }
}

async function awaitingBy(
  db: Db,
  workspace: Id<'workspace'>,
  { clock, channels }: Needs,
): Promise<ClientMorning['awaiting']> {
  const { rows } = await sql<{ why: WhySaid; conversations: number; latest: string[] }>`
    select y.why, all_of_it.conversations, latest.ids as latest
    from unnest(${saidOrder}::text[]) with ordinality as y (why, place)
    cross join lateral (
      select count(*)::int as conversations from (
        select from conversation c where c.workspace_id = ${workspace} and c.awaiting_why = y.why
          and c.awaiting_count > 0 and c.standing = 1 limit ${mostAwaiting + 1}) c) all_of_it
    cross join lateral (
      select array_agg(id) as ids from (
        select c.id from conversation c where c.workspace_id = ${workspace} and c.awaiting_why = y.why
          and c.awaiting_count > 0 and c.standing = 1
        order by c.standing desc, c.last_said_at desc, c.id desc limit ${rowsShownEach}) c) latest
    where all_of_it.conversations > 0 order by y.place`.execute(db)
  const shown = await rowsOf(
    db,
    workspace,
    rows.flatMap((row) => row.latest),
    { clock, channels },
  )
  const byId = new Map(shown.map((row) => [row.id, row]))
  const said = await awaitingWords(db, workspace, rows)
  return rows.map(({ why, conversations, latest }) => ({
    why,
    conversations,
    rows: latest.flatMap((id) => {
      const row = byId.get(id)
      return row ? [{ row, said: said.get(id) ?? null }] : []
    }),
  }))
}

/** Under « Un danger » stands what speaks of it, not what was said last. */
async function awaitingWords(
  db: Db,
  workspace: Id<'workspace'>,
  parts: readonly { why: WhySaid; latest: string[] }[],
): Promise<Map<string, NonNullable<AwaitingRow['said']>>> {
  const asked = parts.flatMap(({ why, latest }) => latest.map((conversation) => ({ why, conversation })))
  const { rows } = await sql<{
    conversation: string
    message: string
    by: string
    text: string
    at: Date
    on: string | null
    language: string | null
  }>`
    select x.conversation, m.id as message, ${nameOf(sql`m`)} as by, left(m.text, ${mostShown}) as text, m.said_at as at,
      m.said_on::text as on, m.language
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as x (why text, conversation uuid)
    cross join lateral (
      select * from message m where m.workspace_id = ${workspace} and m.conversation_id = x.conversation
        and m.awaits = x.why and m.awaits is not null and m.handled_at is null and m.gone_at is null and m.removed_at is null
      order by m.said_at desc, m.id desc limit 1) m`.execute(db)
  return new Map(rows.map(({ conversation, at, ...one }) => [conversation, { ...one, at: at.toISOString() }]))
}
