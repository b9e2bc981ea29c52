/** Keys that open for an hour, and what renews them. */
import { type Means } from '#channel'
import { type Answer, askForKeys, type Google, type Key } from './ask.ts'
import { countOf, textOf, thingOf } from './thing.ts'

type Secrets = Readonly<Record<string, string>>
/** `renewed`: to be kept, once the account was opened. */
export type Opened = { kind: 'open'; key: Key & { renewed: Secrets | null } } | Exclude<Answer, { kind: 'there' }>

/** A clock that is not quite ours must not have us knock with a key of yesterday. */
const spareSeconds = 300

export async function open(google: Google, means: Means): Promise<Opened> {
  const { token = '', refresh = '', until = '0' } = means.secrets
  const key: Key & { renewed: Secrets | null } = { token, renewed: null }
  const renew = async () => {
    delete key.renew
    const answer = await askForKeys(google, { grant_type: 'refresh_token', refresh_token: refresh }, means)
    if (answer.kind !== 'there') return answer
    const renewed = secretsIn(answer.value, refresh, means)
    if (!renewed) return { kind: 'trouble', why: 'not-this-kind', detail: 'no access_token', sure: true } as const
    Object.assign(key, { token: renewed.token, renewed })
    return null
  }
  key.renew = renew
  const not = token && Number(until) > means.clock().getTime() ? null : await renew()
  return not ?? { kind: 'open', key }
}

/** Google gives the key that renews only once: the one we have is kept where none comes. */
export function secretsIn(value: unknown, refresh: string, means: Means): Secrets | null {
  const given = thingOf(value)
  const token = textOf(given?.access_token)
  if (!token) return null
  const seconds = Math.max(0, countOf(given?.expires_in) - spareSeconds)
  const until = `${means.clock().getTime() + seconds * 1000}`
  return { token, refresh: textOf(given?.refresh_token) || refresh, until }
}
