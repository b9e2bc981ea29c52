import { type Selectable } from 'kysely'
import { type Here } from '#conversation'
import { type Db, type Tables } from '#database'
import { type Id, Refusal } from '#kernel'
import { type Range } from './masking.ts'

export type AskTable = Selectable<Tables['ask']>
export type DepartmentTable = Selectable<Tables['department']>
export type WordTable = Selectable<Tables['department_word']>

const oneAsk = (db: Db, workspace: Id<'workspace'>, id: string) =>
  db.selectFrom('ask').selectAll().where('workspace_id', '=', workspace).where('id', '=', id)

/** A question, held until the transaction ends; null where there is none. */
export async function holdAsk(db: Db, workspace: Id<'workspace'>, id: string): Promise<AskTable | null> {
  return (await oneAsk(db, workspace, id).forUpdate().executeTakeFirst()) ?? null
}

/** The same, only looked at. */
export async function askIfThere(db: Db, workspace: Id<'workspace'>, id: string): Promise<AskTable | null> {
  return (await oneAsk(db, workspace, id).executeTakeFirst()) ?? null
}

export async function askHeld(db: Db, workspace: Id<'workspace'>, id: string): Promise<AskTable> {
  const ask = await holdAsk(db, workspace, id)
  if (!ask) throw new Refusal('asking.not-there', 404)
  return ask
}

export async function departmentOf(db: Db, workspace: Id<'workspace'>, id: string): Promise<DepartmentTable> {
  const row = await db
    .selectFrom('department')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('department.not-there', 404)
  return row
}

/** Where it is discussed now: the conversation of the message it is about, wherever that was joined to. */
export async function whereDiscussed(db: Db, ask: Pick<AskTable, 'workspace_id' | 'message_id'>): Promise<Here> {
  const row = await db
    .selectFrom('message')
    .select('conversation_id')
    .where('workspace_id', '=', ask.workspace_id)
    .where('id', '=', ask.message_id)
    .executeTakeFirstOrThrow()
  return {
    workspace: ask.workspace_id as Id<'workspace'>,
    conversation: row.conversation_id as Id<'conversation'>,
  }
}

/** A message that goes along with a question, and where words of it were masked by hand, in which revision. */
export interface Along {
  message: string
  masked: { revision: number | null; ranges: readonly Range[] } | null
}

/** The messages that go along with a question, in their order. */
export async function goneAlong(db: Db, ask: Pick<AskTable, 'workspace_id' | 'id'>): Promise<Along[]> {
  const rows = await db
    .selectFrom('ask_verbatim')
    .select(['message_id', 'revision', 'masked'])
    .where('workspace_id', '=', ask.workspace_id)
    .where('ask_id', '=', ask.id)
    .orderBy('position')
    .execute()
  return rows.map(({ message_id, revision, masked }) => ({
    message: message_id,
    masked: masked === null ? null : { revision, ranges: masked as unknown as Range[] },
  }))
}

/** The messages a question is about: those that went along, else the one it was put beside. */
export async function askedAbout(db: Db, ask: AskTable): Promise<string[]> {
  const along = await goneAlong(db, ask)
  return along.length ? along.map((one) => one.message) : [ask.message_id]
}

/** An ask changed in place. */
export async function changeAsk(db: Db, ask: Pick<AskTable, 'workspace_id' | 'id'>, to: Partial<AskTable>) {
  await db.updateTable('ask').set(to).where('workspace_id', '=', ask.workspace_id).where('id', '=', ask.id).execute()
}
