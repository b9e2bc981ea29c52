import { type Db, ring } from '#database'
import { type Clock, type Id, Refusal } from '#kernel'
import { hashOf, type InvitationToken } from './invitation.ts'
import { type Role } from './membership.ts'

export interface Invited {
  workspace: Id<'workspace'>
  invitation: Id<'invitation'>
  name: string
  forWhom: string
  role: Role
  by: string
  expiresAt: Date
}

/** Who invites whom, and to what. Refuses a link that lets nobody in any more, and says why. */
export async function readInvitation(db: Db, clock: Clock, token: InvitationToken): Promise<Invited> {
  const found = await db
    .selectFrom('invitation as i')
    .innerJoin('workspace as w', 'w.id', 'i.workspace_id')
    .leftJoin('auth_user as u', 'u.id', 'i.by')
    .select(['i.role', 'i.for_whom', 'i.expires_at', 'i.accepted_at', 'i.withdrawn_at', 'w.name', 'u.name as by'])
    .where('i.workspace_id', '=', token.workspace)
    .where('i.id', '=', token.invitation)
    .where('i.secret_hash', '=', hashOf(token.secret))
    .executeTakeFirst()
  if (!found) throw new Refusal('invitation.not-there', 404)
  if (found.withdrawn_at) throw new Refusal('invitation.withdrawn', 410)
  if (found.accepted_at) throw new Refusal('invitation.used', 410)
  if (found.expires_at <= clock()) throw new Refusal('invitation.expired', 410)
  const { workspace, invitation } = token
  const { name, role, expires_at: expiresAt } = found
  return { workspace, invitation, name, forWhom: found.for_whom, role, by: found.by ?? '', expiresAt }
}

/**
 * Takes the link for oneself until the transaction ends, before one has an account even: of two who open it at the same
 * moment the second is told so at once.
 */
export async function holdInvitation(db: Db, clock: Clock, token: InvitationToken): Promise<Invited> {
  const held = await db
    .selectFrom('invitation')
    .select('id')
    .where('workspace_id', '=', token.workspace)
    .where('id', '=', token.invitation)
    .where('secret_hash', '=', hashOf(token.secret))
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  const invited = await readInvitation(db, clock, token)
  if (!held) throw new Refusal('invitation.in-use', 409)
  return invited
}

/** Joins the workspace. The invitation is held beforehand, in the same transaction. */
export async function acceptInvitation(db: Db, clock: Clock, user: string, invited: Invited): Promise<void> {
  const { workspace, invitation, role } = invited
  const at = clock()
  const joined = await db
    .insertInto('membership')
    .values({ workspace_id: workspace, user_id: user, role, joined_at: at })
    .onConflict((on) => on.columns(['workspace_id', 'user_id']).doNothing())
    .returning('user_id')
    .executeTakeFirst()
  // The link stays good for whom it was meant.
  if (!joined) throw new Refusal('invitation.already-in', 409)
  await db
    .updateTable('invitation')
    .set({ accepted_by: user, accepted_at: at })
    .where('workspace_id', '=', workspace)
    .where('id', '=', invitation)
    .execute()
  await ring(db, { workspace, kind: 'team', conversations: [] })
}
