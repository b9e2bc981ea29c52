import { isAPIError } from 'better-auth/api'
import { type Kysely } from 'kysely'
import { api, type Me } from '#contract'
import { type Tables, type Within } from '#database'
import { type Clock, type Dialect, Refusal } from '#kernel'
import { type Membership, myMemberships } from '#team'
import { type Auth, signedIn } from '../auth.ts'
import { type On, type SignedIn } from '../mount.ts'
import { openAccount } from '../open-account.ts'
import { type SignInLimit } from '../sign-in-limit.ts'

export interface AccountNeeds {
  auth: Auth
  global: Kysely<Tables>
  within: Within
  clock: Clock
  publicUrl: string
  /** What the terminal shows; the first account needs it. Null: whoever is at this machine is at home. */
  firstCode: string | null
  limit: SignInLimit
  /** A session ends: its stream ends with it. */
  whenSignedOut(session: string): void
}

export function accountRoutes(on: On, needs: AccountNeeds): void {
  const { auth, within, limit } = needs

  async function meOf(user: SignedIn | null, memberships: readonly Membership[], language: Dialect): Promise<Me> {
    const firstVisit = user ? false : await nobodyYet(needs.global)
    return {
      user,
      firstVisit,
      needsCode: firstVisit && needs.firstCode !== null,
      workspaces: memberships.map(workspaceOf),
      language: user?.language ?? language,
      publicUrl: needs.publicUrl,
    }
  }
  const meNow = async (user: SignedIn) => meOf(user, await within([], user.id, myMemberships), user.language)

  on(api.whoAmI, ({ maybeUser, memberships, language }) => meOf(maybeUser, memberships, language))

  on(api.openAccount, async ({ body, headers, language, address }) => {
    const opened = await openAccount(needs, { ...body, address, language: body.language ?? language })
    carry(opened.headers, headers)
    return meNow(opened.user)
  })

  on(api.signIn, async ({ body, address, headers, request }) => {
    limit.check(body.email, address)
    try {
      const given = { body: { email: body.email, password: body.password, rememberMe: true }, headers: request.headers }
      const { response, headers: cookies } = await auth.api.signInEmail({ ...given, returnHeaders: true })
      limit.succeeded(body.email, address)
      carry(cookies, headers)
      return meNow(signedIn(response.user))
    } catch (cause) {
      if (!isAPIError(cause) || cause.statusCode !== 401) throw cause
      limit.failed(body.email, address)
      throw new Refusal('session.wrong', 401)
    }
  })

  on(api.signOut, async ({ request, headers, session }) => {
    const out = await auth.api.signOut({ headers: request.headers, returnHeaders: true })
    carry(out.headers, headers)
    if (session) needs.whenSignedOut(session)
    return undefined
  })

  on(api.changeMe, async ({ body, user, request, headers, memberships }) => {
    const changed = {
      ...(body.name ? { name: body.name.trim() } : {}),
      ...(body.language && { language: body.language }),
    }
    if (Object.keys(changed).length === 0) return meOf(user, memberships, user.language)
    const answer = await auth.api.updateUser({ body: changed, headers: request.headers, returnHeaders: true })
    carry(answer.headers, headers)
    const now = { ...user, ...changed }
    return meOf(now, memberships, now.language)
  })

  on(api.changePassword, async ({ body, request, headers, user, address }) => {
    limit.check(user.email, address)
    try {
      const given = { currentPassword: body.current, newPassword: body.next, revokeOtherSessions: true }
      const answer = await auth.api.changePassword({ body: given, headers: request.headers, returnHeaders: true })
      carry(answer.headers, headers)
    } catch (cause) {
      if (!isAPIError(cause) || cause.body?.code !== 'INVALID_PASSWORD') throw cause
      limit.failed(user.email, address)
      throw new Refusal('account.password-wrong', 422)
    }
    return undefined
  })
}

export async function nobodyYet(global: Kysely<Tables>): Promise<boolean> {
  return !(await global.selectFrom('auth_user').select('id').limit(1).executeTakeFirst())
}

/** As the contract says it. */
export function workspaceOf({ workspace, ...rest }: Membership): Me['workspaces'][number] {
  return { id: workspace, ...rest }
}

function carry(cookies: Headers | null | undefined, out: Headers): void {
  out.delete('set-cookie')
  for (const cookie of cookies?.getSetCookie() ?? []) out.append('set-cookie', cookie)
}
