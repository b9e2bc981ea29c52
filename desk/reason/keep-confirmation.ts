import { sql } from 'kysely'
import { type Confirmation } from '#contract'
import { type Db, ring } from '#database'
import { type Clock, type Id, newId, Refusal } from '#kernel'
import { recordAct, type Undo } from '#team'
import { howAnswered } from '#understanding'
import { reasonToChange } from './reason-store.ts'

/** A person’s words are kept with what they confirm, to the letter and no further than that. */
const mostKept = 2_000

interface Answer {
  text: string
  theirs: boolean
  gone: boolean
  rewording: string | null
}

/**
 * What the person said of our wording, in words of theirs that came after it; taken so by someone at the desk, who has
 * read them. A plain no confirms nothing, whoever reads it.
 */
export async function keepConfirmation(
  db: Db,
  clock: Clock,
  by: string,
  of: { workspace: Id<'workspace'>; reason: Id<'reason'> },
  said: { message: Id<'message'>; as: Confirmation },
): Promise<Id<'act'>> {
  const { reason, message } = await reasonToChange(db, of.workspace, of.reason)
  const answer = await answerTo(db, of, said.message)
  if (!answer?.theirs || answer.gone || !answer.rewording) throw new Refusal('confirmation.not-their-answer', 422)
  if (said.as === 'confirmed' && howAnswered(answer.text) === 'no') throw new Refusal('confirmation.says-no', 422)
  const confirmation = newId<'confirmation'>()
  await db
    .insertInto('reason_confirmation')
    .values({
      workspace_id: of.workspace,
      id: confirmation,
      reason_id: reason.id,
      rewording_id: answer.rewording,
      revision: message.revision,
      kind: said.as,
      how: 'in-thread',
      words: answer.text.slice(0, mostKept),
      message_id: said.message,
      by,
      at: clock(),
    })
    .execute()
  await ring(db, { workspace: of.workspace, kind: 'marked', conversations: [message.conversation] })
  return recordAct(db, clock, {
    workspace: of.workspace,
    kind: 'keep-confirmation',
    by,
    conversation: message.conversation,
    message: said.message,
    detail: { confirmation },
  })
}

async function answerTo(
  db: Db,
  of: { workspace: Id<'workspace'>; reason: Id<'reason'> },
  message: string,
): Promise<Answer | undefined> {
  const { rows } = await sql<Answer>`
    select a.text, a.person_id = m.person_id and not a.ours as theirs, a.gone_at is not null or a.removed_at is not null as gone,
      (select w.id from rewording w join message q on q.workspace_id = w.workspace_id and q.id = w.question_id
        where w.workspace_id = r.workspace_id and w.reason_id = r.id
          and (a.answers_id = q.id or (a.thread_id = q.thread_id and a.said_at > q.said_at)) order by w.id desc limit 1) as rewording
    from reason r join message m on m.workspace_id = r.workspace_id and m.id = r.message_id
    join message a on a.workspace_id = r.workspace_id and a.id = ${message}
    where r.workspace_id = ${of.workspace} and r.id = ${of.reason}`.execute(db)
  return rows[0]
}

export const undoKeepConfirmation: Undo = async (db, _clock, act) => {
  const { rows } = await sql`delete from reason_confirmation where workspace_id = ${act.workspace}
    and id = ${act.detail.confirmation} returning 1`.execute(db)
  if (!rows.length) throw new Refusal('act.too-late', 409)
  await ring(db, { workspace: act.workspace, kind: 'marked', conversations: [act.conversation!] })
}
