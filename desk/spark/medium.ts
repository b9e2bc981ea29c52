import { sql } from 'kysely'
import { type Medium as Shown } from '#channel'
import { type Db, ring } from '#database'
import { type Clock, type Id, newId, Refusal } from '#kernel'
import { type AtSpark, holdSpark, mustBeOpen } from './spark.ts'

/** An image of a spark, without what it is made of. */
export interface Medium {
  id: Id<'medium'>
  name: string
  type: string
  width: number
  height: number
  alt: string
  bytes: number
}

/** More than any place takes. */
export const mostMedia = 10
export const mostBytes = 8 * 1024 * 1024

export async function mediaOf(db: Db, { workspace, spark }: AtSpark): Promise<Medium[]> {
  const { rows } =
    await sql<Medium>`select id, name, type, width, height, alt, octet_length(bytes) as bytes from spark_medium
    where workspace_id = ${workspace} and spark_id = ${spark} order by id`.execute(db)
  return rows
}

/** What it is made of, for whoever shows it or publishes it; in the order asked for. */
export async function mediaWhole(db: Db, workspace: Id<'workspace'>, ids: readonly string[]): Promise<Shown[]> {
  const rows = await db
    .selectFrom('spark_medium')
    .select(['id', 'name', 'type', 'alt', 'bytes'])
    .where('workspace_id', '=', workspace)
    .where('id', 'in', [...ids, newId()])
    .execute()
  return ids.map((id) => {
    const row = rows.find((one) => one.id === id)
    if (!row) throw new Refusal('spark.no-such-image', 404)
    return { name: row.name, type: row.type, alt: row.alt, bytes: row.bytes }
  })
}

export interface NewMedium {
  name: string
  type: string
  width: number
  height: number
  bytes: Uint8Array
}

export async function addMedium(
  db: Db,
  clock: Clock,
  at: AtSpark,
  by: string,
  medium: NewMedium,
): Promise<Id<'medium'>> {
  mustBeOpen(await holdSpark(db, at))
  if (medium.bytes.length > mostBytes) throw new Refusal('spark.image-too-big', 413)
  if ((await mediaOf(db, at)).length >= mostMedia) throw new Refusal('spark.too-many-images', 409)
  const id = newId<'medium'>()
  await db
    .insertInto('spark_medium')
    .values({
      ...{ workspace_id: at.workspace, id, spark_id: at.spark, name: medium.name.slice(0, 200), type: medium.type },
      ...{ width: medium.width, height: medium.height, bytes: Buffer.from(medium.bytes), at: clock() },
    })
    .execute()
  await changed(db, clock, at, by)
  return id
}

/** What it shows, for those who cannot see it. */
export async function describeMedium(
  db: Db,
  clock: Clock,
  at: AtSpark & { medium: string },
  by: string,
  alt: string,
): Promise<void> {
  mustBeOpen(await holdSpark(db, at))
  const { numUpdatedRows } = await db
    .updateTable('spark_medium')
    .set({ alt })
    .where('workspace_id', '=', at.workspace)
    .where('spark_id', '=', at.spark)
    .where('id', '=', at.medium)
    .executeTakeFirst()
  if (!numUpdatedRows) throw new Refusal('spark.no-such-image', 404)
  await changed(db, clock, at, by)
}

export async function takeMediumOut(db: Db, clock: Clock, at: AtSpark & { medium: string }, by: string): Promise<void> {
  mustBeOpen(await holdSpark(db, at))
  const { numDeletedRows } = await db
    .deleteFrom('spark_medium')
    .where('workspace_id', '=', at.workspace)
    .where('spark_id', '=', at.spark)
    .where('id', '=', at.medium)
    .executeTakeFirst()
  if (!numDeletedRows) throw new Refusal('spark.no-such-image', 404)
  await changed(db, clock, at, by)
}

async function changed(db: Db, clock: Clock, at: AtSpark, by: string): Promise<void> {
  await sql`update spark set version = version + 1, changed_by = ${by}, changed_at = ${clock()}
    where workspace_id = ${at.workspace} and id = ${at.spark}`.execute(db)
  await ring(db, { workspace: at.workspace, kind: 'sparks', conversations: [] })
}
