import { type Db, ring } from '#database'
import { type Id } from '#kernel'

/** Someone leaves the desk: what was theirs to see to is everyone's again. */
export async function giveBack(db: Db, workspace: Id<'workspace'>, user: string): Promise<void> {
  const rows = await db
    .updateTable('conversation')
    .set({ assigned_to: null })
    .where('workspace_id', '=', workspace)
    .where('assigned_to', '=', user)
    .returning('id')
    .execute()
  if (rows.length) await ring(db, { workspace, kind: 'marked', conversations: rows.map((row) => row.id) })
}
