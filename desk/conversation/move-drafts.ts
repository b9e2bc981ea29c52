import { sql } from 'kysely'
import { type Db } from '#database'
import { type Clock, type Id } from '#kernel'

/**
 * What was being written goes where its conversation went, after what the same person is writing there: nobody’s words
 * stay behind where no screen leads. With `onlyAbout`, only what answers messages that stand in that conversation now.
 * A note and an answer that meet become a note: what was meant for colleagues reaches nobody else.
 */
export async function moveDrafts(
  db: Db,
  clock: Clock,
  workspace: Id<'workspace'>,
  { from, to, onlyAbout }: { from: string; to: string; onlyAbout?: string },
): Promise<void> {
  const about = onlyAbout
    ? sql`and jsonb_array_length(answers) > 0 and not exists (
        select from jsonb_array_elements_text(answers) as a (id)
        where not exists (select from message m where m.workspace_id = draft.workspace_id and m.id = a.id::uuid
          and m.conversation_id = ${onlyAbout}))`
    : sql``
  await sql`
    with gone as (
      delete from draft where workspace_id = ${workspace} and conversation_id = ${from} ${about} returning *)
    insert into draft (workspace_id, conversation_id, user_id, text, kind, answers, asks, version, at)
    select workspace_id, ${to}, user_id, text, kind, answers, asks, version, ${clock()} from gone where text <> ''
    on conflict (workspace_id, conversation_id, user_id) do update set
      text = case when draft.text = '' then excluded.text else draft.text || E'\n\n' || excluded.text end,
      kind = case when draft.text <> '' and 'note' in (draft.kind, excluded.kind) then 'note' else excluded.kind end,
      answers = case when draft.text = '' then excluded.answers else draft.answers || excluded.answers end,
      asks = case when draft.text = '' then excluded.asks else coalesce(draft.asks, excluded.asks) end,
      version = greatest(draft.version, excluded.version) + 1, at = excluded.at`.execute(db)
}
