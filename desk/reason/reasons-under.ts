import { sql } from 'kysely'
import { type Db } from '#database'
import { type Id } from '#kernel'

/** Reasons under a theme and what was joined into it: those that their person confirmed first, then the latest said. */
export async function reasonsUnder(
  db: Db,
  workspace: Id<'workspace'>,
  theme: string,
  most: number,
): Promise<Id<'reason'>[]> {
  const { rows } = await sql<{ id: Id<'reason'> }>`
    select r.id from reason r join message m on m.workspace_id = r.workspace_id and m.id = r.message_id
    where r.workspace_id = ${workspace} and r.withdrawn_at is null and m.gone_at is null and m.removed_at is null
      and r.theme_id in (select id from theme where workspace_id = ${workspace} and (id = ${theme} or joined_into = ${theme}))
    order by exists (select from reason_confirmation c where c.workspace_id = r.workspace_id and c.reason_id = r.id
      and c.kind = 'confirmed') desc, r.said_at desc, r.id desc limit ${most}`.execute(db)
  return rows.map((row) => row.id)
}
