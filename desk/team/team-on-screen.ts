import { type Db } from '#database'
import { type Clock, type Id } from '#kernel'
import { type Role } from './membership.ts'

export interface Team {
  members: { user: string; name: string; email: string; role: Role; joinedAt: string }[]
  invitations: OpenInvitation[]
}

export interface OpenInvitation {
  id: Id<'invitation'>
  forWhom: string
  role: Role
  by: string
  at: string
  expiresAt: string
}

/** Who works here, and whose invitation still waits. */
export async function teamOnScreen(db: Db, clock: Clock, workspace: Id<'workspace'>): Promise<Team> {
  const members = await db
    .selectFrom('membership as m')
    .innerJoin('auth_user as u', 'u.id', 'm.user_id')
    .select(['m.user_id', 'm.role', 'm.joined_at', 'u.name', 'u.email'])
    .where('m.workspace_id', '=', workspace)
    .orderBy('m.joined_at')
    .orderBy('m.user_id')
    .execute()
  const invitations = await db
    .selectFrom('invitation as i')
    .leftJoin('auth_user as u', 'u.id', 'i.by')
    .select(['i.id', 'i.for_whom', 'i.role', 'i.at', 'i.expires_at', 'u.name as by'])
    .where('i.workspace_id', '=', workspace)
    .where('i.accepted_at', 'is', null)
    .where('i.withdrawn_at', 'is', null)
    .where('i.expires_at', '>', clock())
    .orderBy('i.id')
    .execute()
  return {
    members: members.map((m) => ({
      user: m.user_id,
      name: m.name,
      email: m.email,
      role: m.role,
      joinedAt: m.joined_at.toISOString(),
    })),
    invitations: invitations.map((i) => ({
      id: i.id as Id<'invitation'>,
      forWhom: i.for_whom,
      role: i.role,
      by: i.by ?? '',
      at: i.at.toISOString(),
      expiresAt: i.expires_at.toISOString(),
    })),
  }
}
