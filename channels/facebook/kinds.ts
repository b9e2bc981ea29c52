/** What the feed of a page tells of, as it is brought: its items and its verbs. */
import { type Thing, textOf, thingOf } from '#meta'

/** What stands there as a post, whatever it holds. */
export const isPost = (value: Thing) =>
  ['post', 'status', 'photo', 'video', 'share', 'album', 'link', 'event'].includes(textOf(value.item))
export const isReaction = (value: Thing) => ['reaction', 'like'].includes(textOf(value.item))

export const isGone = (verb: string) => verb === 'remove'
export const isWords = (verb: string) => ['add', 'edited', 'edit', 'unhide', 'hide'].includes(verb)
/** Of a whole post: deleted, or shown to nobody any more. */
export const isEnd = (value: Thing) => ['remove', 'hide'].includes(textOf(value.verb))

/** A post of the page's own is what people speak under; whoever else posted it says something by it. */
export const isOfOthers = ({ from }: Thing, page: string) => thingOf(from)?.id !== page
