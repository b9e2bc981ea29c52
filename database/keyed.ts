import { type RawBuilder, sql } from 'kysely'

/**
 * A workspace, where rows are looked up by their keys: `where m.workspace_id = ${keyed(workspace)} and m.id = x.id`.
 * Told the id itself, the planner looks it up among the workspaces it last counted; one that is newer seems to be empty,
 * any index that begins with the workspace seems as good as the key, and each lookup reads all there is of it. Told a
 * subquery, it reckons with an average workspace, and the key wins.
 */
export function keyed(workspace: string): RawBuilder<string> {
  return sql`(select ${workspace}::uuid)`
}
