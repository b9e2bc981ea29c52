import { sql } from 'kysely'
import { discretionOf } from '#charter'
import { type Db, ring } from '#database'
import { type Clock, type Id } from '#kernel'
import { changeAlert, type Kind } from './alert-store.ts'

/** Open alerts that gather what these events brought: to be asked before they are undone. */
export async function alertsAround(
  db: Db,
  at: { workspace: Id<'workspace'>; place: string },
  nativeIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select a.id from alert a where a.workspace_id = ${at.workspace} and a.closed_at is null and exists (
      select from alert_word w join message m on m.workspace_id = w.workspace_id and m.id = w.message_id
      where w.workspace_id = a.workspace_id and w.alert_id = a.id and m.contact_point_id = ${at.place}
        and m.native_id = any(${nativeIds}::text[]))`.execute(db)
  return rows.map((row) => row.id)
}

/**
 * What some of their words were heard by mistake for is undone: an alert in which fewer people are left than would raise
 * one is taken back, and whoever had not been told yet is not. What was decided on it keeps it open. One that was being
 * raised meanwhile has no word left: it goes too.
 */
export async function takeBackAlerts(
  db: Db,
  clock: Clock,
  workspace: Id<'workspace'>,
  alerts: readonly string[],
): Promise<void> {
  const by = await discretionOf(db, workspace)
  const enough: Record<Kind, number> = { danger: by.alertPeople, volume: by.alertDislikes }
  const { rows } = await sql<{ id: string; kind: Kind; people: number }>`
    select a.id, a.kind, (
      select count(distinct m.person_id)::int from alert_word w
      join message m on m.workspace_id = w.workspace_id and m.id = w.message_id
      where w.workspace_id = a.workspace_id and w.alert_id = a.id) as people
    from alert a where a.workspace_id = ${workspace} and a.closed_at is null
      and (a.id = any(${alerts}::uuid[]) or not exists (
        select from alert_word w where w.workspace_id = a.workspace_id and w.alert_id = a.id))
      and not exists (select from decision d where d.workspace_id = a.workspace_id and d.alert_id = a.id)
    order by a.id for update of a`.execute(db)
  const now = clock()
  const few = rows.filter(({ kind, people }) => people < enough[kind])
  for (const { id } of few)
    await changeAlert(db, { workspace_id: workspace, id }, { closed_at: now, taken_back_at: now })
  if (rows.length) await ring(db, { workspace, kind: 'alert', conversations: [] })
}
