import { type RawBuilder, sql } from 'kysely'
import { type Db } from '#database'
import { type Clock, type Id, newId, Refusal } from '#kernel'
import { type Asked, type AskedBefore, type Asks, whyNotAsk } from './asking-why.ts'
import { type Here, type Spoken } from './conversation-store.ts'

/** A question that no place took was not put to anyone. */
const reached = (
  question: string,
) => sql`not exists (select from outbox b where b.workspace_id = ${sql.ref(`${question}.workspace_id`)}
  and b.message_id = ${sql.ref(`${question}.id`)} and b.state in ('gone', 'refused', 'taken-back'))`

/** Words of this person that answer the question `q`: to it, or after it in its thread. */
export const answersTo = (person: RawBuilder<unknown>, columns: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select ${columns} from handle own join message m on m.workspace_id = own.workspace_id and m.handle_id = own.id
  where own.workspace_id = q.workspace_id and own.person_id = ${person} and not m.ours
    and (m.answers_id = q.id or (m.thread_id = q.thread_id and m.said_at > q.said_at))`

/** What each of these handles was asked before, under every name of the same person. */
export async function askedBefore(db: Db, at: Here, handles: readonly string[]): Promise<Map<string, Asked>> {
  const { rows } = await sql<{ id: string; name: string; silent: boolean; before: AskedBefore[] | null }>`
    select h.id, h.name,
      exists (select from handle o join silence_wish s on s.workspace_id = o.workspace_id and s.handle_id = o.id
        where o.workspace_id = h.workspace_id and o.person_id = h.person_id and s.lifted_at is null) as silent,
      (select jsonb_agg(jsonb_build_object('kind', a.kind, 'here', q.conversation_id = ${at.conversation},
          'answered', exists (${answersTo(sql`h.person_id`, sql`1`)})))
        from handle o join why_asking a on a.workspace_id = o.workspace_id and a.handle_id = o.id
        join message q on q.workspace_id = a.workspace_id and q.id = a.question_id
        where o.workspace_id = h.workspace_id and o.person_id = h.person_id and ${reached('q')}) as before
    from handle h where h.workspace_id = ${at.workspace} and h.id = any(${handles}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, name, silent, before }) => [id, { name, silent, before: before ?? [] }]))
}

/**
 * Refuses to ask someone who has not answered what they were asked, who was asked enough about this, or who said stop.
 * Of two who ask the same person at once, the second sees what the first asked.
 */
export async function mustBeAskable(db: Db, at: Here, asks: Asks, answered: readonly Spoken[]): Promise<void> {
  const handles = [...new Set(answered.flatMap((one) => one.handle ?? []))]
  if (!handles.length) throw new Refusal('asking-why.nobody', 422)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${at.workspace} asking`}, 0))`.execute(db)
  for (const asked of (await askedBefore(db, at, handles)).values()) {
    const why = whyNotAsk(asked, asks.kind)
    if (why) throw new Refusal(`asking-why.${why}`, 409, { name: asked.name })
  }
}

/** That it was asked: of each person whom these words of ours answer, once. */
export async function recordAsking(
  db: Db,
  clock: Clock,
  at: Here,
  asking: { asks: Asks; question: Id<'message'>; answered: readonly Spoken[]; by: string },
): Promise<void> {
  const about = new Map(asking.answered.flatMap(({ handle, id }) => (handle ? [[handle, id] as const] : [])))
  for (const [handle, message] of about)
    await db
      .insertInto('why_asking')
      .values({
        workspace_id: at.workspace,
        id: newId(),
        kind: asking.asks.kind,
        about_id: message,
        question_id: asking.question,
        handle_id: handle,
        by: asking.by,
        at: clock(),
      })
      .execute()
}
