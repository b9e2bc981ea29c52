import { sql } from 'kysely'
import { type ContactPoint } from '#contact-point'
import { type Db } from '#database'
import { type Clock, newId } from '#kernel'
import { wantsSilence } from '#understanding'

/*
 * Someone says stop. From then on they are asked nothing more and told nothing unasked, under any name that they joined
 * themselves, until a person at the desk has read that they did not mean it, or they say so.
 */

/** Which of these handles are of someone who wishes to be left in peace: no question, and no word that they did not ask for. */
export async function wishSilence(db: Db, workspace: string, handles: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select h.id from handle h where h.workspace_id = ${workspace} and h.id = any(${handles}::uuid[])
      and exists (select from handle o join silence_wish s on s.workspace_id = o.workspace_id and s.handle_id = o.id
        where o.workspace_id = h.workspace_id and o.person_id = h.person_id and s.lifted_at is null)`.execute(db)
  return new Set(rows.map((row) => row.id))
}

/**
 * Keeps silence where someone asks for it in words meant for us: said to us alone, in answer to us, or where we had
 * answered them. It is taken from words, so whoever is at the desk sees which, and may say that they mean something else.
 */
export async function noteSilence(
  db: Db,
  clock: Clock,
  place: Pick<ContactPoint, 'workspace'>,
  said: readonly { message: string; text: string }[],
): Promise<void> {
  const asking = said.filter((one) => wantsSilence(one.text)).map((one) => ({ id: newId(), message: one.message }))
  if (!asking.length) return
  await sql`
    insert into silence_wish (workspace_id, id, handle_id, message_id, how, at)
    select m.workspace_id, x.id, m.handle_id, m.id, 'own-words', ${clock()}
    from jsonb_to_recordset(${JSON.stringify(asking)}::jsonb) as x (id uuid, message uuid)
    join message m on m.workspace_id = ${place.workspace} and m.id = x.message and not m.ours and m.handle_id is not null
    left join message a on a.workspace_id = m.workspace_id and a.id = m.answers_id
    where m.audience = 'direct' or coalesce(a.ours and a.answers_id is not null, false)
      or (m.answers_id is null and exists (select from message theirs join message q on q.workspace_id = theirs.workspace_id and q.answers_id = theirs.id
        where theirs.workspace_id = m.workspace_id and theirs.handle_id = m.handle_id and theirs.thread_id = m.thread_id and q.ours
          and q.audience <> 'internal' and q.said_at < m.said_at))
    on conflict do nothing`.execute(db)
}
