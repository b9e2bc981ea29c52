import { deserialize, serialize } from 'node:v8'
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { sql } from 'kysely'
import { type Db } from '#database'
import { type Clock, type Id } from '#kernel'
import { type Learning, understandingVersion } from '#understanding'

/** What a workspace has learnt, as it is kept. */
export interface KeptLearning {
  epoch: string
  /** Learnt by this version of understanding, under these themes. */
  fits: boolean
  upto: number
  lessons: number
}

/** undefined: nothing was ever corrected. */
export async function keptLearning(
  db: Db,
  workspace: Id<'workspace'>,
  brand: string,
): Promise<KeptLearning | undefined> {
  const row = (await rowOf(db, workspace)) ?? (await madeForAnArchive(db, workspace))
  if (!row) return undefined
  const { epoch, upto, lessons } = row
  return { epoch, fits: row.version === understandingVersion && row.brand === brand && upto > 0, upto, lessons }
}

function rowOf(db: Db, workspace: Id<'workspace'>) {
  return db
    .selectFrom('learning')
    .select(['epoch', 'version', 'brand', 'upto', 'lessons'])
    .where('workspace_id', '=', workspace)
    .executeTakeFirst()
}

/** Corrections that came by an archive: they have their places, but for those of an archive older than places. */
async function madeForAnArchive(db: Db, workspace: Id<'workspace'>) {
  const { rows } = await sql`
    insert into learning (workspace_id, recorded)
    select ${workspace}, count(*) from correction where workspace_id = ${workspace} having count(*) > 0
    on conflict (workspace_id) do nothing returning recorded`.execute(db)
  if (!rows.length) return undefined
  await sql`
    update correction c set place = n.place
    from (select id, row_number() over (order by place, id) as place from correction where workspace_id = ${workspace}) n
    where c.workspace_id = ${workspace} and c.id = n.id and exists (
      select from correction o where o.workspace_id = ${workspace} and o.place = 0)`.execute(db)
  await sql`
    update learning set recorded = (select max(place) from correction where workspace_id = ${workspace})
    where workspace_id = ${workspace}`.execute(db)
  return rowOf(db, workspace)
}

export async function keptValue(db: Db, workspace: Id<'workspace'>): Promise<Learning | undefined> {
  const row = await db.selectFrom('learning').select('value').where('workspace_id', '=', workspace).executeTakeFirst()
  return row?.value ? read(row.value) : undefined
}

/** Written down unless something learnt was taken back meanwhile, or someone has written more. */
export async function keepValue(
  db: Db,
  clock: Clock,
  workspace: Id<'workspace'>,
  kept: { epoch: string; brand: string; upto: number; lessons: number; value: Learning },
): Promise<void> {
  const { epoch, brand, upto, lessons, value } = kept
  await sql`
    update learning set version = ${understandingVersion}, brand = ${brand}, upto = ${upto}, lessons = ${lessons},
      value = ${written(value)}, at = ${clock()}
    where workspace_id = ${workspace} and epoch = ${epoch}
      and (upto < ${upto} or version is distinct from ${understandingVersion} or brand is distinct from ${brand})`.execute(
    db,
  )
}

/** Tables of numbers alone: the words they were learnt from are not in them. */
function written(value: Learning): Buffer {
  return zstdCompressSync(serialize({ ...value, corrections: [] }))
}

/** undefined where it cannot be read any more: then all is learnt again. */
function read(bytes: Buffer): Learning | undefined {
  try {
    return deserialize(zstdDecompressSync(bytes)) as Learning
  } catch {
    return undefined
  }
}
