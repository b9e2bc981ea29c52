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
    })
    .execute()
  return id
}

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
