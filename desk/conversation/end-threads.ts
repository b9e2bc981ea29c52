import { sql } from 'kysely'
import { type ContactPoint } from '#contact-point'
import { type Db } from '#database'
import { type Clock } from '#kernel'
import { type Changed } from './keep-heard.ts'
import { dropReactions } from './keep-reactions.ts'
import { takeGone } from './take-gone.ts'

/** What people spoke under stands there no more: all that was said there went with it, ours too. Notes of ours stay. */
export async function endThreads(
  db: Db,
  clock: Clock,
  place: ContactPoint,
  threads: readonly string[],
): Promise<Changed[]> {
  const { rows } = await sql<{ native: string }>`
    select m.native_id as native from thread t
    join message m on m.workspace_id = t.workspace_id and m.thread_id = t.id and m.native_id is not null and m.gone_at is null
    where t.workspace_id = ${place.workspace} and t.contact_point_id = ${place.id} and t.native_id = any(${threads}::text[])`.execute(
    db,
  )
  const words = rows.map(({ native }) => native)
  const gone = await takeGone(db, clock, place, words)
  const { rows: liked } = await sql<{ id: string }>`
    select native_id as id from reaction where workspace_id = ${place.workspace} and contact_point_id = ${place.id}
      and about_native = any(${[...threads, ...words]}::text[])`.execute(db)
  return [
    ...gone,
    ...(await dropReactions(
      db,
      place,
      liked.map(({ id }) => id),
    )),
  ]
}
