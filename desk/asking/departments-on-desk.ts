import { sql } from 'kysely'
import { type Department } from '#contract'
import { type LinkKey } from '#conversation'
import { type Db } from '#database'
import { type Clock, type Id } from '#kernel'
import { howItOpens, linkAddress, linkSecret } from './ask-link.ts'

/** A half of fewer answers than this says nothing. */
const fewest = 3

interface Row {
  id: string
  name: string
  referent: string
  address: string
  usual_days: number
  closed: boolean
  serial: number
  link_hash: Buffer
  open: number
  oldest: Date | null
  overdue: number
  answered: number
  median: number | null
}

/** Departments with how long their questions stand: of the department as a whole, never of whoever answers. */
export async function departmentsOnDesk(
  db: Db,
  clock: Clock,
  { linkKey, publicUrl }: { linkKey: LinkKey; publicUrl: string },
  workspace: Id<'workspace'>,
): Promise<Department[]> {
  const open = sql`a.answered_at is null and a.withdrawn_at is null and a.asked_back_at is null`
  const { rows } = await sql<Row>`
    select d.id, d.name, d.referent, d.address, d.usual_days, d.closed_at is not null as closed, d.serial, d.link_hash,
      count(a.id) filter (where ${open})::int as open, min(a.at) filter (where ${open}) as oldest,
      count(a.id) filter (where ${open} and a.due_at < ${clock()})::int as overdue,
      count(a.answered_at) filter (where a.withdrawn_at is null)::int as answered,
      (percentile_cont(0.5) within group (order by extract(epoch from a.answered_at - a.at) / 86400)
        filter (where a.answered_at is not null and a.withdrawn_at is null))::float8 as median
    from department d left join ask a on a.workspace_id = d.workspace_id and a.department_id = d.id
    where d.workspace_id = ${workspace}
    group by d.workspace_id, d.id order by d.closed_at is not null, lower(d.name), d.id`.execute(db)
  return rows.map((row) => {
    const secret = linkSecret(linkKey, 'department', workspace, row.id, row.serial)
    const of = { workspace, id: row.id, serial: row.serial, hash: row.link_hash }
    // Brought from another installation, whose key this one does not have: a new one can be made.
    const holds = !row.closed && howItOpens(linkKey, 'department', of, secret) === 'opens'
    return {
      id: row.id,
      name: row.name,
      referent: row.referent,
      address: row.address,
      usualDays: row.usual_days,
      closed: row.closed,
      link: holds ? linkAddress(publicUrl, 'department', workspace, row.id, secret) : null,
      open: row.open,
      oldest: row.oldest?.toISOString() ?? null,
      overdue: row.overdue,
      answered: row.answered,
      medianDays: row.answered < fewest || row.median === null ? null : Math.round(row.median * 10) / 10,
    }
  })
}
