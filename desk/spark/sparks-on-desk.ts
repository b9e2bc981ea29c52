import { type RawBuilder, sql } from 'kysely'
import { type SparkRow } from '#contract'
import { readCursor, writeCursor } from '#conversation'
import { type Db } from '#database'
import { type Id } from '#kernel'
import { beginningOf } from './beginning.ts'

const pageSize = 50

/** `open`: being written, planned, or left here by its hour. */
export type Shown = 'open' | 'out' | 'dropped'

const states: Record<Shown, RawBuilder<unknown>> = {
  open: sql`s.state in ('draft', 'planned', 'missed')`,
  out: sql`s.state = 'out'`,
  dropped: sql`s.state = 'dropped'`,
}

interface Row extends Omit<SparkRow, 'plannedFor' | 'outAt' | 'changedAt'> {
  plannedFor: Date | null
  outAt: Date | null
  changedAt: Date
  at: Date
}

/** Invitations of a client, the latest begun first. */
export async function sparksOnDesk(
  db: Db,
  workspace: Id<'workspace'>,
  { show, after }: { show: Shown; after: string | undefined },
): Promise<{ sparks: SparkRow[]; next: string | null }> {
  const from = readCursor(after)
  const { rows } = await sql<Row>`
    select s.id, s.opener, s.state, s.why, s.planned_for as "plannedFor", s.out_at as "outAt", s.conversation_id as conversation,
      ${beginningOf('s')} as beginning, s.changed_at as "changedAt", s.at,
      coalesce(u.name, '') as "changedBy", coalesce(places.places, '[]') as places
    from spark s left join auth_user u on u.id = s.changed_by
    left join lateral (
      select jsonb_agg(jsonb_build_object('place', p.id, 'name', p.name, 'channel', p.channel) order by p.name, p.id) as places
      from spark_place x join contact_point p on p.workspace_id = x.workspace_id and p.id = x.contact_point_id
      where x.workspace_id = s.workspace_id and x.spark_id = s.id) places on true
    where s.workspace_id = ${workspace} and ${states[show]}
      and (${from?.id ?? null}::uuid is null or s.id < ${from?.id ?? null}::uuid)
    order by s.id desc limit ${pageSize + 1}`.execute(db)
  const page = rows.slice(0, pageSize)
  const last = page.at(-1)
  return {
    sparks: page.map(({ at: _, ...row }) => ({
      ...row,
      plannedFor: row.plannedFor?.toISOString() ?? null,
      outAt: row.outAt?.toISOString() ?? null,
      changedAt: row.changedAt.toISOString(),
    })),
    next: rows.length > pageSize && last ? writeCursor({ at: last.at, id: last.id }) : null,
  }
}
