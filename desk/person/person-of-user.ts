import { sql } from 'kysely'
import { type Db } from '#database'
import { type Clock, type Id, newId } from '#kernel'

/** Who works at the desk speaks as a person like anyone else. */
export async function personOfUser(
  db: Db,
  clock: Clock,
  workspace: Id<'workspace'>,
  user: string,
): Promise<Id<'person'>> {
  const { rows } = await sql<{ id: Id<'person'> }>`
    insert into person (workspace_id, id, name, user_id, at)
    select ${workspace}, ${newId()}, u.name, u.id, ${clock()} from auth_user u where u.id = ${user}
    on conflict (workspace_id, user_id) where user_id is not null do update set name = excluded.name
    returning id`.execute(db)
  return rows[0]!.id
}
