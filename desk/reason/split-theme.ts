import { sql } from 'kysely'
import { type Db, ring } from '#database'
import { type Clock, type Id, newId, Refusal } from '#kernel'
import { recordAct, type Undo } from '#team'
import { nextPlaces, undoCorrections } from './correction-store.ts'
import { mustBeFree } from './rename-theme.ts'
import { heldBy, themeName } from './theme.ts'
import { dropThemeIfUnused, makeTheme, themesToChange } from './theme-store.ts'

interface Moving {
  id: string
  message: string
  revision: number
  start: number
  end: number
  from: string
  learn: boolean
}

type Split = { theme: string; moved: { reason: string; from: string }[]; corrections: string[] }

/** Some of a theme’s reasons say something else: they go to a theme of their own. */
export async function splitTheme(
  db: Db,
  clock: Clock,
  by: string,
  at: { workspace: Id<'workspace'>; theme: Id<'theme'> },
  asked: { name: string; reasons: readonly string[] },
): Promise<{ theme: Id<'theme'>; act: Id<'act'> }> {
  const name = themeName(asked.name)
  await holdMessagesOf(db, at.workspace, asked.reasons)
  const themes = await themesToChange(db, at.workspace)
  const held = heldBy(themes, at.theme).map((theme) => theme.id)
  if (!held.length) throw new Refusal('reason.no-such-theme', 404)
  mustBeFree(themes, name, null)
  const moving = await reasonsOf(db, at.workspace, held, asked.reasons)
  if (moving.length < new Set(asked.reasons).size) throw new Refusal('reason.not-of-this-theme', 409)
  const theme = await makeTheme(db, clock, by, at.workspace, { key: null, name })
  await sql`update reason set theme_id = ${theme}
    where workspace_id = ${at.workspace} and id = any(${moving.map((one) => one.id)}::uuid[])`.execute(db)
  const corrections = await recordMoves(db, clock, by, at.workspace, theme, moving)
  const detail: Split = { theme, moved: moving.map((one) => ({ reason: one.id, from: one.from })), corrections }
  await ring(db, { workspace: at.workspace, kind: 'marked', conversations: [] })
  const act = await recordAct(db, clock, { workspace: at.workspace, kind: 'split-theme', by, detail })
  return { theme, act }
}

/** Every hand takes messages first (in the order of their ids), then themes: two hands then never wait for each other. */
export async function holdMessagesOf(db: Db, workspace: Id<'workspace'>, reasons: readonly string[]): Promise<void> {
  await sql`
    select from message m where m.workspace_id = ${workspace} and m.id in (
      select message_id from reason where workspace_id = ${workspace} and id = any(${reasons}::uuid[]))
    order by m.id for no key update`.execute(db)
}

async function reasonsOf(
  db: Db,
  workspace: Id<'workspace'>,
  themes: readonly string[],
  reasons: readonly string[],
): Promise<Moving[]> {
  const { rows } = await sql<Moving>`
    select r.id, r.message_id as message, r.revision, r.span_start as start, r.span_end as "end", r.theme_id as from,
           m.terms -> 'mayDerive' is distinct from 'false'::jsonb as learn
    from reason r join message m on m.workspace_id = r.workspace_id and m.id = r.message_id
    where r.workspace_id = ${workspace} and r.id = any(${reasons}::uuid[]) and r.theme_id = any(${themes}::uuid[])
      and r.withdrawn_at is null`.execute(db)
  return rows
}

/** Each move says that these words were not of that theme: several corrections, one statement. */
async function recordMoves(
  db: Db,
  clock: Clock,
  by: string,
  workspace: Id<'workspace'>,
  to: string,
  moving: readonly Moving[],
): Promise<string[]> {
  const rows = moving
    .filter((one) => one.learn)
    .map(({ id, message, revision, start, end, from }) => ({
      id: newId<'correction'>(),
      message,
      revision,
      detail: { reason: id, start, end, from, to },
    }))
  const first = rows.length ? await nextPlaces(db, workspace, rows.length) : 0
  await sql`
    insert into correction (workspace_id, id, message_id, revision, kind, detail, by, at, place)
    select ${workspace}, x.id, x.message, x.revision, 'changed-theme', x.detail, ${by}, ${clock()},
      ${first}::int - 1 + row_number() over (order by x.id)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (id uuid, message uuid, revision integer, detail jsonb)`.execute(
    db,
  )
  return rows.map((row) => row.id)
}

/** Each goes back where it was, but for those that someone has moved on since; unless where it was is no more. */
export const undoSplitTheme: Undo = async (db, clock, act) => {
  const split = act.detail as Split
  const reasons = split.moved.map((one) => one.reason)
  await holdMessagesOf(db, act.workspace, reasons)
  const themes = await themesToChange(db, act.workspace)
  if (![split.theme, ...split.moved.map((one) => one.from)].every((one) => themes.has(one)))
    throw new Refusal('act.too-late', 409)
  await sql`
    update reason r set theme_id = x."from"
    from jsonb_to_recordset(${JSON.stringify(split.moved)}::jsonb) as x (reason uuid, "from" uuid)
    where r.workspace_id = ${act.workspace} and r.id = x.reason and r.theme_id = ${split.theme}`.execute(db)
  await undoCorrections(db, clock, act.workspace, split.corrections)
  await dropThemeIfUnused(db, act.workspace, split.theme)
  await ring(db, { workspace: act.workspace, kind: 'marked', conversations: [] })
}
