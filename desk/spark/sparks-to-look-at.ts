import { sql } from 'kysely'
import { type ClientMorning } from '#contract'
import { type Db } from '#database'
import { type Id } from '#kernel'
import { beginningOf } from './beginning.ts'
import { pauseNamed } from './pauses-on-desk.ts'

/** What did not go out at its hour, the latest begun first, until somebody says what becomes of it; and whether all is held. */
export async function sparksToLookAt(
  db: Db,
  workspace: Id<'workspace'>,
  most: number,
): Promise<ClientMorning['sparks']> {
  const { rows } = await sql<{ spark: string; beginning: string; why: string | null; at: Date | null }>`
    select id as spark, ${beginningOf('spark')} as beginning, why, planned_for as at
    from spark where workspace_id = ${workspace} and state = 'missed' order by id desc limit ${most}`.execute(db)
  return {
    paused: await pauseNamed(db, workspace),
    missed: rows.map(({ at, ...row }) => ({ ...row, at: at?.toISOString() ?? null })),
  }
}
