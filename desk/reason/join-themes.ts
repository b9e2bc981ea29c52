import { type Db, ring } from '#database'
import { type Clock, type Id, newId, Refusal } from '#kernel'
import { recordAct, type Undo } from '#team'
import { mustBeFree } from './rename-theme.ts'
import { themesToChange } from './theme-store.ts'

type Joined = { theme: string; into: string }

/**
 * Two themes say the same: one is read within the other from now on. Its reasons keep their own theme underneath, so that
 * taking it out again, whenever that is, brings back exactly what was there.
 */
export async function joinThemes(
  db: Db,
  clock: Clock,
  by: string,
  at: { workspace: Id<'workspace'>; theme: Id<'theme'> },
  into: Id<'theme'>,
): Promise<Id<'act'>> {
  const themes = await themesToChange(db, at.workspace)
  const theme = themes.get(at.theme)
  const target = themes.get(into)
  if (!theme || !target) throw new Refusal('reason.no-such-theme', 404)
  if (theme.id === target.id) throw new Refusal('reason.same-theme', 422)
  // Only themes that stand on their own are on the screen; and with roots alone no circle can close.
  if (theme.joinedInto || target.joinedInto) throw new Refusal('reason.theme-joined-already', 409)
  const act = newId<'act'>()
  await db
    .updateTable('theme')
    .set({ joined_into: target.id, joined_by_act: act })
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', theme.id)
    .execute()
  const detail: Joined = { theme: theme.id, into: target.id }
  await ring(db, { workspace: at.workspace, kind: 'marked', conversations: [] })
  return recordAct(db, clock, { workspace: at.workspace, id: act, kind: 'join-themes', by, detail })
}

export const undoJoinThemes: Undo = async (db, _clock, act) => {
  const joined = act.detail as Joined
  const themes = await themesToChange(db, act.workspace)
  const theme = themes.get(joined.theme)
  if (theme?.joinedInto !== joined.into) throw new Refusal('act.too-late', 409)
  mustBeFree(themes, theme.name, theme.id)
  await db
    .updateTable('theme')
    .set({ joined_into: null, joined_by_act: null })
    .where('workspace_id', '=', act.workspace)
    .where('id', '=', theme.id)
    .execute()
  await ring(db, { workspace: act.workspace, kind: 'marked', conversations: [] })
}
