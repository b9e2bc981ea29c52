import { type Audience } from '#contract'
import { did, trouble, whisper } from '../acts.svelte.ts'
import { api, call } from '../api.ts'
import { newKey } from '../key.ts'
import { words } from '../words.svelte.ts'

type Params = { workspace: string; conversation: string }

export interface SaidByHand {
  url?: string
  spots?: { spot: string; url?: string }[]
}

export interface Saying {
  text: string
  answers: string[]
  audience: Audience
  /** Said on the spot already, where the channel cannot. */
  byHand?: SaidByHand
}

// An answer whose fate is unknown keeps its key: sent again, it is the same act.
const keys = new Map<string, string>()

function keyOf(what: unknown): string {
  const same = JSON.stringify(what)
  const key = keys.get(same) ?? newKey()
  keys.set(same, key)
  return key
}

/** Answers each where it was said. The messages, once they are decided and on their way; null when it was declined. */
export async function reply(params: Params, saying: Saying, undone: () => void): Promise<string[] | null> {
  const what = { params, saying }
  try {
    const { act, messages, leavesAt } = await call(api.reply, { params, body: { ...saying, key: keyOf(what) } })
    keys.delete(JSON.stringify(what))
    const sentence = leavesAt ? words.composer.leaves(messages.length) : words.composer.recorded
    did(sentence, [{ workspace: params.workspace, act }], undone)
    return messages
  } catch (error) {
    trouble(error)
    return null
  }
}

export async function note(params: Params, text: string, answers: string[]): Promise<string | null> {
  const what = { params, text, answers }
  try {
    const { message } = await call(api.note, { params, body: { text, answers, key: keyOf(what) } })
    keys.delete(JSON.stringify(what))
    whisper(words.composer.noted)
    return message
  } catch (error) {
    trouble(error)
    return null
  }
}
