import { audiences, type Means, type Own, type Place, type Said, type Utterance } from '#channel'
import { type Answer, askActor } from './ask.ts'
import { type Actor, type Cursor, put, readCursor } from './cursor.ts'
import { type Delivered, deliver } from './deliver.ts'
import { activityAbout, noteId } from './documents.ts'
import { mostAnswered } from './owe.ts'

export const longest = 5_000

/**
 * Delivers to whom it answers; it is said once one of them has taken it over. The others, and followers, are told by the
 * rounds of `listen`, each inbox with tries of its own. Saying it again changes nothing.
 */
export async function say(_: Place, utterance: Utterance, means: Means): Promise<Said> {
  const { here } = means
  const cursor = readCursor(means.held?.cursor ?? null)
  if (!here || !means.secrets.key) return { kind: 'refused', why: 'no address of our own' }
  if (utterance.text.length > longest) return { kind: 'refused', why: 'too-long' }
  const answered = cursor.known.find(({ id }) => id === utterance.answers[0])
  const isWider = answered && audiences.indexOf(utterance.audience) > audiences.indexOf(answered.audience)
  if (utterance.audience === 'internal' || isWider) return { kind: 'refused', why: 'audience' }
  const to = utterance.to.slice(0, mostAnswered).filter(({ nativeId }) => !cursor.blocked.includes(nativeId))
  if (to.length < utterance.to.length && to.length === 0) return { kind: 'refused', why: 'blocked' }
  const own = (await means.held?.own(utterance.key)) ?? { utterance, at: means.clock(), gone: false }
  if (own.gone) return { kind: 'gone' }
  const found = await Promise.all(to.map(({ nativeId }) => actorFor(nativeId, cursor, means)))
  for (const actor of found) if (!('kind' in actor)) put(cursor.actors, actor)
  const activity = activityAbout({ ...own, utterance }, 'Create', here, cursor.actors)
  const failed: Exclude<Delivered, { kind: 'accepted' }>[] = []
  for (const actor of found) {
    const delivered = 'kind' in actor ? undelivered(actor) : await deliver(actor.inbox, activity, means, cursor.hosts)
    if (delivered.kind === 'accepted') return stands(here, own)
    failed.push(delivered)
  }
  const later = failed.find((one) => one.kind === 'later')
  if (later) return { kind: 'later', at: later.at ?? new Date(means.clock().getTime() + 60_000) }
  // Nobody has taken it: the one who is answered first says why.
  const [main] = failed
  return main && main.kind !== 'later' ? main : stands(here, own)
}

export async function actorFor(
  id: string,
  cursor: Cursor,
  means: Means,
): Promise<Actor | Exclude<Answer, { kind: 'there' }>> {
  return cursor.actors.find((actor) => actor.id === id) ?? (await askActor(id, means, cursor.hosts))
}

export function undelivered(actor: Exclude<Answer, { kind: 'there' }>): Exclude<Delivered, { kind: 'accepted' }> {
  if (actor.kind === 'later') return { kind: 'later', at: null, silent: true }
  return actor.kind === 'gone' ? { kind: 'gone' } : { kind: 'refused', why: actor.why }
}

/** What the desk holds stands at our own address: nobody else need be asked. */
export async function readBack(_: Place, utterance: Utterance, means: Means): Promise<Said | { kind: 'not-there' }> {
  const own = await means.held?.own(utterance.key)
  if (!own || !means.here) return { kind: 'not-there' }
  return own.gone ? { kind: 'gone' } : stands(means.here, own)
}

function stands(here: string, { utterance }: Own): Said {
  const id = noteId(here, utterance.key)
  return { kind: 'sent', nativeId: id, url: id, proof: 'accepted' }
}
