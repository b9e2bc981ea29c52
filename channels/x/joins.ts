/** Signing in at X: OAuth 2 with a code and PKCE (RFC 6749, RFC 7636), through an app of one's own. */
import { createHash, randomBytes } from 'node:crypto'
import { type Connected, type Joins, type Unconnected } from '#channel'
import { cleanLine } from '#reading'
import { type Answer, ask, isClosed } from './ask.ts'
import { basic, namesIn, secretsIn } from './door.ts'
import { lookingAtOneself } from './prices.ts'
import { nameOf } from './read.ts'
import { rights } from './rights.ts'
import { idOf, textOf, thingOf } from './thing.ts'

/** `offline.access`: without it the keys end after two hours, for good. */
export const scope = rights.map(({ key }) => key).join(' ')

const not = (why: Unconnected, detail = '') => ({ kind: 'not-connected', why, detail, field: null }) as const

/** `dialog`: where one says yes. */
export const joinsAt = (api: string, dialog: string): Joins => ({
  async setOut(_, back, state, { app }) {
    if (!app?.['client-id'] || !app['client-secret']) return not('app-missing')
    const verifier = randomBytes(32).toString('base64url')
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: app['client-id'],
      redirect_uri: back,
      scope,
      state,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    })
    return { kind: 'set-out', goTo: `${dialog}?${query}`, pending: { verifier } }
  },

  async arrive({ verifier = '' }, came, back, means): Promise<Connected> {
    if (!means.app) return not('app-missing')
    if (came.error || !came.code) return not('not-allowed', cleanLine(came.error ?? '', 100))
    const form = {
      grant_type: 'authorization_code',
      code: came.code,
      redirect_uri: back,
      client_id: means.app['client-id'] ?? '',
      code_verifier: verifier,
    }
    const given = await ask(api, basic(means.app), { method: 'POST', path: '/2/oauth2/token', form }, means)
    if (given.kind !== 'there') return not(whyNot(given), detailOf(given))
    const secrets = secretsIn(given.value, means)
    if (!secrets) return not('not-this-kind')
    const rights = textOf(given.value.scope).split(' ')
    const missing = scope.split(' ').filter((right) => !rights.includes(right))
    if (missing.length || !secrets.refresh) return not('not-allowed', missing.join(' '))
    return await accountOpened(api, secrets, means)
  },
})

/** What is told of the account’s figures is not kept: only by which name it is told. */
async function accountOpened(
  api: string,
  secrets: Readonly<Record<string, string>>,
  means: Parameters<Joins['arrive']>[3],
) {
  const query = { 'user.fields': 'name,public_metrics,username' }
  const question = { path: '/2/users/me', query, most: lookingAtOneself }
  const me = await ask(api, `Bearer ${secrets.token ?? ''}`, question, means)
  if (me.kind !== 'there') return not(whyNot(me), detailOf(me))
  const user = thingOf(me.value.data)
  const [account, username] = [idOf(user?.id), nameOf(user)]
  if (!account || !username) return not('not-this-kind')
  return {
    kind: 'connected',
    address: `https://x.com/${username.toLowerCase()}`,
    name: cleanLine(textOf(user?.name), 200) || `@${username}`,
    settings: { account, username, names: namesIn(me.value) ?? 'post' },
    secrets,
  } as const
}

function whyNot(answer: Exclude<Answer, { kind: 'there' }>): Unconnected {
  if (answer.kind !== 'declined') return answer.why
  if (answer.status === 401) return 'wrong-credentials'
  return isClosed(answer) ? 'app-not-open' : 'not-allowed'
}

function detailOf(answer: Answer): string {
  return answer.kind === 'declined' || answer.kind === 'trouble' ? answer.detail : ''
}
