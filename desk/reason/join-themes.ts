import { type Db, ring } from '#database'
import { type Clock, type Id, newId, Refusal } from '#kernel'
import { recordAct, type Undo } from '#team'
import { keepOut, letBackIn, objectedIn } from './keep-out.ts'
import { mustBeFree } from './rename-theme.ts'
import { holdMessagesOf } from './split-theme.ts'
import { heldBy } from './theme.ts'
import { themesOf, themesToChange } from './theme-store.ts'

type Joined = { theme: string; into: string; with: string[]; out?: { reason: string; theme: string }[] }

/**
 * Two themes say the same: one is read within the other from now on, with those that were read within it. Reasons keep
 * their own theme underneath, so that taking it out again, whenever that is, brings back exactly what was there. Words
 * whose author said that they do not mean the other theme are not read within it: they leave for none.
 */
export async function joinThemes(
  db: Db,
  clock: Clock,
  by: string,
  at: { workspace: Id<'workspace'>; theme: Id<'theme'> },
  into: Id<'theme'>,
): Promise<{ act: Id<'act'>; keptOut: number }> {
  const both = { theme: at.theme, into }
  const before = await objectedIn(db, at.workspace, await themesOf(db, at.workspace), both)
  await holdMessagesOf(
    db,
    at.workspace,
    before.map((one) => one.reason),
  )
  const themes = await themesToChange(db, at.workspace)
  const theme = themes.get(at.theme)
  const target = themes.get(into)
  if (!theme || !target) throw new Refusal('reason.no-such-theme', 404)
  if (theme.id === target.id) throw new Refusal('reason.same-theme', 422)
  // Only themes that stand on their own are on the screen; and with roots alone no circle can close.
  if (theme.joinedInto || target.joinedInto) throw new Refusal('reason.theme-joined-already', 409)
  const act = newId<'act'>()
  const out = await objectedIn(db, at.workspace, themes, both)
  await keepOut(db, at.workspace, out)
  const along = heldBy(themes, theme.id).filter((one) => one.id !== theme.id)
  await readWithin(db, at.workspace, target.id, [theme.id, ...along.map((one) => one.id)])
  await db
    .updateTable('theme')
    .set({ joined_by_act: act })
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', theme.id)
    .execute()
  const detail: Joined = { theme: theme.id, into: target.id, with: along.map((one) => one.id), out }
  await ring(db, { workspace: at.workspace, kind: 'marked', conversations: [] })
  await recordAct(db, clock, { workspace: at.workspace, id: act, kind: 'join-themes', by, detail })
  return { act, keptOut: out.length }
}

/** A joined theme always points at the one on the screen, so that any reader finds it in one step. */
async function readWithin(
  db: Db,
  workspace: Id<'workspace'>,
  into: string | null,
  themes: readonly string[],
): Promise<void> {
  if (!themes.length) return
  await db
    .updateTable('theme')
    .set({ joined_into: into })
    .where('workspace_id', '=', workspace)
    .where('id', 'in', themes)
    .execute()
}

/** Joined further since, the theme comes out all the same, and what had come along follows it. */
export const undoJoinThemes: Undo = async (db, _clock, act) => {
  const joined = act.detail as Joined
  const out = joined.out ?? []
  await holdMessagesOf(
    db,
    act.workspace,
    out.map((one) => one.reason),
  )
  const themes = await themesToChange(db, act.workspace)
  const theme = themes.get(joined.theme)
  if (!theme || theme.joinedBy !== act.id) throw new Refusal('act.too-late', 409)
  mustBeFree(themes, theme.name, theme.id)
  const still = joined.with.filter((one) => themes.get(one)?.joinedInto === theme.joinedInto)
  await readWithin(db, act.workspace, theme.id, still)
  await db
    .updateTable('theme')
    .set({ joined_into: null, joined_by_act: null })
    .where('workspace_id', '=', act.workspace)
    .where('id', '=', theme.id)
    .execute()
  await letBackIn(db, act.workspace, out)
  await ring(db, { workspace: act.workspace, kind: 'marked', conversations: [] })
}
