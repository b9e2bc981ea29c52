import { sql } from 'kysely'
import { type ContactPoint } from '#contact-point'
import { type Db } from '#database'
import { type Clock, type Id } from '#kernel'
import { renewsAfter } from './renews-after.ts'
import { purgeWords } from './take-gone.ts'
import { weigh } from './weigh.ts'

const day = 86_400_000

/** What of a place is to be asked about, the longest due first. */
export async function wordsToRenew(
  db: Db,
  clock: Clock,
  place: Pick<ContactPoint, 'workspace' | 'id'>,
  most: number,
): Promise<string[]> {
  const { rows } = await sql<{ native_id: string | null }>`
    select native_id from message
    where workspace_id = ${place.workspace} and contact_point_id = ${place.id} and renew_at <= ${clock()}
    order by renew_at limit ${most}`.execute(db)
  return rows.flatMap((row) => row.native_id ?? [])
}

/** Their source has been asked: what stands there is lent anew from now on. */
export async function recordRenewed(
  db: Db,
  clock: Clock,
  place: Pick<ContactPoint, 'workspace' | 'id' | 'terms'>,
  nativeIds: readonly string[],
): Promise<void> {
  const now = clock().getTime()
  const after = renewsAfter(place.terms)
  const { maxAgeDays } = place.terms
  await sql`
    update message set renew_at = ${after === null ? null : new Date(now + after)},
      forget_at = ${maxAgeDays === null ? null : new Date(now + maxAgeDays * day)}
    where workspace_id = ${place.workspace} and contact_point_id = ${place.id}
      and native_id = any(${nativeIds}::text[]) and renew_at is not null`.execute(db)
}

/** Their source cannot be asked: they leave when their term ends. */
export async function renewNoMore(
  db: Db,
  place: Pick<ContactPoint, 'workspace' | 'id'>,
  nativeIds: readonly string[],
): Promise<void> {
  await sql`
    update message set renew_at = null
    where workspace_id = ${place.workspace} and contact_point_id = ${place.id} and native_id = any(${nativeIds}::text[])`.execute(
    db,
  )
}

/** Texts whose term has ended leave; what was decided on them stays. */
export async function endTerms(
  db: Db,
  clock: Clock,
  workspace: Id<'workspace'>,
  messages: readonly string[],
  why: 'term' | 'access' = 'term',
): Promise<void> {
  await purgeWords(db, workspace, messages, { clock, why })
  const { rows } = await sql<{ id: string }>`
    select distinct conversation_id as id from message
    where workspace_id = ${workspace} and id = any(${messages}::uuid[])`.execute(db)
  await weigh(
    db,
    clock,
    workspace,
    rows.map((row) => row.id),
  )
}

/**
 * Access to a place has ended for as long as its source lets texts stay: some of them leave now. What we said ourselves
 * stays, and so do notes, and what is on record because we took it away.
 */
export async function endAccess(
  db: Db,
  clock: Clock,
  place: { workspace: Id<'workspace'>; id: Id<'contact point'> },
  most: number,
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from message where workspace_id = ${place.workspace} and contact_point_id = ${place.id}
      and not ours and audience <> 'internal' and removed_by is null and (text <> '' or attachments is not null)
    limit ${most}`.execute(db)
  await endTerms(
    db,
    clock,
    place.workspace,
    rows.map((row) => row.id),
    'access',
  )
  const emptied = await emptyLedgerAt(db, place, most)
  if (rows.length < most && emptied < most)
    await sql`update contact_point set access_ended_at = null
      where workspace_id = ${place.workspace} and id = ${place.id}`.execute(db)
}

/** What the ledger still holds of a place, be it read or not; and what knocked there and was not looked at. */
async function emptyLedgerAt(
  db: Db,
  { workspace, id }: { workspace: Id<'workspace'>; id: Id<'contact point'> },
  most: number,
): Promise<number> {
  await sql`delete from knock where workspace_id = ${workspace} and contact_point_id = ${id}`.execute(db)
  const { numAffectedRows } = await sql`
    update raw_event e set body = null,
      read_at = case when e.set_aside_at is null then coalesce(e.read_at, e.heard_at) else e.read_at end
    from (select x.workspace_id, x.id from raw_event x where x.workspace_id = ${workspace} and x.contact_point_id = ${id}
      and x.body is not null and not exists (select from message m where m.workspace_id = x.workspace_id
        and m.raw_event_id = x.id and (m.ours or m.removed_by is not null)) limit ${most}) d
    where e.workspace_id = d.workspace_id and e.id = d.id`.execute(db)
  return Number(numAffectedRows ?? 0)
}
