import { sql } from 'kysely'
import { type ContactPoint } from '#contact-point'
import { type Db } from '#database'
import { type Clock, type Id } from '#kernel'
import { forgetConfirmations } from './forget-confirmations.ts'
import { type Changed } from './keep-heard.ts'
import { untitle } from './untitle.ts'
import { recordGone, type WhyGone } from './words-gone.ts'

/** Taken back at its source. Where the source's terms say so, its words leave us too: everywhere we hold them. */
export async function takeGone(
  db: Db,
  clock: Clock,
  place: ContactPoint,
  nativeIds: readonly string[],
): Promise<Changed[]> {
  const { rows } = await sql<{ id: string; conversation_id: string; removed: boolean }>`
    update message set gone_at = ${clock()}, renew_at = null where workspace_id = ${place.workspace} and contact_point_id = ${place.id}
    and native_id = any(${nativeIds}::text[]) and gone_at is null
    returning id, conversation_id, removed_by is not null as removed`.execute(db)
  await forgetConfirmations(
    db,
    place.workspace,
    rows.map((row) => row.id),
  )
  if (place.terms.deleteWithSource)
    await purgeWords(
      db,
      place.workspace,
      // We took these away ourselves: they stay in the record, where an appeal can read them.
      rows.filter(({ removed }) => !removed).map((row) => row.id),
      { clock, why: 'source' },
    )
  return rows.map((row) => ({ message: row.id, conversation: row.conversation_id }))
}

/**
 * Takes the words of messages out of every place that holds them: the row, its revisions, what was found in them, what
 * was corrected, the ledger. The row itself stays, so that answers still answer something.
 */
export async function purgeWords(
  db: Db,
  workspace: Id<'workspace'>,
  messages: readonly string[],
  { clock, why }: { clock: Clock; why: WhyGone },
): Promise<void> {
  if (!messages.length) return
  await recordGone(db, clock, workspace, messages, why)
  await untitle(db, workspace, messages)
  await forgetConfirmations(db, workspace, messages)
  await sql`delete from message_revision where workspace_id = ${workspace} and message_id = any(${messages}::uuid[])`.execute(
    db,
  )
  await sql`delete from finding where workspace_id = ${workspace} and message_id = any(${messages}::uuid[])`.execute(db)
  await sql`delete from correction where workspace_id = ${workspace} and message_id = any(${messages}::uuid[])`.execute(
    db,
  )
  await sql`delete from reason where workspace_id = ${workspace} and message_id = any(${messages}::uuid[])`.execute(db)
  // What was promised in words that are gone is promised no more; a claim that stood nowhere else neither.
  for (const table of ['commitment', 'claim_stand', 'claim_answer'])
    await sql`delete from ${sql.table(table)} where workspace_id = ${workspace} and message_id = any(${messages}::uuid[])`.execute(
      db,
    )
  await sql`delete from claim c where c.workspace_id = ${workspace} and c.words is null and not exists (
    select from claim_stand s where s.workspace_id = c.workspace_id and s.claim_id = c.id)`.execute(db)
  await sql`
    update raw_event e set body = null from message m
    where m.workspace_id = ${workspace} and m.id = any(${messages}::uuid[]) and e.workspace_id = m.workspace_id
      and e.contact_point_id = m.contact_point_id and (e.id = m.raw_event_id or e.native_id = m.native_id)`.execute(db)
  await unquote(db, workspace, messages)
  await sql`update message set text = '', html = null, title = null, attachments = null, search = '', forget_at = null, renew_at = null
    where workspace_id = ${workspace} and id = any(${messages}::uuid[])`.execute(db)
}

/** A statement of reasons stays, for whoever must show that there was one; the words it quoted do not. */
async function unquote(db: Db, workspace: string, messages: readonly string[]): Promise<void> {
  await sql`
    update moderation_act a
    set statement = jsonb_set(a.statement, '{decision_facts}',
      to_jsonb(regexp_replace(a.statement ->> 'decision_facts', '(«|“)[^»”]*(»|”)', '\\1 … \\2', 'g')))
    where a.workspace_id = ${workspace} and a.id in (select r.moderation_act_id from removal r
      where r.workspace_id = ${workspace} and r.message_id = any(${messages}::uuid[]))`.execute(db)
}
