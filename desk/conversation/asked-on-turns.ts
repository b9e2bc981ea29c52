import { sql } from 'kysely'
import { type Turn } from '#contract'
import { type Db } from '#database'
import { howAnswered } from '#understanding'
import { answersTo } from './asking-why-store.ts'

export type OnTurn = Pick<Turn, 'asked' | 'answersAsking' | 'silence'>

const nothing: OnTurn = { asked: null, answersAsking: null, silence: null }

interface Row {
  kind: NonNullable<Turn['asked']>['kind']
  about: string
  by: string
  at: Date
  answer: string | null
  answer_text: string | null
  rewording: NonNullable<Turn['answersAsking']>['rewording']
}

/**
 * What was asked on these turns, which of them answer a question of ours, and who wishes silence. An answer is the first
 * thing that the person says to the question, or after it in its thread.
 */
export async function askedOnTurns(
  db: Db,
  workspace: string,
  turns: readonly { id: string; person: string; ours: boolean }[],
): Promise<(turn: { id: string; person: string; ours: boolean }) => OnTurn> {
  const persons = [...new Set(turns.filter((turn) => !turn.ours).map((turn) => turn.person))]
  if (!persons.length) return () => nothing
  const { rows } = await sql<Row>`
    select a.kind, a.about_id as about, coalesce(u.name, '') as by, a.at, answer.id as answer, answer.text as answer_text,
      (select jsonb_build_object('id', w.id, 'reason', w.reason_id, 'words', w.words, 'kept', (
          select c.kind from reason_confirmation c where c.workspace_id = w.workspace_id and c.message_id = answer.id
            and c.reason_id = w.reason_id order by c.id desc limit 1))
        from rewording w where w.workspace_id = a.workspace_id and w.question_id = a.question_id) as rewording
    from handle h
    join why_asking a on a.workspace_id = h.workspace_id and a.handle_id = h.id
    join message q on q.workspace_id = a.workspace_id and q.id = a.question_id
    left join auth_user u on u.id = a.by
    left join lateral (${answersTo(sql`h.person_id`, sql`m.id, m.text`)} and m.gone_at is null and m.removed_at is null
      order by m.answers_id = q.id desc nulls last, m.said_at, m.id limit 1) answer on true
    where h.workspace_id = ${workspace} and h.person_id = any(${persons}::uuid[])
    order by a.at, a.id`.execute(db)
  const silences = await silencesOf(db, workspace, persons)
  const asked = new Map<string, Turn['asked']>()
  const answers = new Map<string, Turn['answersAsking']>()
  for (const { kind, about, by, at, answer, answer_text, rewording } of rows) {
    asked.set(about, { kind, by, at: at.toISOString(), answered: answer !== null })
    if (answer) answers.set(answer, { kind, reading: howAnswered(answer_text ?? ''), rewording })
  }
  return (turn) => {
    if (turn.ours) return nothing
    const silence = silences.get(turn.person)
    return {
      asked: asked.get(turn.id) ?? null,
      answersAsking: answers.get(turn.id) ?? null,
      silence: silence
        ? { since: silence.at.toISOString(), how: silence.how, here: silence.message === turn.id }
        : null,
    }
  }
}

interface Silence {
  person: string
  message: string | null
  how: 'own-words' | 'by-hand'
  at: Date
}

async function silencesOf(db: Db, workspace: string, persons: readonly string[]): Promise<Map<string, Silence>> {
  const { rows } = await sql<Silence>`
    select h.person_id as person, s.message_id as message, s.how, s.at from handle h
    join silence_wish s on s.workspace_id = h.workspace_id and s.handle_id = h.id and s.lifted_at is null
    where h.workspace_id = ${workspace} and h.person_id = any(${persons}::uuid[]) order by s.at desc`.execute(db)
  return new Map(rows.map((row) => [row.person, row]))
}
