/** Signing in at Vimeo: OAuth 2 with a code (RFC 6749 §4.1), as its description has it. */
import { type Connected, type Joins, type Right, type Unconnected } from '#channel'
import { cleanLine } from '#reading'
import { basic } from './app.ts'
import { type Answer, ask } from './ask.ts'
import { numberIn, textOf, thingOf } from './thing.ts'

export const rights: readonly Right[] = [
  {
    key: 'public',
    what: {
      fr: 'lire vos vidéos publiques et ce qui s’y dit',
      en: 'reading your public videos and what is said there',
    },
  },
  {
    key: 'private',
    what: {
      fr: 'lire aussi sous les vidéos que tout le monde ne voit pas',
      en: 'reading below videos that not everybody may see as well',
    },
  },
  { key: 'interact', what: { fr: 'répondre', en: 'answering' } },
]
export const scope = rights.map(({ key }) => key).join(' ')

const not = (why: Unconnected, detail = '', field: string | null = null) =>
  ({ kind: 'not-connected', why, detail, field }) as const

export const joinsAt = (api: string): Joins => ({
  async setOut(_, back, state, means) {
    const id = means.app?.['client-id']
    if (!id || !means.app?.['client-secret']) return not('app-missing')
    const query = new URLSearchParams({ response_type: 'code', client_id: id, redirect_uri: back, scope, state })
    return { kind: 'set-out', goTo: `${api}/oauth/authorize?${query}`, pending: {} }
  },

  async arrive(_, came, back, means): Promise<Connected> {
    if (!means.app) return not('app-missing')
    if (came.error || !came.code) return not('not-allowed', came.error_description ?? came.error ?? '')
    const body = { grant_type: 'authorization_code', code: came.code, redirect_uri: back }
    const question = { method: 'POST', path: '/oauth/access_token', body, sends: 'auth' } as const
    const given = await ask({ api, authorization: basic(means.app) }, question, means)
    if (given.kind !== 'there') return not(whyNot(given), detailOf(given))
    const auth = thingOf(given.value)
    const token = textOf(auth?.access_token)
    if (!token) return not('not-this-kind')
    // Rights are given one by one: whoever left this one out could only ever listen.
    if (!textOf(auth?.scope).split(' ').includes('interact')) return not('not-allowed', 'interact')
    const me = await ask({ api, authorization: `Bearer ${token}` }, { path: '/me' }, means)
    if (me.kind !== 'there') return not(whyNot(me), detailOf(me))
    const account = thingOf(me.value)
    const number = numberIn(account?.uri, 'users')
    if (!account || !number) return not('not-this-kind')
    const ends = Number(auth?.expires_on)
    return {
      kind: 'connected',
      address: `https://vimeo.com/user${number}`,
      name: cleanLine(textOf(account.name), 200) || `user${number}`,
      settings: { account: number },
      secrets: { token },
      keysEnd: Number.isSafeInteger(ends) && ends > 0 ? new Date(ends * 1000) : null,
    }
  },
})

function whyNot(answer: Exclude<Answer, { kind: 'there' }>): Unconnected {
  if (answer.kind !== 'declined') return answer.why
  return answer.status === 401 ? 'wrong-credentials' : 'not-allowed'
}

function detailOf(answer: Answer): string {
  return answer.kind === 'declined' || answer.kind === 'trouble' ? answer.detail : ''
}
