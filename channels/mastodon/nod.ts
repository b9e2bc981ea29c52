/** A like, which is called a favourite there: of a status, given and taken back as often as one wants. */
import { type Means, type Nod, type Nodded, type Place } from '#channel'
import { ask, serverOf } from './ask.ts'
import { unsaid } from './say.ts'
import { thingOf } from './thing.ts'

export const nod = (place: Place, of: Nod, means: Means): Promise<Nodded> => favourite(true, place, of, means)
export const takeBack = (place: Place, of: Nod, means: Means): Promise<Nodded> => favourite(false, place, of, means)

async function favourite(is: boolean, place: Place, { about }: Nod, means: Means): Promise<Nodded> {
  const path = `/api/v1/statuses/${encodeURIComponent(about)}/${is ? 'favourite' : 'unfavourite'}`
  const answer = await ask(serverOf(place, means), { method: 'POST', path }, means)
  if (answer.kind === 'there')
    return { kind: 'sent', nativeId: null, proof: thingOf(answer.value)?.favourited === is ? 'seen' : 'accepted' }
  if (answer.kind === 'declined' && answer.status === 401) return { kind: 'refused', why: 'needs-reconnection' }
  // Whoever signed in before likes were asked for has not said yes to them.
  if (answer.kind === 'declined' && answer.status === 403) return { kind: 'refused', why: 'not-allowed' }
  return unsaid(answer, means)
}
