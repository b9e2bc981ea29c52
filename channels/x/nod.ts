/** A like, given to a post as the account. X charges each giving and each taking back. */
import { type Means, type Nod, type Nodded, type Place } from '#channel'
import { type Answer } from './ask.ts'
import { askUser, openDoor } from './door.ts'
import { nodding } from './prices.ts'
import { accountOf } from './round.ts'
import { idOf, thingOf } from './thing.ts'

/** Given twice it is one: X answers that it is liked. */
export async function nod(api: string, place: Place, { about }: Nod, means: Means): Promise<Nodded> {
  const id = idOf(about)
  if (!id) return { kind: 'refused', why: 'unsupported' }
  const path = `/2/users/${accountOf(place)}/likes`
  const question = { method: 'POST', path, body: { tweet_id: id }, what: 'say', most: nodding.give } as const
  return nodded(await askUser(openDoor(api, place, means), question), true, means)
}

export async function takeBack(api: string, place: Place, { about }: Nod, means: Means): Promise<Nodded> {
  const id = idOf(about)
  if (!id) return { kind: 'refused', why: 'unsupported' }
  const path = `/2/users/${accountOf(place)}/likes/${id}`
  const question = { method: 'DELETE', path, what: 'say', most: nodding.takeBack } as const
  return nodded(await askUser(openDoor(api, place, means), question), false, means)
}

function nodded(answer: Answer, is: boolean, means: Means): Nodded {
  if (answer.kind === 'there') {
    const liked = thingOf(answer.value.data)?.liked
    return liked === is ? { kind: 'sent', nativeId: null, proof: 'seen' } : { kind: 'unknown' }
  }
  // A nod that comes a month late says something else: a person decides.
  if (answer.kind === 'later')
    return answer.why === 'spent' ? { kind: 'refused', why: 'spent' } : { kind: 'later', at: answer.at }
  if (answer.kind === 'trouble')
    return answer.sure ? { kind: 'later', at: new Date(means.clock().getTime() + 60_000) } : { kind: 'unknown' }
  const { status, problem, detail } = answer
  if (status === 401) return { kind: 'refused', why: 'needs-reconnection' }
  if (status === 404 || problem === 'resource-not-found' || /deleted or not visible/i.test(detail))
    return { kind: 'gone' }
  if (/blocked/i.test(detail)) return { kind: 'refused', why: 'blocked-by-author' }
  const isOfApp = /^(client-forbidden|unsupported-authentication|oauth1-permissions)$/.test(problem)
  // Whoever signed in before likes were asked for has not said yes to them.
  if (status === 403 && !isOfApp && !/suspended/i.test(detail)) return { kind: 'refused', why: 'not-allowed' }
  return { kind: 'refused', why: detail }
}
