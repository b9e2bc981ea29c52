import { sql } from 'kysely'
import { wishSilence } from '#conversation'
import { type Db, ring } from '#database'
import { type Clock, type Id, newId, Refusal } from '#kernel'
import { recordAct, type Undo } from '#team'
import { reasonToChange } from './reason-store.ts'

type OfReason = { workspace: Id<'workspace'>; reason: Id<'reason'> }

/**
 * Gives a reason back in our words on the page of whoever said it. It is sent nowhere: they find it there, by the link
 * they have or are sent.
 */
export async function reword(db: Db, clock: Clock, by: string, of: OfReason, words: string): Promise<Id<'act'>> {
  const { message } = await reasonToChange(db, of.workspace, of.reason)
  const rewording = await keep(db, clock, { ...of, words, by, how: 'page', question: null })
  await ring(db, { workspace: of.workspace, kind: 'marked', conversations: [message.conversation] })
  return recordAct(db, clock, {
    workspace: of.workspace,
    kind: 'reword',
    by,
    conversation: message.conversation,
    message: message.id,
    detail: { rewording },
  })
}

/** Undone as long as the person has said nothing of it. */
export const undoReword: Undo = async (db, _clock, act) => {
  const { rows } = await sql`
    delete from rewording w where w.workspace_id = ${act.workspace} and w.id = ${act.detail.rewording}
      and not exists (select from reason_confirmation c where c.workspace_id = w.workspace_id and c.rewording_id = w.id)
    returning 1`.execute(db)
  if (!rows.length) throw new Refusal('act.too-late', 409)
  await ring(db, { workspace: act.workspace, kind: 'marked', conversations: [act.conversation!] })
}

/**
 * The answer that has just been written gives a reason back in our words, where everyone reads it: to its author alone,
 * and once in a thread. Fourteen « Si je comprends bien… » under one post would be mocked. Expects the conversation held.
 */
export async function rewordInThread(
  db: Db,
  clock: Clock,
  by: string,
  of: OfReason,
  said: { words: string; questions: readonly Id<'message'>[]; answers: readonly string[] },
): Promise<void> {
  const [question] = said.questions
  if (!question || said.questions.length > 1) throw new Refusal('rewording.to-its-author', 422)
  if (await alreadyKept(db, of.workspace, question)) return
  const { message } = await reasonToChange(db, of.workspace, of.reason)
  await mustAnswerItsAuthor(db, of.workspace, message.id, said.answers)
  const { rows } = await sql`
    select from message new join message q on q.workspace_id = new.workspace_id and q.thread_id = new.thread_id and q.id <> new.id
    join rewording w on w.workspace_id = q.workspace_id and w.question_id = q.id
    where new.workspace_id = ${of.workspace} and new.id = ${question} and q.gone_at is null
      and not exists (select from outbox b where b.workspace_id = q.workspace_id and b.message_id = q.id
        and b.state in ('gone', 'refused', 'taken-back')) limit 1`.execute(db)
  if (rows.length) throw new Refusal('rewording.thread-has-one', 409)
  await keep(db, clock, { ...of, words: said.words, by, how: 'thread', question })
}

async function alreadyKept(db: Db, workspace: string, question: string): Promise<boolean> {
  const { rows } =
    await sql`select from rewording where workspace_id = ${workspace} and question_id = ${question}`.execute(db)
  return rows.length > 0
}

async function mustAnswerItsAuthor(
  db: Db,
  workspace: Id<'workspace'>,
  message: string,
  answers: readonly string[],
): Promise<void> {
  const { rows } = await sql<{ theirs: boolean; handle: string }>`
    select o.person_id = m.person_id and not o.ours as theirs, m.handle_id as handle from message m
    join message o on o.workspace_id = m.workspace_id and o.id = any(${answers}::uuid[])
    where m.workspace_id = ${workspace} and m.id = ${message}`.execute(db)
  if (!rows.length || rows.some((row) => !row.theirs)) throw new Refusal('rewording.to-its-author', 422)
  if ((await wishSilence(db, workspace, [rows[0]!.handle])).size) throw new Refusal('rewording.silence', 409)
}

async function keep(
  db: Db,
  clock: Clock,
  {
    workspace,
    reason,
    words,
    by,
    how,
    question,
  }: OfReason & {
    words: string
    by: string
    how: 'thread' | 'page'
    question: string | null
  },
): Promise<Id<'rewording'>> {
  const id = newId<'rewording'>()
  await db
    .insertInto('rewording')
    .values({ workspace_id: workspace, id, reason_id: reason, question_id: question, how, words, by, at: clock() })
    .execute()
  return id
}
