import { createHash, timingSafeEqual } from 'node:crypto'
import { isAPIError } from 'better-auth/api'
import { type Kysely, sql } from 'kysely'
import { type Tables, type Within } from '#database'
import { type Clock, type Dialect, Refusal } from '#kernel'
import { acceptInvitation, holdInvitation, readToken } from '#team'
import { type Auth, signedIn } from './auth.ts'
import { type SignedIn } from './mount.ts'
import { type SignInLimit } from './sign-in-limit.ts'

interface Needs {
  auth: Auth
  global: Kysely<Tables>
  within: Within
  clock: Clock
  firstCode: string | null
  limit: SignInLimit
}

interface Wanted {
  name: string
  email: string
  password: string
  language: Dialect
  code?: string
  invitation?: string
  address: string
}

interface Opened {
  user: SignedIn
  headers: Headers
}

/** Opens the first account of an installation, or one that an invitation allows. */
export function openAccount(needs: Needs, wanted: Wanted): Promise<Opened> {
  return wanted.invitation === undefined ? openFirst(needs, wanted) : openInvited(needs, wanted, wanted.invitation)
}

async function openFirst(needs: Needs, wanted: Wanted): Promise<Opened> {
  return needs.global.transaction().execute(async (db) => {
    // Of two first visits at the same time one goes on; the other is told at once and does not hold a connection.
    const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(7406135) as mine`.execute(db)
    const there = await db.selectFrom('auth_user').select('id').limit(1).executeTakeFirst()
    if (there) throw new Refusal('account.by-invitation', 403)
    if (!rows[0]?.mine) throw new Refusal('account.being-opened', 409)
    mustKnowCode(needs, wanted)
    return signUp(needs.auth, wanted)
  })
}

function mustKnowCode({ firstCode, limit }: Needs, { code, address }: Wanted): void {
  if (firstCode === null) return
  limit.check(firstVisit, address)
  if (same(code?.trim() ?? '', firstCode)) return
  limit.failed(firstVisit, address)
  throw new Refusal('account.first-code', 403)
}

/** Guesses at the code are counted like wrong passwords, under a name that is no address. */
const firstVisit = 'first visit'

async function openInvited(needs: Needs, wanted: Wanted, invitation: string): Promise<Opened> {
  const token = readToken(invitation)
  if (!token) throw new Refusal('invitation.not-there', 404)
  return needs.within([token.workspace], null, async (db) => {
    const invited = await holdInvitation(db, needs.clock, token)
    // On a connection of its own: the account stands even if this transaction falls, and the link then still works.
    const opened = await signUp(needs.auth, wanted)
    await acceptInvitation(db, needs.clock, opened.user.id, invited)
    return opened
  })
}

async function signUp(auth: Auth, { name, email, password, language }: Wanted): Promise<Opened> {
  try {
    const body = { name: name.trim(), email, password, language }
    const { response, headers } = await auth.api.signUpEmail({ body, returnHeaders: true })
    return { user: signedIn({ ...response.user, language }), headers }
  } catch (cause) {
    if (!isAPIError(cause) || cause.statusCode >= 500) throw cause
    if (String(cause.body?.code).startsWith('USER_ALREADY_EXISTS')) throw new Refusal('account.email-taken', 409)
    // A lost database or a full disk, said no more clearly than this.
    if (cause.body?.code === 'FAILED_TO_CREATE_USER') throw new Refusal('account.not-kept', 503)
    throw new Refusal('account.refused', 422)
  }
}

/** Codes are compared by their digests: equal length, equal time. */
function same(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}
