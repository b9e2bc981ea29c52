import { sql } from 'kysely'
import { type Db } from '#database'
import { type Id, Refusal } from '#kernel'
import { type Direction, directionOf } from '#understanding'
import { heldBy, rootOf } from './theme.ts'
import { themesOf } from './theme-store.ts'
import { wordsOfReasons } from './words-of-reasons.ts'

export interface Behind {
  theme: { id: Id<'theme'>; name: string }
  /** The messages in which people give a reason of this theme, each once. */
  messages: { id: Id<'message'>; reason: Id<'reason'> }[]
}

/**
 * Who said so: each message with a kept reason of this theme and of those joined into it. `direction`: those alone whose
 * words let one think that they would rather have it so. A theme that was joined into another answers for itself.
 */
export async function reasonsBehind(
  db: Db,
  workspace: Id<'workspace'>,
  at: { theme: string; direction: string | null },
): Promise<Behind> {
  const themes = await themesOf(db, workspace)
  const theme = themes.get(at.theme)
  if (!theme) throw new Refusal('reason.no-such-theme', 404)
  const held = rootOf(themes, theme.id)?.id === theme.id ? heldBy(themes, theme.id).map((one) => one.id) : [theme.id]
  const { rows } = await sql<{ id: Id<'reason'>; message: Id<'message'> }>`
    select r.id, r.message_id as message from reason r
    join message m on m.workspace_id = r.workspace_id and m.id = r.message_id
    where r.workspace_id = ${workspace} and r.theme_id = any(${held}::uuid[]) and r.withdrawn_at is null
      and not m.ours and m.audience <> 'internal' and m.handle_id is not null
    order by r.said_at, r.id`.execute(db)
  const meant = at.direction ? await meaning(db, workspace, at.direction as Direction, rows) : rows
  const messages = [...new Map(meant.map((one) => [one.message, { id: one.message, reason: one.id }])).values()]
  return { theme: { id: theme.id, name: theme.name }, messages }
}

async function meaning<Row extends { id: string }>(
  db: Db,
  workspace: Id<'workspace'>,
  direction: Direction,
  rows: readonly Row[],
): Promise<Row[]> {
  const words = await wordsOfReasons(
    db,
    workspace,
    rows.map((row) => row.id),
  )
  return rows.filter((row) => directionOf(words.get(row.id)?.words ?? '') === direction)
}
