import { type Conversation } from '#contract'
import { until } from '../moment.ts'
import { now } from '../now.svelte.ts'
import { workspaceOf } from '../session.svelte.ts'
import { words } from '../words.svelte.ts'

/** Where a conversation stands, in a word; nothing where there is nothing to say. */
export function standingOf(head: Conversation): string {
  if (head.snoozedUntil) return words.conversations.snoozedUntil(until(new Date(head.snoozedUntil), now.minute))
  if (head.why) return words.conversations.why[head.why]
  if (!head.letLive) return ''
  return words.conversations.letLiveBecause(words.conversations.letLiveWhy[head.letLive.why] ?? head.letLive.why)
}

/** To whom it is given, where there is more than one. */
export function keeperOf(head: Conversation): string {
  return workspaceOf(head.client.id)?.shared && head.assignedTo ? words.conversations.keptBy(head.assignedTo.name) : ''
}

/** Who else is there now, and whether they write. */
export function othersIn(head: Conversation): string {
  const say = words.conversation
  return head.present.map(({ name, writing }) => (writing ? say.writes(name) : say.reads(name))).join(' ')
}
