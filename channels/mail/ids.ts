/** Names for letters and threads. Each carries its correspondent: what one person writes never touches another's. */
import { digestOf } from '#reading'

/** `<id>` as a header holds it, without its brackets; null where there is none that can be believed. */
export function messageIdsIn(header: string): string[] {
  const ids: string[] = []
  for (const [, id] of header.slice(0, 16_000).matchAll(/<([^<>\s]{1,900})>/g)) if (id) ids.push(id)
  return ids.slice(-100)
}

const short = (id: string) => (id.length <= 200 ? id : `long-${digestOf([id], 32)}`)

/** Ours stand apart from theirs: a letter that borrows the Message-ID of our answer must not become its revision. */
export const ownNativeId = (messageId: string) => `out:${short(messageId)}`
export const theirNativeId = (messageId: string, from: string) => `in:${digestOf([from], 12)}:${short(messageId)}`

/** The Message-ID that a native id was made of; null where it was too long to be kept. */
export function messageIdOf(nativeId: string | undefined): string | null {
  const id = /^(?:out:|in:[\w-]{12}:)([^\s<>]{1,200})$/.exec(nativeId ?? '')?.[1] ?? null
  return id?.startsWith('long-') ? null : id
}

const made = /^insuffleur\.([\w-]{22})\.([\w-]{32})@[^@]+$/

/** The Message-ID of what we say: the same key makes the same, and it tells the thread to whoever answers it alone. */
export function makeMessageId(key: string, thread: string, address: string): string {
  const root = rootOf(thread) ?? digestOf([thread], 22)
  return `insuffleur.${root}.${digestOf([key, address], 32)}@${address.split('@').at(-1)}`
}

export const isOfOurMaking = (messageId: string) => made.test(messageId)

/** Of the draft that stands while a letter is being sent: another one, or a provider would take the two for one letter. */
export const begunIdOf = (messageId: string) => `begun.${messageId}`
export const isBegun = (messageId: string) => messageId.startsWith('begun.') && made.test(messageId.slice(6))

const threadOf = (root: string, correspondent: string) => `thread:${root}:${digestOf([correspondent], 22)}`
const rootOf = (thread: string) => /^thread:([\w-]{22}):[\w-]{22}$/.exec(thread)?.[1] ?? null

/** By References and In-Reply-To (RFC 5322 §3.6.4) and by correspondent; never by subject. */
export function threadIdOf(own: string, references: readonly string[], correspondent: string): string {
  const ours = references.map((id) => made.exec(id)?.[1]).find(Boolean)
  return threadOf(ours ?? made.exec(own)?.[1] ?? digestOf([references[0] ?? own], 22), correspondent)
}
