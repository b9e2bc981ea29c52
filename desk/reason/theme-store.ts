import { sql } from 'kysely'
import { type Db } from '#database'
import { type Clock, type Id, newId, Refusal } from '#kernel'
import { mostThemes, type Theme, type Themes } from './theme.ts'

export async function themesOf(db: Db, workspace: Id<'workspace'>): Promise<Themes> {
  const rows = await db
    .selectFrom('theme')
    .select(['id', 'key', 'name', 'joined_into', 'joined_by_act'])
    .where('workspace_id', '=', workspace)
    .orderBy('id')
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id as Theme['id'],
        key: row.key,
        name: row.name,
        joinedInto: row.joined_into as Theme['joinedInto'],
        joinedBy: row.joined_by_act as Theme['joinedBy'],
      },
    ]),
  )
}

/** One hand at a time on a workspace’s themes: two would make the same one, or join two into each other. */
export async function themesToChange(db: Db, workspace: Id<'workspace'>): Promise<Themes> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`themes of ${workspace}`}, 0))`.execute(db)
  return themesOf(db, workspace)
}

/** Expects `themesToChange` before it. */
export async function makeTheme(
  db: Db,
  clock: Clock,
  by: string,
  workspace: Id<'workspace'>,
  theme: { key: string | null; name: string },
): Promise<Id<'theme'>> {
  const { n } = await db
    .selectFrom('theme')
    .select((of) => of.fn.countAll<number>().as('n'))
    .where('workspace_id', '=', workspace)
    .executeTakeFirstOrThrow()
  if (n >= mostThemes) throw new Refusal('reason.too-many-themes', 409, { most: mostThemes })
  const id = newId<'theme'>()
  await db
    .insertInto('theme')
    .values({ workspace_id: workspace, id, ...theme, joined_into: null, joined_by_act: null, at: clock(), by })
    .execute()
  return id
}

/** Takes back a theme that an undone act had made, unless something else has come to lean on it. */
export async function dropThemeIfUnused(db: Db, workspace: Id<'workspace'>, theme: string | null): Promise<void> {
  if (!theme) return
  await themesToChange(db, workspace)
  await sql`
    delete from theme t where t.workspace_id = ${workspace} and t.id = ${theme}
      and not exists (select from reason r where r.workspace_id = t.workspace_id and r.theme_id = t.id)
      and not exists (select from decision d where d.workspace_id = t.workspace_id and d.theme_id = t.id)
      and not exists (select from theme o where o.workspace_id = t.workspace_id and o.joined_into = t.id)`.execute(db)
}

export async function workspaceSpeaks(
  db: Db,
  workspace: Id<'workspace'>,
): Promise<{ name: string; language: 'fr' | 'en' }> {
  const row = await db
    .selectFrom('workspace')
    .select(['name', 'language'])
    .where('id', '=', workspace)
    .executeTakeFirstOrThrow(() => new Refusal('workspace.not-there', 404))
  return { name: row.name, language: row.language === 'en' ? 'en' : 'fr' }
}
