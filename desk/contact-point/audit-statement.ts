import { type Db } from '#database'
import { type Clock, type Id, newId } from '#kernel'

interface Stated {
  workspace: Id<'workspace'>
  channel: string
  by: string
}

/** Someone states that the platform has audited what is derived here from its texts. Stated twice, the first one stands. */
export async function stateAudited(db: Db, clock: Clock, { workspace, channel, by }: Stated): Promise<void> {
  await db
    .insertInto('audit_statement')
    .values({ workspace_id: workspace, id: newId(), channel, by, at: clock(), withdrawn_at: null, withdrawn_by: null })
    .onConflict((conflict) =>
      conflict.columns(['workspace_id', 'channel']).where('withdrawn_at', 'is', null).doNothing(),
    )
    .execute()
}

export async function withdrawAudited(db: Db, clock: Clock, { workspace, channel, by }: Stated): Promise<void> {
  await db
    .updateTable('audit_statement')
    .set({ withdrawn_at: clock(), withdrawn_by: by })
    .where('workspace_id', '=', workspace)
    .where('channel', '=', channel)
    .where('withdrawn_at', 'is', null)
    .execute()
}

/** Who stated it, and when; null: nobody, or it was taken back. */
export async function auditedBy(
  db: Db,
  { workspace, channel }: Omit<Stated, 'by'>,
): Promise<{ by: string; at: Date } | null> {
  const row = await db
    .selectFrom('audit_statement')
    .leftJoin('auth_user', 'auth_user.id', 'audit_statement.by')
    .select(['auth_user.name as by', 'audit_statement.at as at'])
    .where('audit_statement.workspace_id', '=', workspace)
    .where('audit_statement.channel', '=', channel)
    .where('audit_statement.withdrawn_at', 'is', null)
    .executeTakeFirst()
  return row ? { by: row.by ?? '', at: row.at } : null
}
