/** X’s keys: one to ask with, for two hours; one to renew with, that opens once. */
import { createHash } from 'node:crypto'

type Secrets = Readonly<Record<string, string>>

export function openKeys(at: { now: number }) {
  let count = 0
  let token = ''
  let refresh = ''
  let ends = 0
  let held: Readonly<Record<string, string>> = {}
  const id = 'client-1'
  const secret = 'client-secret-1'
  const scope = 'tweet.read tweet.write like.write users.read offline.access'
  const state = { scope, challenge: '' }

  function next() {
    count++
    token = `jeton-${count}`
    refresh = `renouveler-${count}`
    ends = at.now + 7200_000
    return { token_type: 'bearer', expires_in: 7200, access_token: token, scope: state.scope, refresh_token: refresh }
  }

  return {
    id,
    secret,
    bearer: 'jeton-app',
    state,
    opens: (header: string | undefined) => header === `Bearer ${token}` && at.now < ends,
    revoke() {
      token = 'révoqué'
      refresh = 'révoqué'
    },
    /** As after signing in. */
    first() {
      next()
      held = { token, refresh, ends: new Date(ends).toISOString() }
      return held
    },
    current: () => ({ token, refresh, ends: new Date(ends).toISOString() }),
    kept: {
      async renew(work: (now: Secrets) => Promise<Secrets | null>) {
        held = (await work(held)) ?? held
        return 'done' as const
      },
    },
    /** As the person says yes: what is known of the challenge is kept until they come back. */
    saysYes(goTo: string) {
      const asked = new URL(goTo).searchParams
      state.challenge = asked.get('code_challenge') ?? ''
      return { code: 'code-1', state: asked.get('state') ?? '' }
    },
    give(header: string | undefined, form: URLSearchParams): { status: number; body: object } {
      const no = (error: string, status = 400) => ({
        status,
        body: { error, error_description: 'Value passed was invalid.' },
      })
      if (header !== `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`) return no('unauthorized_client', 401)
      if (form.get('grant_type') === 'refresh_token')
        return form.get('refresh_token') === refresh && refresh !== 'révoqué'
          ? { status: 200, body: next() }
          : no('invalid_request')
      const proof = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url')
      return form.get('code') === 'code-1' && proof === state.challenge
        ? { status: 200, body: next() }
        : no('invalid_request')
    },
  }
}
