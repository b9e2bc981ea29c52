/** Signing in at Google: OAuth 2 with a code, kept open offline. */
import { type Connected, type Joins, type Unconnected } from '#channel'
import { cleanLine } from '#reading'
import { scope } from './app.ts'
import { type Answer, ask, askForKeys, type Google, isClosed } from './ask.ts'
import { secretsIn } from './keys.ts'
import { countOf, idOf, itemsOf, type Thing, textOf, thingOf } from './thing.ts'

const not = (why: Unconnected, detail = '') => ({ kind: 'not-connected', why, detail, field: null }) as const

export const joinsAt = (google: Google): Joins => ({
  async setOut(_, back, state, means) {
    const id = means.app?.['client-id']
    if (!id || !means.app?.['client-secret']) return not('app-missing')
    // Without `consent` Google gives no key that renews to whoever has said yes before.
    const offline = { access_type: 'offline', prompt: 'consent' }
    const query = { response_type: 'code', client_id: id, redirect_uri: back, scope, state, ...offline }
    return { kind: 'set-out', goTo: `${google.consent}?${new URLSearchParams(query)}`, pending: {} }
  },

  async arrive(_, came, back, means) {
    if (!means.app) return not('app-missing')
    if (came.error || !came.code) return not('not-allowed', came.error ?? '')
    const form = { grant_type: 'authorization_code', code: came.code, redirect_uri: back }
    const given = await askForKeys(google, form, means)
    if (given.kind !== 'there') return not(whyNot(given), detailOf(given))
    // Rights are given one by one, each by its own tick.
    if (!textOf(given.value.scope).split(' ').includes(scope)) return not('not-allowed', scope)
    const secrets = secretsIn(given.value, '', means)
    if (!secrets?.refresh) return not('not-this-kind', 'no refresh_token')
    // In testing it ends after seven days, and Google says so.
    const ends = countOf(given.value.refresh_token_expires_in)
    const keysEnd = ends ? `${means.clock().getTime() + ends * 1000}` : ''
    const query = { part: 'snippet', mine: 'true', maxResults: '50' }
    const mine = await ask(google, { token: secrets.token ?? '' }, { path: 'channels', query }, means)
    if (mine.kind !== 'there') return not(whyNot(mine), detailOf(mine))
    const channels = itemsOf(mine.value).filter(({ id }) => idOf(id))
    const [first] = channels
    if (!first) return not('no-channel')
    const pending = { ...secrets, keysEnd }
    if (channels.length === 1) return connected(idOf(first.id), titleOf(first), pending)
    const of = channels.map((one) => ({ key: idOf(one.id), name: titleOf(one), detail: null }))
    const names = JSON.stringify(Object.fromEntries(of.map(({ key, name }) => [key, name])))
    return { kind: 'which', of, pending: { ...pending, names } }
  },

  async choose({ names = '{}', ...pending }, key) {
    const name = thingOf(JSON.parse(names))?.[key]
    return typeof name === 'string' ? connected(key, name, pending) : not('not-found')
  },
})

function connected(channel: string, name: string, pending: Readonly<Record<string, string>>): Connected {
  const { keysEnd, ...secrets } = pending
  return {
    kind: 'connected',
    address: `https://www.youtube.com/channel/${channel}`,
    name,
    settings: { channel },
    secrets,
    keysEnd: keysEnd ? new Date(Number(keysEnd)) : null,
  }
}

const titleOf = (channel: Thing) => cleanLine(textOf(thingOf(channel.snippet)?.title), 200) || idOf(channel.id)

function whyNot(answer: Exclude<Answer, { kind: 'there' }>): Unconnected {
  if (answer.kind !== 'declined') return answer.why
  if (answer.status === 401 || answer.reason === 'invalid_client') return 'wrong-credentials'
  return isClosed(answer) ? 'app-not-open' : 'not-allowed'
}

function detailOf(answer: Answer): string {
  return answer.kind === 'declined' || answer.kind === 'trouble' ? answer.detail : ''
}
