import { type Db, ring } from '#database'
import { type Id, Refusal } from '#kernel'
import { type Role } from './membership.ts'
import { holdTeam } from './membership-store.ts'

/** Changes what someone does here. The last one at the desk stays at it. */
export async function changeMember(db: Db, workspace: Id<'workspace'>, user: string, role: Role): Promise<void> {
  await mustLeaveADesk(db, workspace, user, role)
  await db
    .updateTable('membership')
    .set({ role })
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .execute()
  await ring(db, { workspace, kind: 'team', conversations: [] })
}

/** Ends someone's access. What they said stays. */
export async function removeMember(db: Db, workspace: Id<'workspace'>, user: string): Promise<void> {
  await mustLeaveADesk(db, workspace, user, null)
  await db.deleteFrom('membership').where('workspace_id', '=', workspace).where('user_id', '=', user).execute()
  await ring(db, { workspace, kind: 'team', conversations: [] })
}

async function mustLeaveADesk(db: Db, workspace: Id<'workspace'>, user: string, becomes: Role | null): Promise<void> {
  const team = await holdTeam(db, workspace)
  if (!team.some((one) => one.user === user)) throw new Refusal('team.member-not-there', 404)
  const othersAtDesk = team.some((one) => one.user !== user && one.role === 'desk')
  if (becomes !== 'desk' && !othersAtDesk) throw new Refusal('team.last-at-desk', 409)
}
