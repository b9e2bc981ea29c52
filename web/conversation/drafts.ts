import { Draft } from './draft.svelte.ts'

const held = new Map<string, { draft: Draft; hands: number }>()

/** One's draft in a conversation: the same one wherever it is written, under its row in the list or beside it. */
export function takeDraft(params: { workspace: string; conversation: string }): Draft {
  const there = held.get(params.conversation) ?? { draft: new Draft(params), hands: 0 }
  there.hands++
  held.set(params.conversation, there)
  return there.draft
}

export function putDown(draft: Draft): void {
  const there = held.get(draft.params.conversation)
  draft.leave()
  if (there && --there.hands === 0) held.delete(draft.params.conversation)
}
