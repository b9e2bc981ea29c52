/** That somebody liked a post or a comment: the platform tells each by itself, and its end too. */
import { type Heard } from '#channel'
import { idOf, type Thing, textOf, thingOf, timeOf } from '#meta'
import { cleanLine } from '#reading'

/** `stands`: an angry or a sad sign is no like, and put in place of one it ends it. */
export interface Like {
  id: string
  by: string
  about: string
  stands: boolean
}

/** One person likes one thing once, by whatever sign. Ours are not told. */
export function likeIn(value: Thing, page: string): Like | null {
  const [by, about] = [idOf(thingOf(value.from)?.id), idOf(value.comment_id) ?? idOf(value.post_id)]
  const isLike = ['', 'LIKE', 'LOVE'].includes(textOf(value.reaction_type).toUpperCase())
  if (!by || !about || by === page) return null
  return { id: `like:${by}:${about}`, by, about, stands: isLike && textOf(value.verb) !== 'remove' }
}

export function readLike(value: Thing, page: string): Heard | null {
  const like = likeIn(value, page)
  if (!like?.stands) return like && { kind: 'gone', nativeId: like.id }
  const name = cleanLine(textOf(thingOf(value.from)?.name), 200) || '–'
  const by = { nativeId: like.by, name, url: null }
  return { kind: 'reacted', nativeId: like.id, by, about: like.about, how: 'like', at: timeOf(value.created_time) }
}
