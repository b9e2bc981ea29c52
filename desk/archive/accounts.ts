import { sql } from 'kysely'
import { type Db } from '#database'
import { UnfitArchive } from './archive.ts'
import { objectOf } from './entry.ts'
import { type Line } from './read-lines.ts'
import { refusesRows } from './store-rows.ts'

const atOnce = 500

interface Ways {
  id: string
  user: string
  ways: string
}

/**
 * Every account of the installation, one to a line: who it is, the ways in (passwords as their hashes), the views they
 * saved, when they may be told. For a backup alone. Sessions stay behind: everyone signs in again.
 */
export async function* writeAccounts(db: Db): AsyncGenerator<string> {
  for (let after = ''; ; ) {
    const { rows } = await sql<Ways>`
      select u.id, row_to_json(u)::text as user,
        (select coalesce(json_agg(a order by a.id collate "C"), '[]')::text from auth_account a where a."userId" = u.id) as ways
      from auth_user u where u.id collate "C" > ${after} order by u.id collate "C" limit ${atOnce}`.execute(db)
    for (const { id, user, ways } of rows) {
      const { views, hours } = await ownOf(db, id)
      yield `{"user":${user},"ways":${ways},"views":${views},"hours":${hours}}\n`
    }
    if (rows.length < atOnce) return
    after = rows.at(-1)!.id
  }
}

/** One sees only one's own, the wall says. */
async function ownOf(db: Db, user: string): Promise<{ views: string; hours: string }> {
  await sql`select set_config('insuffleur.by', ${user}, true)`.execute(db)
  const { rows } = await sql<{ views: string; hours: string }>`
    select (select coalesce(json_agg(v order by v.id), '[]') from saved_view v where user_id = ${user})::text as views,
      (select coalesce(json_agg(h), '[]') from own_hours h where user_id = ${user})::text as hours`.execute(db)
  return rows[0]!
}

/** Reads them into an installation that has none. */
export async function readAccounts(db: Db, lines: AsyncIterable<Line>): Promise<number> {
  let read = 0
  for await (const { number, text } of lines) {
    // Backups of before have no hours.
    const { user, ways, views, hours = [], ...more } = objectOf(text, number)
    const id = (user as { id?: unknown } | null)?.id
    if (
      typeof id !== 'string' ||
      !Array.isArray(ways) ||
      !Array.isArray(views) ||
      !Array.isArray(hours) ||
      Object.keys(more).length
    )
      throw new UnfitArchive('not-a-row', number)
    await sql`select set_config('insuffleur.by', ${id}, true)`.execute(db)
    try {
      // The text itself, so that a time keeps its microseconds.
      await sql`insert into auth_user select * from json_populate_record(null::auth_user, ${text}::json -> 'user')`.execute(
        db,
      )
      await sql`insert into auth_account select * from json_populate_recordset(null::auth_account, ${text}::json -> 'ways')`.execute(
        db,
      )
      await sql`insert into saved_view select * from json_populate_recordset(null::saved_view, ${text}::json -> 'views')`.execute(
        db,
      )
      await sql`insert into own_hours select * from json_populate_recordset(null::own_hours, coalesce(${text}::json -> 'hours', '[]'))`.execute(
        db,
      )
    } catch (cause) {
      throw refusesRows(cause) ? new UnfitArchive('refused', number, (cause as Error).message) : cause
    }
    read++
  }
  return read
}
