import { type BetterAuthOptions, betterAuth } from 'better-auth'
import { isAPIError } from 'better-auth/api'
import { type Kysely } from 'kysely'
import { type Tables } from '#database'
import { isDialect, newId } from '#kernel'
import { type SignedIn } from './mount.ts'

const days = 86_400

/** How passwords are kept and proved; left out, as better-auth does it (scrypt, a quarter of a second each). */
export interface Passwords {
  hash(password: string): Promise<string>
  verify(given: { hash: string; password: string }): Promise<boolean>
}

export interface AuthNeeds {
  global: Kysely<Tables>
  publicUrl: string
  /** Signs cookies. */
  secret: string
  passwords?: Passwords | undefined
  /** Hears of what better-auth keeps to itself: why an account could not be kept. */
  complain(cause: unknown): void
}

/** better-auth as this house keeps it. Its tables are made by our own migration; `auth.test.ts` compares the two. */
export function authOptions(needs: AuthNeeds) {
  return {
    appName: 'Insuffleur',
    baseURL: needs.publicUrl,
    secret: needs.secret,
    database: { db: needs.global, type: 'postgres' as const, transaction: true },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 10,
      maxPasswordLength: 128,
      ...(needs.passwords && { password: needs.passwords }),
    },
    // The doors that come later (magic link, passkey, TOTP, API keys) are opened here, each with its tables.
    plugins: [],
    user: {
      modelName: 'auth_user',
      additionalFields: { language: { type: 'string' as const, required: false } },
    },
    session: { modelName: 'auth_session', expiresIn: 30 * days, updateAge: days },
    account: { modelName: 'auth_account' },
    verification: { modelName: 'auth_verification' },
    advanced: {
      cookiePrefix: 'insuffleur',
      useSecureCookies: needs.publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' as const },
      database: { generateId: () => newId<'user'>() },
      // Where colleagues work from is nobody's business.
      ipAddress: { disableIpTracking: true },
    },
    telemetry: { enabled: false },
    logger: {
      level: 'error' as const,
      log(_level: string, message: string, ...more: unknown[]) {
        // Thrown too, with its cause: the edge has it.
        if (message !== 'INTERNAL_SERVER_ERROR') needs.complain(more[0] ?? message)
      },
    },
  } satisfies BetterAuthOptions
}

/** Called through `auth.api` by our own routes and never mounted: what is not in the contract cannot be reached. */
export type Auth = ReturnType<typeof openAuth>
export function openAuth(needs: AuthNeeds) {
  return betterAuth(authOptions(needs))
}

/** Who is signed in. `headers` renew the cookie of someone who comes every day. */
export async function whoIs(
  auth: Auth,
  request: Request,
): Promise<{ user: SignedIn; session: string; headers: Headers } | null> {
  if (!request.headers.get('cookie')?.includes('insuffleur.')) return null
  const found = await auth.api.getSession({ headers: request.headers, returnHeaders: true }).catch((cause) => {
    // It ended elsewhere while it was being renewed here.
    if (isAPIError(cause) && cause.statusCode === 401) return null
    throw cause
  })
  if (!found?.response) return null
  const { headers, response } = found
  return { user: signedIn(response.user), session: response.session.id, headers }
}

export function signedIn(user: { id: string; name: string; email: string; language?: string | null }): SignedIn {
  const { id, name, email, language } = user
  return { id, name, email, language: isDialect(language) ? language : 'fr' }
}
