import { audiences, type Means, type Own, type Place, type Said, type Utterance } from '#channel'
import { askActor } from './ask.ts'
import { type Actor, put, readCursor, writeCursor } from './cursor.ts'
import { deliver } from './deliver.ts'
import { activityAbout, noteId } from './documents.ts'

export const longest = 5_000

/** Delivers to those who are answered; followers are told by the rounds of `listen`. Saying it again changes nothing. */
export async function say(_: Place, utterance: Utterance, means: Means): Promise<Said> {
  const { here } = means
  const cursor = readCursor(means.held?.cursor ?? null)
  if (!here || !means.secrets.key) return { kind: 'refused', why: 'no address of our own' }
  if (utterance.text.length > longest) return { kind: 'refused', why: 'too-long' }
  const answered = cursor.known.find(({ id }) => id === utterance.answers[0])
  const isWider = answered && audiences.indexOf(utterance.audience) > audiences.indexOf(answered.audience)
  if (utterance.audience === 'internal' || isWider) return { kind: 'refused', why: 'audience' }
  if (utterance.to.some(({ nativeId }) => cursor.blocked.includes(nativeId))) return { kind: 'refused', why: 'blocked' }
  const inAMinute = new Date(means.clock().getTime() + 60_000)
  const actors: Actor[] = []
  for (const { nativeId } of utterance.to.slice(0, 20)) {
    const actor = cursor.actors.find(({ id }) => id === nativeId) ?? (await askActor(nativeId, means))
    if (!('kind' in actor)) actors.push(actor)
    else if (actor.kind === 'later') return { kind: 'later', at: inAMinute }
    else if (actors.length === 0) return actor.kind === 'gone' ? { kind: 'gone' } : { kind: 'refused', why: actor.why }
  }
  for (const actor of actors) put(cursor.actors, actor)
  const own = (await means.held?.own(utterance.key)) ?? { utterance, at: means.clock(), gone: false }
  if (own.gone) return { kind: 'gone' }
  const activity = activityAbout({ ...own, utterance }, 'Create', here, writeCursor(cursor))
  for (const [index, { inbox }] of actors.entries()) {
    const delivered = await deliver(inbox, activity, means)
    if (delivered.kind === 'later') return { kind: 'later', at: delivered.at ?? inAMinute }
    // The main one decides; that one of several others is gone takes nothing back.
    if (index === 0 && delivered.kind !== 'accepted') return delivered
  }
  return stands(here, own)
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
