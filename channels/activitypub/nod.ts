/** A like of ours (ActivityStreams `Like`), told to whoever said it, and its `Undo`. */
import { type Means, type Nod, type Nodded, type Place } from '#channel'
import { type JsonObject } from '#kernel'
import { readCursor } from './cursor.ts'
import { deliver } from './deliver.ts'
import { likeDocument } from './documents.ts'
import { actorFor, undelivered } from './say.ts'
import { context } from './wire.ts'

/** The same key makes the same id: a server that has it already drops the second delivery. */
export const nod = (_: Place, of: Nod, means: Means): Promise<Nodded> => tell(of, means, 'Like')
export const takeBack = (_: Place, of: Nod, means: Means): Promise<Nodded> => tell(of, means, 'Undo')

async function tell({ key, about, to, at }: Nod, means: Means, what: 'Like' | 'Undo'): Promise<Nodded> {
  const { here } = means
  if (!here || !means.secrets.key) return { kind: 'refused', why: 'no address of our own' }
  if (!to) return { kind: 'refused', why: 'author-unknown' }
  const cursor = readCursor(means.held?.cursor ?? null)
  if (cursor.blocked.includes(to.nativeId)) return { kind: 'refused', why: 'blocked-by-author' }
  const like = likeDocument({ key, about, to: to.nativeId, at }, here)
  const undone = { ...like, id: `${like.id}-undo`, type: 'Undo', object: like }
  const activity: JsonObject = { '@context': context, ...(what === 'Like' ? like : undone) }
  const actor = await actorFor(to.nativeId, cursor, means)
  const delivered = 'kind' in actor ? undelivered(actor) : await deliver(actor.inbox, activity, means, cursor.hosts)
  if (delivered.kind === 'accepted') return { kind: 'sent', nativeId: like.id, proof: 'accepted' }
  if (delivered.kind !== 'later') return delivered
  return { kind: 'later', at: delivered.at ?? new Date(means.clock().getTime() + 60_000) }
}
