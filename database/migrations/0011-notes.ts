import { type Kysely, sql } from 'kysely'

/**
 * A note is a word between colleagues. Whoever is here as the client neither reads it nor learns that it is there: such
 * rows stand behind the wall for them, whatever asks. And since nobody outside heard it, it counts nowhere among what
 * was said: not on the row of its conversation, its thread or its voices.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Read at most once a query, and only where a note is met.
  await sql`
    create function insuffleur_without_notes() returns uuid[]
    language sql stable parallel safe security definer set search_path = public, pg_temp as
    $$ select coalesce(array_agg(workspace_id), '{}') from membership
       where user_id = insuffleur_by() and role = 'client' $$`.execute(db)
  const heard = sql`(audience <> 'internal' or (workspace_id = any ((select insuffleur_without_notes())::uuid[])) is not true)`
  await sql`create policy message_notes on message as restrictive using (${heard}) with check (true)`.execute(db)
  await sql`create index message_note on message (workspace_id, conversation_id, said_at) where audience = 'internal'`.execute(
    db,
  )
  await searchesNoNotes(db)
  await uncount(db)
}

/** Search runs as owner, past the wall: it leaves notes out itself, where the wall would. */
async function searchesNoNotes(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ source: string }>`
    select pg_get_functiondef('search_messages(tsquery, integer, timestamptz, uuid)'::regprocedure) as source`.execute(
    db,
  )
  const before = rows[0]!.source
  const found = 'm.gone_at is null and m.removed_at is null'
  const after = before.replaceAll(
    found,
    `${found} and (m.audience <> 'internal' or m.workspace_id <> all (insuffleur_without_notes()))`,
  )
  if (after.split('insuffleur_without_notes').length !== 3) throw new Error('search_messages is not as expected')
  await sql.raw(after).execute(db)
}

async function uncount(db: Kysely<unknown>): Promise<void> {
  await sql`
    update thread t set message_count = t.message_count - n.n
    from (select workspace_id, thread_id, count(*)::int as n from message where audience = 'internal' group by 1, 2) n
    where t.workspace_id = n.workspace_id and t.id = n.thread_id`.execute(db)
  await sql`
    update voice v set message_count = v.message_count - n.n, last_said_at = coalesce((
      select max(m.said_at) from message m where m.workspace_id = v.workspace_id and m.conversation_id = v.conversation_id
      and m.person_id = v.person_id and m.audience <> 'internal'), v.last_said_at)
    from (select workspace_id, conversation_id, person_id, count(*)::int as n from message
      where audience = 'internal' group by 1, 2, 3) n
    where v.workspace_id = n.workspace_id and v.conversation_id = n.conversation_id and v.person_id = n.person_id`.execute(
    db,
  )
  await sql`delete from voice where message_count <= 0`.execute(db)
  await sql`
    update conversation c set message_count = c.message_count - n.n,
      voice_count = (select count(*)::int from voice v where v.workspace_id = c.workspace_id and v.conversation_id = c.id),
      last_message_id = last.id, last_said_at = coalesce(last.said_at, c.last_said_at)
    from (select workspace_id, conversation_id, count(*)::int as n from message where audience = 'internal' group by 1, 2) n
    left join lateral (
      select m.id, m.said_at from message m where m.workspace_id = n.workspace_id and m.conversation_id = n.conversation_id
        and m.audience <> 'internal' order by m.said_at desc, m.id desc limit 1) last on true
    where c.workspace_id = n.workspace_id and c.id = n.conversation_id`.execute(db)
}
