import { sql } from 'kysely'
import { type ReferenceSite } from '#contract'
import { type Db, ring } from '#database'
import { type Clock, type Id, newId, Refusal } from '#kernel'
import { siteAddress } from './address.ts'

export interface AtSite {
  workspace: Id<'workspace'>
  site: Id<'site'>
}

const mostSites = 10

export interface NewSite {
  workspace: Id<'workspace'>
  address: string
  /** Who allowed it, in words. */
  permission: string
  by: string
}

/** Names a site of the client's own, with who allowed to read it; reading begins at once. */
export async function addSite(db: Db, clock: Clock, of: NewSite): Promise<Id<'site'>> {
  const address = siteAddress(of.address)
  if (!address) throw new Refusal('reference.not-an-address', 422)
  const there = await db
    .selectFrom('reference_site')
    .select('address')
    .where('workspace_id', '=', of.workspace)
    .execute()
  if (there.some((one) => one.address === address)) throw new Refusal('reference.already-there', 409, { address })
  if (there.length >= mostSites) throw new Refusal('reference.too-many-sites', 409)
  const id = newId<'site'>()
  const now = clock()
  await db
    .insertInto('reference_site')
    .values({
      ...{ workspace_id: of.workspace, id, address, permission: of.permission.trim(), by: of.by, at: now },
      ...{
        paused_at: null,
        next_at: now,
        begun_at: null,
        ended_at: null,
        robots: null,
        trouble: null,
        changed_at: now,
      },
    })
    .execute()
  await told(db, of.workspace)
  return id
}

export const told = (db: Db, workspace: Id<'workspace'>): Promise<void> =>
  ring(db, { workspace, kind: 'sparks', conversations: [] })

/** All that was read there goes with it. */
export async function forgetSite(db: Db, { workspace, site }: AtSite): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom('reference_site')
    .where('workspace_id', '=', workspace)
    .where('id', '=', site)
    .executeTakeFirst()
  if (!numDeletedRows) throw new Refusal('reference.not-there', 404)
  await told(db, workspace)
}

export async function pauseSite(db: Db, clock: Clock, { workspace, site }: AtSite, paused: boolean): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('reference_site')
    .set({ paused_at: paused ? clock() : null, ...(paused ? {} : { next_at: clock() }) })
    .where('workspace_id', '=', workspace)
    .where('id', '=', site)
    .executeTakeFirst()
  if (!numUpdatedRows) throw new Refusal('reference.not-there', 404)
  await told(db, workspace)
}

/** So long a site is in the hands of who reads it, unless they say that they go on. */
export const holdSeconds = 120

/**
 * Reads the site once more from its beginning: pages that have not changed are asked for, not read again. Whoever is reading
 * there now ends first: two at once would be quicker than the site allows.
 */
export async function readAgain(db: Db, clock: Clock, { workspace, site }: AtSite): Promise<void> {
  const now = clock()
  const held = new Date(now.getTime() + holdSeconds * 1000)
  const { numAffectedRows } = await sql`
    update reference_site set begun_at = null, ended_at = null, trouble = null, paused_at = null,
      next_at = case when paused_at is null and next_at > ${now} and next_at <= ${held} then next_at else ${now} end
    where workspace_id = ${workspace} and id = ${site}`.execute(db)
  if (!numAffectedRows) throw new Refusal('reference.not-there', 404)
  await told(db, workspace)
}

interface Row extends Omit<ReferenceSite, 'at' | 'pausedAt' | 'endedAt' | 'nextAt'> {
  at: Date
  pausedAt: Date | null
  endedAt: Date | null
  nextAt: Date | null
}

/** The sites of a client, with how far reading them has come. */
export async function sitesOnDesk(db: Db, workspace: Id<'workspace'>): Promise<ReferenceSite[]> {
  const { rows } = await sql<Row>`
    select s.id, s.address, s.permission, coalesce(u.name, '') as by, s.at, s.paused_at as "pausedAt", s.ended_at as "endedAt",
      s.next_at as "nextAt", s.trouble, n.waiting, n.read, n.aside, coalesce(why.why, '[]') as "asideBy"
    from reference_site s left join auth_user u on u.id = s.by
    left join lateral (
      select count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state = 'read')::int as read,
        count(*) filter (where state = 'aside')::int as aside
      from reference_page p where p.workspace_id = s.workspace_id and p.site_id = s.id) n on true
    left join lateral (
      select jsonb_agg(jsonb_build_object('why', w.why, 'n', w.n) order by w.n desc) as why from (
        select why, count(*)::int as n from reference_page p where p.workspace_id = s.workspace_id and p.site_id = s.id
          and p.state = 'aside' group by why) w) why on true
    where s.workspace_id = ${workspace} order by s.id`.execute(db)
  return rows.map((row) => ({
    ...row,
    at: row.at.toISOString(),
    pausedAt: row.pausedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    nextAt: row.nextAt?.toISOString() ?? null,
  }))
}
