import { sql } from 'kysely'
import { type OwnHandle } from '#conversation'
import { type Db } from '#database'
import { type Clock, type Id, newId, Refusal } from '#kernel'
import { letAwaitAgain, ownReason } from './own-reason-store.ts'
import { settle } from './settle.ts'
import { rootOf } from './theme.ts'
import { themesOf } from './theme-store.ts'

/** « Ce n’est pas ce que je voulais dire » : the reason leaves its theme, and the desk sees that its author took it out. */
export async function objectToTheme(
  db: Db,
  clock: Clock,
  workspace: Id<'workspace'>,
  by: OwnHandle,
  /** `shown`: the theme they read. */
  { reason, shown }: { reason: string; shown: string },
): Promise<void> {
  const at = await ownReason(db, workspace, by, reason)
  const theme = at.theme && rootOf(await themesOf(db, workspace), at.theme)?.id
  if (!theme) return
  if (theme !== shown) throw new Refusal('page.changed', 409)
  await db
    .insertInto('theme_objection')
    .values({ workspace_id: workspace, id: newId(), reason_id: at.reason, theme_id: theme, at: clock() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await sql`update reason set theme_id = null where workspace_id = ${workspace} and id = ${at.reason}`.execute(db)
  await letAwaitAgain(db, clock, workspace, at)
  await settle(db, clock, workspace, [at.message])
}
