import { sql } from 'kysely'
import { type Db } from '#database'
import { type Clock, type Id, type JsonObject, newId } from '#kernel'
import { type MarkedMessage } from './marked-message.ts'

export type CorrectionKind =
  | 'kept-reason'
  | 'refused-reason'
  | 'withdrew-reason'
  | 'changed-theme'
  | 'kept-stance'
  | 'changed-stance'
  | 'refused-stance'

/**
 * Adds to the log that understanding is taught from: it can be replayed from its first line. It holds where words stand,
 * never the words, so that erasing a message leaves nothing of it here. null: the source does not let us learn from it.
 */
export async function recordCorrection(
  db: Db,
  clock: Clock,
  message: Pick<MarkedMessage, 'workspace' | 'id' | 'revision' | 'mayDerive'>,
  correction: { kind: CorrectionKind; detail: JsonObject; by: string },
): Promise<Id<'correction'> | null> {
  if (!message.mayDerive) return null
  const id = newId<'correction'>()
  await db
    .insertInto('correction')
    .values({
      workspace_id: message.workspace,
      id,
      message_id: message.id,
      revision: message.revision,
      kind: correction.kind,
      detail: JSON.stringify(correction.detail) as never,
      by: correction.by,
      at: clock(),
      undone_at: null,
      place: await nextPlaces(db, message.workspace, 1),
    })
    .execute()
  return id
}

/**
 * The first of the next places in the log. The row is held until the transaction ends, so that places become seen in their
 * order: whoever has learnt up to one of them has missed none before it.
 */
export async function nextPlaces(db: Db, workspace: Id<'workspace'>, most: number): Promise<number> {
  const { rows } = await sql<{ recorded: number }>`
    insert into learning (workspace_id, recorded)
    select ${workspace}, coalesce(max(place), 0) + ${most}::int from correction where workspace_id = ${workspace}
    on conflict (workspace_id) do update set recorded = learning.recorded + ${most}::int
    returning recorded`.execute(db)
  return rows[0]!.recorded - most + 1
}

/** What was learnt of them goes with them: the table sees to it itself. */
export async function undoCorrections(
  db: Db,
  clock: Clock,
  workspace: Id<'workspace'>,
  ids: readonly (string | null)[],
): Promise<void> {
  const given = ids.filter((id) => id !== null)
  if (!given.length) return
  await db
    .updateTable('correction')
    .set({ undone_at: clock() })
    .where('workspace_id', '=', workspace)
    .where('id', 'in', given)
    .execute()
}
