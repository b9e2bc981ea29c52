import { type Db, type Within } from '#database'
import { type Id, isId, Refusal } from '#kernel'

/** Where a place of ours is, and the name it bears: `name@host`. */
export interface Named {
  workspace: Id<'workspace'>
  id: Id<'contact point'>
  name: string
}

/**
 * Gives a place a name of the whole installation. A name that a client has borne stays theirs: nobody else may pass for
 * them under it later, but they may plant it anew.
 */
export async function giveName(
  db: Db,
  place: { workspace: Id<'workspace'>; id: Id<'contact point'> },
  name: string,
): Promise<void> {
  const given = await db
    .insertInto('name_here')
    .values({ name, workspace_id: place.workspace, contact_point_id: place.id })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ contact_point_id: place.id })
        .where('name_here.workspace_id', '=', place.workspace),
    )
    .returning('name')
    .executeTakeFirst()
  if (!given) throw new Refusal('contact-point.name-taken', 409, { name })
}

/** Who bears a name, or stands at an address of ours below `below`. */
export async function placeNamed(
  within: Within,
  name: string,
  { host, below, resource }: { host: string; below: string; resource: string },
): Promise<Named | null> {
  const [workspace, id] = resource.startsWith(below) ? resource.slice(below.length).split('/') : []
  if (resource.startsWith(below) && !(isId(workspace) && isId(id))) return null
  if (!workspace && !name.endsWith(`@${host}`)) return null
  const row = await within([], null, (db) => {
    const named = db.selectFrom('name_here').select(['name', 'workspace_id', 'contact_point_id'])
    return (
      workspace
        ? named.where('workspace_id', '=', workspace).where('contact_point_id', '=', id!)
        : named.where('name', '=', name)
    ).executeTakeFirst()
  })
  return (
    (row && {
      workspace: row.workspace_id as Named['workspace'],
      id: row.contact_point_id as Named['id'],
      name: row.name,
    }) ??
    null
  )
}
