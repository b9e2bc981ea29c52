import { sql } from 'kysely'
import { type Row } from '#contract'
import { type Db } from '#database'
import { type Here } from './conversation-store.ts'
import { rowsNamed } from './conversations-on-desk.ts'
import { searchWords } from './search.ts'

const most = 40
const mostMessages = 500

/**
 * Conversations of the same client that may be joined to this one, put aside ones too: those that bear these words in
 * their subject, or in what was said there; the latest first.
 */
export async function joinable(db: Db, at: Here, words: string): Promise<Row[]> {
  const holds = `%${words.trim().replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<{ id: string }>`
    with said as materialized (
      select distinct conversation_id as id from search_messages(${searchWords(words)}, ${mostMessages}, null, null)),
    near as (
      (select id, last_said_at from conversation where workspace_id = ${at.workspace} and standing >= 0
         and subject ilike ${holds} order by standing desc, last_said_at desc, id desc limit ${most})
      union
      select c.id, c.last_said_at from said cross join lateral (
        select * from conversation c where c.workspace_id = ${at.workspace} and c.id = said.id and c.standing >= 0 offset 0) c)
    select id from near where id <> ${at.conversation} order by last_said_at desc, id desc limit ${most}`.execute(db)
  const found = rows.map((row) => row.id)
  const shown = await rowsNamed(db, at.workspace, found)
  return shown.sort((one, other) => found.indexOf(one.id) - found.indexOf(other.id))
}
