import { sql } from 'kysely'
import { type Verbatim } from '#contract'
import { type Db, keyed } from '#database'
import { verbatimsWhere } from './verbatims.ts'

/** These reasons with their words, the latest said first; withdrawn ones, and words that are gone, are left out. */
export async function verbatimsOfReasons(db: Db, workspace: string, reasons: readonly string[]): Promise<Verbatim[]> {
  if (!reasons.length) return []
  return verbatimsWhere(
    db,
    workspace,
    sql`select id from reason where workspace_id = ${keyed(workspace)} and id = any(${reasons}::uuid[]) and withdrawn_at is null`,
  )
}
