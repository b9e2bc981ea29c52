import { type Db, ring } from '#database'
import { type Clock, type Id, newId, Refusal } from '#kernel'
import { type Here, holdConversation, spokenHere } from './conversation-store.ts'
import { speak } from './speak.ts'

export interface Note {
  at: Here
  text: string
  /** What it is about; the whole conversation where empty. */
  answers: readonly string[]
  key: Id<'message'>
  by: string
}

/** A word for colleagues, heard by nobody else: but the person whose message it is about may read it. */
export async function leaveNote(db: Db, clock: Clock, note: Note): Promise<Id<'message'>> {
  await holdConversation(db, note.at)
  const already = await db
    .selectFrom('message')
    .select('id')
    .where('workspace_id', '=', note.at.workspace)
    .where('id', '=', note.key)
    .executeTakeFirst()
  if (already) return note.key
  const answers = [...new Set(note.answers)]
  const about = await spokenHere(db, note.at, answers)
  const beside = about[0] ?? (await anyThread(db, note.at))
  await speak(db, clock, { ...note, answers, message: note.key, beside, audience: 'internal', nativeId: null })
  await db
    .deleteFrom('draft')
    .where('workspace_id', '=', note.at.workspace)
    .where('conversation_id', '=', note.at.conversation)
    .where('user_id', '=', note.by)
    .where('kind', '=', 'note')
    .execute()
  await ring(db, { workspace: note.at.workspace, kind: 'noted', conversations: [note.at.conversation] })
  return note.key
}

/** A word for the desk from someone who has no seat at it: a note like any other, under their own name. */
export async function noteFrom(
  db: Db,
  clock: Clock,
  note: { at: Here; text: string; about: Id<'message'>; person: Id<'person'> },
): Promise<Id<'message'>> {
  const message = newId<'message'>()
  const [beside] = await spokenHere(db, note.at, [note.about])
  await speak(db, clock, {
    at: note.at,
    message,
    beside: beside!,
    answers: [note.about],
    audience: 'internal',
    text: note.text,
    by: { person: note.person },
    nativeId: null,
  })
  await ring(db, { workspace: note.at.workspace, kind: 'noted', conversations: [note.at.conversation] })
  return message
}

async function anyThread(db: Db, at: Here): Promise<{ thread: Id<'thread'>; place: Id<'contact point'> }> {
  const row = await db
    .selectFrom('thread')
    .select(['id', 'contact_point_id'])
    .where('workspace_id', '=', at.workspace)
    .where('conversation_id', '=', at.conversation)
    .orderBy('at')
    .executeTakeFirst()
  if (!row) throw new Refusal('conversation.not-there', 404)
  return { thread: row.id as Id<'thread'>, place: row.contact_point_id as Id<'contact point'> }
}
