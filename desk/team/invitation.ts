import { createHash, randomBytes } from 'node:crypto'
import { type Id, isId } from '#kernel'

/** Days during which a link lets someone in. */
export const invitationDays = 14

/**
 * What a link carries: which workspace and which invitation, so that it is found without a list of all, and a secret
 * that only its hash remembers here.
 */
export interface InvitationToken {
  workspace: Id<'workspace'>
  invitation: Id<'invitation'>
  secret: string
}

export const newSecret = (): string => randomBytes(32).toString('base64url')

// 32 random bytes cannot be guessed from their hash, however fast: no slow hash, no comparison that leaks.
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

export function writeToken({ workspace, invitation, secret }: InvitationToken): string {
  return `${workspace}.${invitation}.${secret}`
}

export function readToken(token: string): InvitationToken | null {
  const [workspace, invitation, secret, ...more] = token.split('.')
  if (!isId<'workspace'>(workspace) || !isId<'invitation'>(invitation) || !secret || more.length) return null
  return { workspace, invitation, secret }
}
