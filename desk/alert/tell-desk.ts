import { hoursAtDesk, isOpen } from '#charter'
import { type Db } from '#database'
import { type Clock, type Id, newId } from '#kernel'
import { type AlertRow } from './alert-store.ts'

/** Those who are off duty are left alone for so long, while someone on duty may see to it. */
const restMinutes = 10

/**
 * Everyone at this desk is to be told, whatever their hours: those on duty now, the others a little later, unless someone
 * sees to it before; where nobody is on duty, all at once. Without mail the record says so: open screens tell it still.
 */
export async function tellDesk(
  db: Db,
  { clock, mails }: { clock: Clock; mails: boolean },
  alert: Pick<AlertRow, 'workspace_id' | 'id' | 'wave'>,
): Promise<void> {
  const now = clock()
  const hours = await hoursAtDesk(db, alert.workspace_id as Id<'workspace'>)
  const members = [...hours].map(([user, theirs]) => ({ user, onDuty: isOpen(theirs, now) }))
  if (!members.length) return
  const later = members.some((one) => one.onDuty) ? new Date(now.getTime() + restMinutes * 60_000) : now
  await db
    .insertInto('alert_telling')
    .values(
      members.map(({ user, onDuty }) => ({
        workspace_id: alert.workspace_id,
        id: newId<'telling'>(),
        alert_id: alert.id,
        wave: alert.wave,
        user_id: user,
        on_duty: onDuty,
        state: mails ? 'waiting' : 'no-mail',
        why: null,
        not_before: onDuty ? now : later,
        changed_at: now,
      })),
    )
    .onConflict((on) => on.columns(['workspace_id', 'alert_id', 'wave', 'user_id']).doNothing())
    .execute()
}
