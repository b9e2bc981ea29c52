import { sql } from 'kysely'
import { type Db } from '#database'
import { type Id } from '#kernel'

/** A page of messages nobody has yet read for reasons, by their ids: the work that waited for them does not travel. */
export async function messagesNotRead(
  db: Db,
  workspace: string,
  after: Id<'message'> | null,
  most: number,
): Promise<Id<'message'>[]> {
  const { rows } = await sql<{ id: Id<'message'> }>`
    select m.id from message m
    where m.workspace_id = ${workspace} and (${after}::uuid is null or m.id > ${after}::uuid) and not m.ours and m.text <> ''
      and not exists (select from finding f where f.workspace_id = m.workspace_id and f.message_id = m.id)
    order by m.id limit ${most}`.execute(db)
  return rows.map((row) => row.id)
}
