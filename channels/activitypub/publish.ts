import { type Means, type Piece, type PieceLimits, type Place, type Published } from '#channel'
import { choicesRefused } from '#reading'
import { noteId } from './documents.ts'
import { longest } from './say.ts'

const most = 4
const types = ['image/jpeg', 'image/png', 'image/webp', 'image/gif']

/** Other servers fetch an image from our own address, and show four of them at most. */
export const limits = (): PieceLimits => ({
  longest,
  longestTitle: null,
  warning: false,
  media: { most, types, mostBytes: 8 * 1024 * 1024, longestAlt: 1_500, needed: false, atOurs: true },
  goesOn: true,
  poll: { most: 8, longest: 100, withMedia: false, days: { fewest: 1, most: 30 } },
})

export const measure = (text: string): number => text.length

/** It stands at our own address from now on; followers are told by the rounds, each inbox with tries of its own. */
export async function publish(_: Place, piece: Piece, { here, secrets, held }: Means): Promise<Published> {
  if (!here || !secrets.key) return { kind: 'refused', why: 'no address of our own' }
  if (piece.text.length > longest) return { kind: 'refused', why: 'too-long' }
  if (piece.media.length > most) return { kind: 'refused', why: 'too-many-images' }
  const amiss = choicesRefused(piece, limits().poll)
  if (amiss) return { kind: 'refused', why: amiss }
  if (piece.audience === 'direct' || piece.audience === 'internal') return { kind: 'refused', why: 'audience' }
  const own = await held?.own(piece.key)
  return own?.gone ? { kind: 'gone' } : begun(here, piece)
}

/** What the desk holds stands at our own address: nobody else need be asked. */
export async function pieceThere(
  _: Place,
  piece: Piece,
  { here, held }: Means,
): Promise<Published | { kind: 'not-there' }> {
  const own = await held?.own(piece.key)
  if (!own || !here) return { kind: 'not-there' }
  return own.gone ? { kind: 'gone' } : begun(here, piece)
}

function begun(here: string, { key }: Piece): Published {
  const id = noteId(here, key)
  return { kind: 'sent', nativeId: id, url: id, proof: 'accepted', thread: { nativeId: id, url: id, title: null } }
}
