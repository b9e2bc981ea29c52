import { type Means } from '#channel'
import { ask } from './graph.ts'
import { type Thing, textOf, thingOf, timeOf } from './thing.ts'

/** What the platform says of a token (« Debug token »); null where it does not tell. By POST, so that no key stands in an address. */
export async function tokenTold(root: string, token: string, means: Means): Promise<Thing | null> {
  const { id = '', secret = '' } = means.app ?? {}
  const client = { client_id: id, client_secret: secret, grant_type: 'client_credentials' }
  const own = await ask({ root, token: null }, { method: 'POST', path: '/oauth/access_token', body: client }, means)
  const opens = own.kind === 'there' ? textOf(own.value.access_token) : ''
  if (!opens) return null
  const body = { input_token: token, method: 'GET' }
  const answer = await ask({ root, token: opens }, { method: 'POST', path: '/debug_token', body }, means)
  return answer.kind === 'there' ? thingOf(answer.value.data) : null
}

/**
 * When a token opens no more, as the platform itself says: the token's own end, or that of access to what people say,
 * whichever comes first; null where it sets none or does not tell.
 */
export async function endsOf(root: string, token: string, means: Means): Promise<Date | null> {
  const told = await tokenTold(root, token, means)
  // Zero stands for « never ».
  const ends = [told?.expires_at, told?.data_access_expires_at].map(timeOf).filter((at) => at !== null)
  const first = Math.min(...ends.map((at) => at.getTime()))
  return first > means.clock().getTime() && first < 8e15 ? new Date(first) : null
}
