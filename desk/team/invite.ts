import { type Db } from '#database'
import { type Clock, type Id, newId, Refusal } from '#kernel'
import { hashOf, invitationDays, newSecret, writeToken } from './invitation.ts'
import { type Role } from './membership.ts'
import { type OpenInvitation } from './team-on-screen.ts'

const mostOpen = 100

/** Makes a link that lets one person in, once. The link is told now and never again: only its hash is kept. */
export async function invite(
  db: Db,
  clock: Clock,
  workspace: Id<'workspace'>,
  by: { id: string; name: string },
  wanted: { forWhom: string; role: Role },
): Promise<{ invitation: OpenInvitation; token: string }> {
  const at = clock()
  const open = await db
    .selectFrom('invitation')
    .select('id')
    .where('workspace_id', '=', workspace)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', at)
    .limit(mostOpen)
    .execute()
  if (open.length === mostOpen) throw new Refusal('invitation.too-many', 409, { most: mostOpen })
  const id = newId<'invitation'>()
  const secret = newSecret()
  const expiresAt = new Date(at.getTime() + invitationDays * 86_400_000)
  await db
    .insertInto('invitation')
    .values({
      workspace_id: workspace,
      id,
      secret_hash: hashOf(secret),
      role: wanted.role,
      for_whom: wanted.forWhom,
      by: by.id,
      at,
      expires_at: expiresAt,
      accepted_by: null,
      accepted_at: null,
      withdrawn_at: null,
    })
    .execute()
  return {
    invitation: { id, ...wanted, by: by.name, at: at.toISOString(), expiresAt: expiresAt.toISOString() },
    token: writeToken({ workspace, invitation: id, secret }),
  }
}

export async function withdrawInvitation(
  db: Db,
  clock: Clock,
  workspace: Id<'workspace'>,
  id: Id<'invitation'>,
): Promise<void> {
  const withdrawn = await db
    .updateTable('invitation')
    .set({ withdrawn_at: clock() })
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!withdrawn) throw new Refusal('invitation.not-there', 404)
}
