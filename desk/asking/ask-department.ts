import { sql } from 'kysely'
import { type Here, holdConversation, type LinkKey } from '#conversation'
import { type Db, ring } from '#database'
import { type Clock, type Id, type Json, Refusal } from '#kernel'
import { type Act, recordAct, type Undo } from '#team'
import { graceSeconds, remindAt } from './ask.ts'
import { digestOf, linkAddress, linkEnds, linkSecret } from './ask-link.ts'
import { type AskTable, askHeld, changeAsk, departmentOf, holdAsk, whereDiscussed } from './ask-store.ts'
import { type MailFrom, putLetter, takeLettersBack } from './letter.ts'
import { masksIn, mustBeTheirs } from './verbatims-of.ts'

export interface Asking {
  linkKey: LinkKey
  publicUrl: string
  mailFrom: MailFrom
}

export interface Question {
  at: Here
  department: Id<'department'>
  /** In the words of whoever asks. */
  question: string
  /** Whose words go along, pseudonymised. */
  messages: readonly string[]
  /** Words of theirs that do not go along. */
  masked?: readonly { message: string; words: readonly string[] }[]
  dueAt: Date
  /** Made by the dialog: the same key twice is one question. */
  key: Id<'ask'>
  by: string
}

const farthest = 366 * 86_400_000

/** Puts a question to a department. Its letter waits ten seconds; where no mail leaves from here, the link is handed back. */
export async function askDepartment(
  db: Db,
  clock: Clock,
  asking: Asking,
  ask: Question,
): Promise<{ act: Id<'act'>; link: string | null }> {
  const { workspace } = ask.at
  await holdConversation(db, ask.at)
  const already = await holdAsk(db, workspace, ask.key)
  if (already) return { act: already.act_id as Id<'act'>, link: linkByHand(asking, already) }
  const department = await departmentOf(db, workspace, ask.department)
  if (department.closed_at) throw new Refusal('department.closed', 409)
  const now = clock()
  if (ask.dueAt <= now || ask.dueAt.getTime() - now.getTime() > farthest) throw new Refusal('asking.due', 422)
  const messages = [...new Set(ask.messages)]
  await mustBeTheirs(db, ask.at, messages)
  const about = messages[0] ?? (await saidLast(db, ask.at))
  const act = await recordAct(db, clock, {
    workspace,
    kind: 'ask',
    by: ask.by,
    conversation: ask.at.conversation,
    detail: { ask: ask.key },
  })
  const row = {
    workspace_id: workspace,
    id: ask.key,
    department_id: ask.department,
    message_id: about,
    act_id: act,
    question: ask.question,
    precisions: null,
    due_at: ask.dueAt,
    by: ask.by,
    at: now,
    serial: 1,
    link_hash: digestOf(linkSecret(asking.linkKey, 'ask', workspace, ask.key, 1)),
    link_ends_at: linkEnds(ask.dueAt),
    link_used_at: null,
    next_at: remindAt(now, ask.dueAt),
    asked_back_at: null,
    answered_at: null,
    withdrawn_at: null,
  }
  await db.insertInto('ask').values(row).execute()
  await goAlong(db, ask, messages)
  const notBefore = new Date(now.getTime() + graceSeconds * 1000)
  await putLetter(db, clock, asking.mailFrom, { workspace, ask: ask.key, kind: 'question', notBefore })
  await tell(db, ask.at)
  return { act, link: linkByHand(asking, row) }
}

async function goAlong(db: Db, { at: { workspace }, key, masked = [] }: Question, messages: readonly string[]) {
  if (!messages.length) return
  const masks = await masksIn(
    db,
    workspace,
    masked.filter((one) => messages.includes(one.message)),
  )
  const row = (message: string, position: number) => {
    const mask = masks.get(message)
    const ranges = mask && (JSON.stringify(mask.ranges) as unknown as Json)
    const where = { workspace_id: workspace, ask_id: key, message_id: message, position }
    return { ...where, revision: mask?.revision ?? null, masked: ranges ?? null }
  }
  await db.insertInto('ask_verbatim').values(messages.map(row)).execute()
}

/** Shown only where it cannot leave by mail. */
export function linkByHand(
  { linkKey, publicUrl, mailFrom }: Asking,
  ask: Pick<AskTable, 'workspace_id' | 'id' | 'serial'>,
) {
  if (mailFrom) return null
  const secret = linkSecret(linkKey, 'ask', ask.workspace_id, ask.id, ask.serial)
  return linkAddress(publicUrl, 'ask', ask.workspace_id, ask.id, secret)
}

/** Beside what a question stands that takes no one's words along. */
async function saidLast(db: Db, at: Here): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from message where workspace_id = ${at.workspace} and conversation_id = ${at.conversation}
      and audience <> 'internal' order by ours, said_at desc, id desc limit 1`.execute(db)
  if (!rows[0]) throw new Refusal('conversation.not-there', 404)
  return rows[0].id
}

export async function tell(db: Db, at: Here): Promise<void> {
  await ring(db, { workspace: at.workspace, kind: 'noted', conversations: [at.conversation] })
  await ring(db, { workspace: at.workspace, kind: 'places', conversations: [] })
}

/** A question is taken back, sent or not, until it is answered: its link says so to whoever opens it. */
const withdraw: Undo = async (db: Db, clock: Clock, act: Act) => {
  const ask = await askHeld(db, act.workspace, act.detail.ask as string)
  if (ask.answered_at) throw new Refusal('act.too-late', 409)
  await takeLettersBack(db, clock, act.workspace, ask.id)
  await changeAsk(db, ask, { withdrawn_at: clock(), next_at: null })
  await tell(db, await whereDiscussed(db, ask))
}

export const askUndo: Record<string, Undo> = { ask: withdraw }
