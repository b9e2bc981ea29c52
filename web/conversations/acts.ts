import { type ConversationAct, type Row } from '#contract'
import { did, trouble } from '../acts.svelte.ts'
import { api, call } from '../api.ts'
import { words } from '../words.svelte.ts'

export interface Which {
  workspace: string
  conversation: string
}

export function whichOf(row: Row): Which {
  return { workspace: row.client.id, conversation: row.id }
}

/** One act on one or several conversations. Says what was done, and how to undo it. */
export async function act(on: Which[], what: ConversationAct, sentence: string): Promise<boolean> {
  try {
    const [only] = on
    if (!only) return false
    if (on.length === 1) {
      const done = await call(api.actOn, {
        params: { workspace: only.workspace, conversation: only.conversation },
        body: what,
      })
      did(sentence, [{ workspace: only.workspace, ...done }])
    } else {
      const { done } = await call(api.actOnSeveral, { body: { conversations: on, act: what } })
      did(
        words.conversations.several(done.length, sentence),
        done.map((one) => ({ workspace: one.workspace, act: one.act })),
      )
    }
    return true
  } catch (error) {
    trouble(error)
    return false
  }
}

type LetLiveWhy = Extract<ConversationAct, { kind: 'let-live' }>['why']
/** Those that say enough by themselves; any other is said in one’s own words. */
export const letLiveWhys: LetLiveWhy[] = [
  'peers-answer',
  'between-peers',
  'not-our-place',
  'nothing-to-add',
  'enough-of-us',
]
