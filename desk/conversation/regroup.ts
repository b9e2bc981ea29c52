import { sql } from 'kysely'
import { type Db, ring } from '#database'
import { type Id } from '#kernel'
import { holdConversations } from './conversation-store.ts'
import { type OwnPerson } from './handle-join.ts'

/**
 * Gives each of these handles, and all it ever said, the person that the standing joins make of it: its own where nothing
 * joins it, else that of the oldest handle it is joined to. `among`: all the handles of the persons concerned, held.
 */
export async function regroup(db: Db, workspace: Id<'workspace'>, among: readonly OwnPerson[]): Promise<void> {
  const persons = await personsOf(db, workspace, among)
  const handles = among.map((one) => one.handle)
  const conversations = await holdWhereTheySpoke(db, workspace, handles)
  const moved = among.filter((one) => persons.get(one.handle) !== one.person)
  const to = moved.map((one) => persons.get(one.handle)!)
  const movedHandles = moved.map((one) => one.handle)
  const given = sql`unnest(${movedHandles}::uuid[], ${to}::uuid[]) as x (handle, person)`
  await sql`update handle h set person_id = x.person from ${given}
    where h.workspace_id = ${workspace} and h.id = x.handle`.execute(db)
  await sql`update message m set person_id = x.person from ${given}
    where m.workspace_id = ${workspace} and m.handle_id = x.handle`.execute(db)
  await nameAnew(db, workspace, among, persons)
  const concerned = new Set([...among.map((one) => one.person), ...persons.values()])
  await recountVoices(db, workspace, { handles, persons: [...concerned], conversations })
  await ring(db, { workspace, kind: 'marked', conversations })
}

async function personsOf(
  db: Db,
  workspace: Id<'workspace'>,
  among: readonly OwnPerson[],
): Promise<Map<string, string>> {
  const ids = among.map((one) => one.handle)
  const joins = await db
    .selectFrom('handle_join')
    .select(['one_handle', 'other_handle'])
    .where('workspace_id', '=', workspace)
    .where('one_handle', 'in', ids)
    .where('undone_at', 'is', null)
    .execute()
  const oldest = oldestOfEach(
    ids,
    joins.map((join) => [join.one_handle, join.other_handle]),
  )
  const own = new Map<string, string>(among.map((one) => [one.handle, one.own]))
  return new Map(ids.map((id) => [id, own.get(oldest.get(id)!)!]))
}

/** For each id the smallest that the pairs lead to; ids are made in the order of time. */
export function oldestOfEach(
  ids: readonly string[],
  pairs: readonly (readonly [string, string])[],
): Map<string, string> {
  const oldest = new Map(ids.map((id) => [id, id]))
  for (let changed = true; changed; ) {
    changed = false
    for (const [one, other] of pairs) {
      const [a, b] = [oldest.get(one) ?? one, oldest.get(other) ?? other]
      if (a === b) continue
      const least = a < b ? a : b
      oldest.set(one, least).set(other, least)
      changed = true
    }
  }
  return oldest
}

async function holdWhereTheySpoke(db: Db, workspace: Id<'workspace'>, handles: readonly string[]): Promise<string[]> {
  for (let held: string[] = []; ; ) {
    const { rows } = await sql<{ id: string }>`select distinct conversation_id as id from message
      where workspace_id = ${workspace} and handle_id = any(${handles}::uuid[])`.execute(db)
    const found = rows.map((row) => row.id)
    if (found.every((one) => held.includes(one))) return found
    await holdConversations(db, workspace, found)
    held = found
  }
}

/** A person is called as its oldest handle is. */
async function nameAnew(
  db: Db,
  workspace: Id<'workspace'>,
  among: readonly OwnPerson[],
  persons: ReadonlyMap<string, string>,
): Promise<void> {
  const names = new Map<string, string>()
  for (const { handle, name } of among) {
    const person = persons.get(handle)!
    if (!names.has(person)) names.set(person, name)
  }
  await sql`update person p set name = x.name from unnest(${[...names.keys()]}::uuid[], ${[...names.values()]}::text[])
    as x (id, name) where p.workspace_id = ${workspace} and p.id = x.id`.execute(db)
}

/** All that these persons say is said by these handles: their voices are counted anew, those of others stay. */
async function recountVoices(
  db: Db,
  workspace: Id<'workspace'>,
  of: { handles: readonly string[]; persons: readonly string[]; conversations: readonly string[] },
): Promise<void> {
  await sql`delete from voice where workspace_id = ${workspace} and person_id = any(${of.persons}::uuid[])`.execute(db)
  await sql`
    insert into voice (workspace_id, conversation_id, person_id, message_count, last_said_at)
    select workspace_id, conversation_id, person_id, count(*)::int, max(said_at) from message
    where workspace_id = ${workspace} and handle_id = any(${of.handles}::uuid[]) and audience <> 'internal'
    group by workspace_id, conversation_id, person_id`.execute(db)
  await sql`
    update conversation c set voice_count = (select count(*)::int from voice v
      where v.workspace_id = c.workspace_id and v.conversation_id = c.id)
    where c.workspace_id = ${workspace} and c.id = any(${of.conversations}::uuid[])`.execute(db)
}
