import { type Db } from '#database'
import { type Clock, type Id, type JsonObject, newId, Refusal } from '#kernel'

const most = 50

/** One's own way of looking at the conversations, kept under a name. Belongs to the user, not to a workspace. */
export interface SavedView {
  id: Id<'view'>
  name: string
  filter: JsonObject
}

export async function savedViews(db: Db, user: string): Promise<SavedView[]> {
  const rows = await db
    .selectFrom('saved_view')
    .select(['id', 'name', 'filter'])
    .where('user_id', '=', user)
    .orderBy('id')
    .limit(most)
    .execute()
  return rows.map((row) => ({ ...row, id: row.id as Id<'view'> }))
}

export async function saveView(
  db: Db,
  clock: Clock,
  user: string,
  view: { name: string; filter: JsonObject },
): Promise<SavedView> {
  if ((await savedViews(db, user)).length >= most) throw new Refusal('view.too-many', 409, { most })
  const id = newId<'view'>()
  await db
    .insertInto('saved_view')
    .values({ user_id: user, id, name: view.name, filter: JSON.stringify(view.filter) as never, at: clock() })
    .execute()
  return { id, ...view }
}

export async function forgetView(db: Db, user: string, id: Id<'view'>): Promise<void> {
  const gone = await db
    .deleteFrom('saved_view')
    .where('user_id', '=', user)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (!gone) throw new Refusal('view.not-there', 404)
}
