import { sql } from 'kysely'
import { type Db } from '#database'
import { type Id } from '#kernel'
import { type Correction, type Stance } from '#understanding'
import { keyOf } from './brand-of-workspace.ts'
import { mayBeUnderstood } from './messages-to-understand.ts'
import { type Themes } from './theme.ts'

/** A correction as understanding learns it. `teaches`: null where it only says that something was wrong. */
export interface Lesson {
  place: number
  teaches: Correction | null
}

interface Row {
  place: number
  kind: string
  detail: { start?: number; end?: number; theme?: string | null; to?: string | null; stance?: string }
  text: string
}

/**
 * The lessons after a place, in the order they came, with their words as they stand in the message now: what was erased,
 * taken back, or comes from a source that does not let us derive, teaches nothing.
 */
export async function lessonsAfter(
  db: Db,
  workspace: Id<'workspace'>,
  themes: Themes,
  place: number,
  most: number,
): Promise<Lesson[]> {
  const { rows } = await sql<Row>`
    select c.place, c.kind, c.detail, case when m.revision = c.revision then m.text else v.text end as text
    from correction c
    cross join lateral (
      select * from message m where m.workspace_id = c.workspace_id and m.id = c.message_id offset 0) m
    left join message_revision v on v.workspace_id = c.workspace_id and v.message_id = c.message_id
      and v.revision = c.revision
    where c.workspace_id = ${workspace} and c.place > ${place} and c.undone_at is null and ${mayBeUnderstood}
      and (m.revision = c.revision or v.text is not null)
    order by c.place limit ${most}`.execute(db)
  return rows.map((row) => ({ place: row.place, teaches: taughtBy(row, themes) }))
}

function taughtBy({ kind, detail, text }: Row, themes: Themes): Correction | null {
  if (kind === 'kept-stance' || kind === 'changed-stance') return { text, stance: detail.stance as Taught }
  if (kind === 'refused-reason') return { text, refused: [{ start: detail.start!, end: detail.end! }] }
  const theme = themes.get((kind === 'changed-theme' ? detail.to : detail.theme) ?? '')
  // What was withdrawn was kept before: its theme is not taught a second time.
  if ((kind !== 'kept-reason' && kind !== 'changed-theme') || !theme) return null
  return { text, reasons: [{ start: detail.start!, end: detail.end!, theme: keyOf(theme) }] }
}

type Taught = Exclude<Stance, 'unknown'>
