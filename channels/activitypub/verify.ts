import { type Knock, type Means } from '#channel'
import { type Answer, askActor } from './ask.ts'
import { type Actor, type Cursor, drop, put } from './cursor.ts'
import { isSignedWith, signedIn } from './signature.ts'
import { hasItsDigest } from './take-in.ts'
import { hasType, idIn, sameHost, type Thing, thingIn } from './wire.ts'

/** One round of listening: what it may use, and what it finds. */
export interface Round {
  means: Means
  here: string
  cursor: Cursor
  /** Hosts that did not answer in this round: they are not asked again before the next. */
  silent: Set<string>
}

export type Verified =
  | { kind: 'true'; activity: Thing; actor: Actor }
  /** Their own server says that they are gone, and that is all they say. */
  | { kind: 'actor-gone'; id: string }
  | { kind: 'later' }
  | { kind: 'false'; why: string }

/** Whether a knock was made by the actor it names: by their key, fetched from their own address. */
export async function verify(knock: Knock, round: Round): Promise<Verified> {
  const activity = thingIn(Buffer.from(knock.body).toString('utf8'))
  const by = idIn(activity?.actor)
  const signed = signedIn(knock, round.here)
  if (!activity || !by) return { kind: 'false', why: 'it names no actor' }
  if ('why' in signed) return { kind: 'false', why: signed.why }
  if (!hasItsDigest(knock)) return { kind: 'false', why: 'the digest does not match the body' }
  if (!sameHost(signed.keyId, by)) return { kind: 'false', why: 'the key is of another host than the actor' }
  const cached = round.cursor.actors.find(({ keyId }) => keyId === signed.keyId)
  if (cached?.id === by && isSignedWith(cached.pem, signed)) return { kind: 'true', activity, actor: cached }
  // Not known, or its key was changed: asked once.
  const actor = await actorOf(signed.keyId, round, true)
  if ('kind' in actor) {
    const leaves = actor.kind === 'gone' && hasType(activity, ['Delete']) && idIn(activity.object) === by
    if (leaves && signed.keyId.split('#')[0] === by) return { kind: 'actor-gone', id: by }
    if (actor.kind === 'later') return actor
    return { kind: 'false', why: actor.kind === 'gone' ? 'the actor is gone' : `the key: ${actor.why}` }
  }
  if (actor.id !== by || actor.keyId !== signed.keyId) return { kind: 'false', why: 'the key is not of this actor' }
  return isSignedWith(actor.pem, signed)
    ? { kind: 'true', activity, actor }
    : { kind: 'false', why: 'the signature is not right' }
}

/** An actor, known or asked for. */
export async function actorOf(
  id: string,
  { cursor, means, silent }: Round,
  anew = false,
): Promise<Actor | Exclude<Answer, { kind: 'there' }>> {
  const known = anew ? undefined : cursor.actors.find((actor) => actor.id === id)
  if (known) return known
  const host = URL.parse(id)?.host ?? ''
  if (silent.has(host)) return { kind: 'later' }
  const asked = await askActor(id, means, cursor.hosts)
  if (!('kind' in asked)) put(cursor.actors, asked)
  else if (asked.kind === 'later') silent.add(host)
  else drop(cursor.actors, id)
  return asked
}
