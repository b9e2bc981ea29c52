import { sql } from 'kysely'
import { discretionFrom } from '#charter'
import { type Audience, type Stance } from '#contract'
import { wakeFor, weigh, whyAwaits } from '#conversation'
import { type Db, keyed, ring } from '#database'
import { type Clock, type Id } from '#kernel'
import { speaksOfDanger } from '#understanding'
import { mayBeUnderstood } from './messages-to-understand.ts'

/** Below this a dislike that nobody has marked is too doubtful to keep someone waiting for. */
const likelyEnough = 0.5
/** As far as understanding reads, and no further. */
const readAtMost = 20_000

interface Row {
  id: string
  conversation_id: string
  ours: boolean
  audience: Audience
  awaits: string | null
  language: string | null
  stance: Stance | null
  answers_ours: boolean
  answers_telling: boolean
  addresses: boolean
  suggests: boolean
  kept: boolean
  /** null where it may not be read. */
  text: string | null
  discretion: unknown
}

/**
 * Says again why these messages await, from what is found and what is kept, counts their conversations and rings.
 * `languages`: what to call the language of those whose source did not say. Expects their rows to be held.
 */
export async function settle(
  db: Db,
  clock: Clock,
  workspace: Id<'workspace'>,
  messages: readonly string[],
  languages: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  // Each looked up by its key (`offset 0`), whatever the planner knows or does not yet know of these tables.
  const { rows } = await sql<Row>`
    select m.id, m.conversation_id, m.ours, m.audience, m.awaits, m.language,
      coalesce(m.stance, case when f.stance = 'dislike' and f.stance_confidence < ${likelyEnough} then 'unknown' else f.stance end) as stance,
      coalesce(a.answers, false) as answers_ours, coalesce(a.tells, false) as answers_telling, coalesce(f.addresses, false) as addresses,
      coalesce(f.suggests, false) as suggests,
      exists (select from reason r where r.workspace_id = m.workspace_id and r.message_id = m.id
              and r.withdrawn_at is null) as kept,
      case when ${mayBeUnderstood} then left(m.text, ${readAtMost}) end as text, w.discretion
    from unnest(${messages}::uuid[]) as x (id)
    cross join lateral (select * from message m where m.workspace_id = ${keyed(workspace)} and m.id = x.id offset 0) m
    cross join lateral (select discretion from workspace w where w.id = m.workspace_id offset 0) w
    left join lateral (
      select a.ours and a.answers_id is not null as answers,
        a.ours and exists (select from outbox o where o.workspace_id = a.workspace_id and o.message_id = a.id and o.tells) as tells
      from message a
      where a.workspace_id = m.workspace_id and a.id = m.answers_id offset 0) a on true
    left join lateral (
      select f.stance, f.stance_confidence, f.addresses, f.reasons <> '[]'::jsonb as suggests from finding f
      where f.workspace_id = m.workspace_id and f.message_id = m.id and f.revision = m.revision offset 0) f
      on true`.execute(db)
  const changed = rows
    .map((row) => ({
      id: row.id,
      awaits: whyAwaits({
        ours: row.ours,
        audience: row.audience,
        answersOurs: row.answers_ours,
        answersTelling: row.answers_telling,
        addresses: row.addresses,
        danger: row.text !== null && speaksOfDanger(row.text, discretionFrom(row.discretion).watched),
        stance: row.stance,
        reasonMissing: row.stance === 'dislike' && !row.kept && !row.suggests,
      }),
      language: languages.get(row.id) ?? row.language,
      was: row,
    }))
    .filter(({ awaits, language, was }) => awaits !== was.awaits || language !== was.language)
    .map(({ id, awaits, language }) => ({ id, awaits, language }))
  const conversations = [...new Set(rows.map((row) => row.conversation_id))]
  if (changed.length) {
    await sql`
      update message m set awaits = x.awaits, language = x.language
      from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as x (id uuid, awaits text, language text)
      where m.workspace_id = ${keyed(workspace)} and m.id = x.id`.execute(db)
    const dangers = new Set(changed.filter(({ awaits }) => awaits === 'danger').map(({ id }) => id))
    await wakeFor(db, workspace, [
      ...new Set(rows.filter(({ id }) => dangers.has(id)).map((row) => row.conversation_id)),
    ])
    await weigh(db, clock, workspace, conversations)
  }
  await ring(db, { workspace, kind: 'marked', conversations })
}
