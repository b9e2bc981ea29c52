import { sql } from 'kysely'
import { type OwnHandle } from '#conversation'
import { type Db } from '#database'
import { type Clock, type Id } from '#kernel'

/** Whether they wish to be told which theme their words are put under. */
export async function wishThemeNews(
  db: Db,
  clock: Clock,
  workspace: Id<'workspace'>,
  by: OwnHandle,
  wanted: boolean,
): Promise<void> {
  await sql`update handle set theme_news_at = ${wanted ? clock() : null} where workspace_id = ${workspace}
    and id = ${by.id} and (theme_news_at is not null) <> ${wanted}`.execute(db)
}
