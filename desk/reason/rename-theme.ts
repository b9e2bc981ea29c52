import { type Db, ring } from '#database'
import { type Clock, type Id, Refusal } from '#kernel'
import { mustBeLast, recordAct, type Undo } from '#team'
import { namesAlike, type Themes, themeName } from './theme.ts'
import { themesToChange } from './theme-store.ts'

type Renamed = { theme: string; from: string; to: string }

/** Calls a theme by another name. One that stands already is refused: joining says that two are one. */
export async function renameTheme(
  db: Db,
  clock: Clock,
  by: string,
  at: { workspace: Id<'workspace'>; theme: Id<'theme'> },
  typed: string,
): Promise<Id<'act'>> {
  const to = themeName(typed)
  const themes = await themesToChange(db, at.workspace)
  const theme = themes.get(at.theme)
  if (!theme || theme.joinedInto) throw new Refusal('reason.no-such-theme', 404)
  mustBeFree(themes, to, theme.id)
  await setName(db, at.workspace, theme.id, to)
  const detail: Renamed = { theme: theme.id, from: theme.name, to }
  await ring(db, { workspace: at.workspace, kind: 'marked', conversations: [] })
  return recordAct(db, clock, { workspace: at.workspace, kind: 'rename-theme', by, detail })
}

/** Two themes on the screen must not read alike. */
export function mustBeFree(themes: Themes, name: string, but: string | null): void {
  const taken = [...themes.values()].some(
    (theme) => theme.id !== but && !theme.joinedInto && namesAlike(theme.name, name),
  )
  if (taken) throw new Refusal('reason.theme-name-taken', 409, { name })
}

async function setName(db: Db, workspace: Id<'workspace'>, theme: string, name: string): Promise<void> {
  await db.updateTable('theme').set({ name }).where('workspace_id', '=', workspace).where('id', '=', theme).execute()
}

export const undoRenameTheme: Undo = async (db, _clock, act) => {
  const { theme: id, from, to } = act.detail as Renamed
  const themes = await themesToChange(db, act.workspace)
  const theme = themes.get(id)
  await mustBeLast(db, act, ['rename-theme'])
  if (theme?.name !== to) throw new Refusal('act.too-late', 409)
  if (!theme.joinedInto) mustBeFree(themes, from, id)
  await setName(db, act.workspace, id, from)
  await ring(db, { workspace: act.workspace, kind: 'marked', conversations: [] })
}
