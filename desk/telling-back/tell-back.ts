import { sql } from 'kysely'
import { tellAt } from '#conversation'
import { type Db, ring } from '#database'
import { type Clock, type Id } from '#kernel'
import { holdDecision } from './decision-store.ts'
import { placeOf } from './gather.ts'
import { recount } from './loop-store.ts'
import { type Ways } from './reach.ts'
import { type Addressee, addresseesOf, decisionOfTelling, holdTelling, type TellingRow } from './telling-store.ts'
import { asSaid } from './wording.ts'

/** So late that something stood still: what waited behind is put off as much, so that it does not all leave at once. */
const lateSeconds = 60

/**
 * One telling leaves: it becomes a message of ours beside what it answers, and its place in the outbox, in one commit.
 * Whom it cannot be said to any more is left out, and it goes without them. Twice is once: its id is the key.
 */
export async function tellBack(
  db: Db,
  clock: Clock,
  ways: Ways,
  at: { workspace: Id<'workspace'>; telling: Id<'telling'> },
): Promise<'left' | 'not-due' | 'nobody-left'> {
  const { workspace } = at
  const decision = await decisionOfTelling(db, at)
  if (!decision) return 'not-due'
  await holdDecision(db, { workspace, decision })
  const telling = await holdTelling(db, at)
  const now = clock()
  if (telling.state !== 'approved' || telling.notBefore! > now) return 'not-due'
  await keepPace(db, telling, now)
  const to = await stillReached(db, now, ways, telling)
  const [first] = to
  if (!first) {
    await db.deleteFrom('telling').where('workspace_id', '=', workspace).where('id', '=', telling.id).execute()
    await recount(db, workspace, decision)
    await ring(db, { workspace, kind: 'marked', conversations: [] })
    return 'nobody-left'
  }
  const message = await tellAt(db, clock, {
    workspace,
    answers: to.map((one) => one.message),
    text: asSaid(
      telling.said!,
      ways.mentions(first.channel),
      telling.audience,
      to.map((one) => one.by),
    ),
    audience: telling.audience,
    key: telling.id as string as Id<'outbox'>,
    by: telling.approvedBy!,
    signed: await nameOfUser(db, telling.approvedBy!),
    act: telling.act!,
    byHand: null,
  })
  await left(db, telling, message, now, to.length)
  await recount(db, workspace, decision)
  return 'left'
}

export async function left(
  db: Db,
  { workspace, id }: Pick<TellingRow, 'workspace' | 'id'>,
  message: Id<'message'>,
  now: Date,
  told: number,
): Promise<void> {
  await db
    .updateTable('telling')
    .set({ state: 'left', left_at: now, message_id: message, look_at: now, told })
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .execute()
}

/** The desk was away, or the machine asleep: the others keep their distance from this one. */
async function keepPace(db: Db, { workspace, notBefore, id }: TellingRow, now: Date): Promise<void> {
  const late = now.getTime() - notBefore!.getTime()
  if (late <= lateSeconds * 1000) return
  await sql`update telling set not_before = not_before + ${late / 1000}::float8 * interval '1 second'
    where workspace_id = ${workspace} and state = 'approved' and id <> ${id}`.execute(db)
}

/** Who can still be told here, and was not told meanwhile under another name that they joined to this one. */
async function stillReached(db: Db, now: Date, ways: Ways, telling: TellingRow): Promise<Addressee[]> {
  const { workspace, id } = telling
  const all = (await addresseesOf(db, workspace, [id])).get(id) ?? []
  const told = await toldOtherwise(db, telling, all)
  const reached: Addressee[] = []
  for (const one of all) {
    const { cannot } = placeOf(one, ways, now)
    if (!cannot && !told.has(one.person)) {
      reached.push(one)
      told.add(one.person)
      continue
    }
    await sql`delete from telling_loop where workspace_id = ${workspace} and telling_id = ${id} and loop_id = ${one.loop}`.execute(
      db,
    )
    await sql`update loop set cannot = ${cannot} where workspace_id = ${workspace} and id = ${one.loop}`.execute(db)
  }
  return reached
}

async function toldOtherwise(db: Db, telling: TellingRow, all: readonly Addressee[]): Promise<Set<string>> {
  const { rows } = await sql<{ person: string }>`
    select m.person_id as person from loop l
    join message m on m.workspace_id = l.workspace_id and m.id = l.message_id and m.person_id = any(${all.map((one) => one.person)}::uuid[])
    where l.workspace_id = ${telling.workspace} and l.decision_id = ${telling.decision}
      and not l.id = any(${all.map((one) => one.loop)}::uuid[])
      and (l.told_number >= ${telling.number} or exists (select from telling_loop x join telling t
        on t.workspace_id = x.workspace_id and t.id = x.telling_id and t.state in ('left', 'told')
        where x.workspace_id = l.workspace_id and x.loop_id = l.id and x.number = ${telling.number}))`.execute(db)
  return new Set(rows.map((row) => row.person))
}

export async function nameOfUser(db: Db, user: string): Promise<string> {
  const { rows } = await sql<{ name: string }>`select name from auth_user where id = ${user}`.execute(db)
  return rows[0]!.name
}
