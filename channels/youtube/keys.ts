/** Keys that open for an hour, and what renews them. */
import { type Means } from '#channel'
import { type Answer, askForKeys, type Google } from './ask.ts'
import { countOf, textOf, thingOf } from './thing.ts'

type Secrets = Readonly<Record<string, string>>
export type Opened = { kind: 'open'; token: string; renewed: Secrets | null } | Exclude<Answer, { kind: 'there' }>

/** A clock that is not quite ours must not have us knock with a key of yesterday. */
const spareSeconds = 300

export async function open(google: Google, means: Means): Promise<Opened> {
  const { token = '', refresh = '', until = '0' } = means.secrets
  if (token && Number(until) > means.clock().getTime()) return { kind: 'open', token, renewed: null }
  const answer = await askForKeys(google, { grant_type: 'refresh_token', refresh_token: refresh }, means)
  if (answer.kind !== 'there') return answer
  const renewed = secretsIn(answer.value, refresh, means)
  if (renewed) return { kind: 'open', token: renewed.token ?? '', renewed }
  return { kind: 'trouble', why: 'not-this-kind', detail: 'no access_token', sure: true }
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
