import { sql } from 'kysely'
import { type Db, ring } from '#database'
import { type Clock, type Id, newId, Refusal } from '#kernel'
import { recordAct, type Undo } from '#team'
import { wishSilence } from './silence.ts'

/* What the desk does about a wish for silence: keeps one that was told to it, lifts one that was not meant. */

type At = { workspace: Id<'workspace'>; message: Id<'message'> }

async function whoSaid(db: Db, { workspace, message }: At): Promise<{ handle: string; conversation: string }> {
  const row = await db
    .selectFrom('message')
    .select(['handle_id', 'conversation_id', 'ours'])
    .where('workspace_id', '=', workspace)
    .where('id', '=', message)
    .executeTakeFirst()
  if (!row) throw new Refusal('message.not-there', 404)
  if (row.ours || !row.handle_id) throw new Refusal('asking-why.nobody', 422)
  return { handle: row.handle_id, conversation: row.conversation_id }
}

/** Somebody at the desk was told, here or elsewhere: they wish to be left in peace. */
export async function keepSilence(db: Db, clock: Clock, at: At, by: string): Promise<Id<'act'>> {
  const { handle, conversation } = await whoSaid(db, at)
  if ((await wishSilence(db, at.workspace, [handle])).size) throw new Refusal('silence.kept-already', 409)
  const wish = newId<'silence wish'>()
  await db
    .insertInto('silence_wish')
    .values({
      workspace_id: at.workspace,
      id: wish,
      handle_id: handle,
      message_id: at.message,
      how: 'by-hand',
      by,
      at: clock(),
      lifted_at: null,
      lifted_by: null,
    })
    .execute()
  return recorded(db, clock, { at, conversation, by, kind: 'keep-silence', wishes: [wish] })
}

/** They did not say so, or say now that one may ask: under every name of the same person. */
export async function liftSilence(db: Db, clock: Clock, at: At, by: string): Promise<Id<'act'>> {
  const { handle, conversation } = await whoSaid(db, at)
  const { rows } = await sql<{ id: string }>`
    update silence_wish s set lifted_at = ${clock()}, lifted_by = ${by} from handle h
    join handle o on o.workspace_id = h.workspace_id and o.person_id = h.person_id
    where h.workspace_id = ${at.workspace} and h.id = ${handle} and s.workspace_id = o.workspace_id
      and s.handle_id = o.id and s.lifted_at is null returning s.id`.execute(db)
  if (!rows.length) throw new Refusal('silence.not-kept', 409)
  const wishes = rows.map((row) => row.id)
  return recorded(db, clock, { at, conversation, by, kind: 'lift-silence', wishes })
}

async function recorded(
  db: Db,
  clock: Clock,
  done: { at: At; conversation: string; by: string; kind: 'keep-silence' | 'lift-silence'; wishes: string[] },
): Promise<Id<'act'>> {
  const { at, by, kind, wishes } = done
  const conversation = done.conversation as Id<'conversation'>
  await ring(db, { workspace: at.workspace, kind: 'marked', conversations: [conversation] })
  return recordAct(db, clock, {
    workspace: at.workspace,
    kind,
    by,
    conversation,
    message: at.message,
    detail: { wishes },
  })
}

export const undoKeepSilence: Undo = async (db, _clock, act) => {
  const { rows } = await sql`delete from silence_wish where workspace_id = ${act.workspace}
    and id = any(${act.detail.wishes}::uuid[]) and lifted_at is null returning 1`.execute(db)
  if (!rows.length) throw new Refusal('act.too-late', 409)
  await ring(db, { workspace: act.workspace, kind: 'marked', conversations: [act.conversation!] })
}

export const undoLiftSilence: Undo = async (db, _clock, act) => {
  // Said again since, it stands already.
  const { rows } = await sql`
    update silence_wish s set lifted_at = null, lifted_by = null where s.workspace_id = ${act.workspace}
      and s.id = any(${act.detail.wishes}::uuid[]) and s.lifted_at is not null
      and not exists (select from silence_wish o where o.workspace_id = s.workspace_id and o.handle_id = s.handle_id
        and o.lifted_at is null) returning 1`.execute(db)
  if (!rows.length) throw new Refusal('act.too-late', 409)
  await ring(db, { workspace: act.workspace, kind: 'marked', conversations: [act.conversation!] })
}
