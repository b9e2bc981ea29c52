import { sql } from 'kysely'
import { type Db } from '#database'
import { type Id } from '#kernel'
import { heldBy, type Themes } from './theme.ts'

/** A reason whose author said that it does not mean the theme it would be read within, and the theme it stands in. */
export interface Objected {
  reason: string
  theme: string
}

/** Of the reasons of one theme, with all that is read within it: those whose authors took them out of the other before. */
export async function objectedIn(
  db: Db,
  workspace: Id<'workspace'>,
  themes: Themes,
  { theme, into }: { theme: string; into: string },
): Promise<Objected[]> {
  const of = (root: string) => heldBy(themes, root).map((one) => one.id)
  const { rows } = await sql<Objected>`
    select r.id as reason, r.theme_id as theme from reason r
    where r.workspace_id = ${workspace} and r.theme_id = any(${of(theme)}::uuid[]) and r.withdrawn_at is null
      and exists (select from theme_objection o where o.workspace_id = r.workspace_id and o.reason_id = r.id
        and o.theme_id = any(${of(into)}::uuid[]))
    order by r.id`.execute(db)
  return rows
}

/** They leave for no theme at all: only their author may say that they belong there. */
export async function keepOut(db: Db, workspace: Id<'workspace'>, objected: readonly Objected[]): Promise<void> {
  await sql`update reason set theme_id = null where workspace_id = ${workspace}
    and id = any(${objected.map((one) => one.reason)}::uuid[])`.execute(db)
}

/** The join is undone: they stand again where they stood, unless somebody put them elsewhere since. */
export async function letBackIn(db: Db, workspace: Id<'workspace'>, objected: readonly Objected[]): Promise<void> {
  await sql`update reason r set theme_id = x.theme
    from unnest(${objected.map((one) => one.reason)}::uuid[], ${objected.map((one) => one.theme)}::uuid[]) as x (reason, theme)
    where r.workspace_id = ${workspace} and r.id = x.reason and r.theme_id is null`.execute(db)
}
