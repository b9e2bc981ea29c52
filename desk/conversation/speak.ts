import { sql } from 'kysely'
import { type Audience } from '#channel'
import { type Db } from '#database'
import { type Clock, type Id } from '#kernel'
import { personOfUser } from '#person'
import { type Here, type Spoken } from './conversation-store.ts'
import { countNew } from './count-new.ts'
import { foldedForSearch, searchVector } from './search-vector.ts'

export interface Speech {
  at: Here
  message: Id<'message'>
  /** Where it stands: the thread and place of what it answers. */
  beside: Pick<Spoken, 'thread' | 'place'>
  answers: readonly string[]
  audience: Audience
  text: string
  /** Of the desk; or whoever speaks here without an account. */
  by: string | { person: Id<'person'> }
  nativeId: string | null
  /** Where it stands already; left out where it has yet to be said. */
  url?: string | null
}

/** Writes words of our own into the conversation: a message like any other, but that a note counts as nothing said. */
export async function speak(db: Db, clock: Clock, speech: Speech): Promise<void> {
  const { at, message, beside } = speech
  const now = clock()
  const { by } = speech
  const person = typeof by === 'string' ? await personOfUser(db, clock, at.workspace, by) : by.person
  const folded = foldedForSearch(null, speech.text)
  await sql`
    insert into message (workspace_id, id, conversation_id, thread_id, contact_point_id, native_id, person_id, ours, audience,
      text, url, terms, answers_id, said_at, heard_at, search)
    select ${at.workspace}, ${message}, ${at.conversation}, ${beside.thread}, ${beside.place}, ${speech.nativeId}, ${person}, true,
      ${speech.audience}, ${speech.text}, ${speech.url ?? null}, p.terms, ${speech.answers[0] ?? null}, ${now}, ${now},
      ${searchVector(sql`${at.workspace}::text`, sql`${folded}::text`)}
    from contact_point p where p.workspace_id = ${at.workspace} and p.id = ${beside.place}`.execute(db)
  if (speech.answers.length > 1) {
    await sql`insert into also_answers (workspace_id, message_id, answered_id)
      select ${at.workspace}, ${message}, id from unnest(${speech.answers.slice(1)}::uuid[]) as id`.execute(db)
  }
  if (speech.audience === 'internal') return
  await countNew(db, { workspace: at.workspace, id: beside.place }, [
    { id: message, conversation: at.conversation, thread: beside.thread, person, saidAt: now },
  ])
}
