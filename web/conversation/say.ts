import { type Asks, type Audience } from '#contract'
import { did, trouble, whisper } from '../acts.svelte.ts'
import { api, call } from '../api.ts'
import { keyDone, keyOf } from '../key.ts'
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
  /** Answers of departments that it quotes. */
  quotes?: string[]
  asks?: Asks
  /** What is promised in it, each with its day; null: these words promise nothing. */
  gives?: { start: number; end: number; on: string | null }[]
}

/** Answers each where it was said. The messages, once they are decided and on their way; null when it was declined. */
export async function reply(params: Params, saying: Saying, undone: () => void): Promise<string[] | null> {
  // What it promises may be noticed between two tries: it is the same answer.
  const { gives: _gives, ...said } = saying
  const what = { params, said }
  try {
    const { act, messages, leavesAt } = await call(api.reply, { params, body: { ...saying, key: keyOf(what) } })
    keyDone(what)
    const sentence = leavesAt ? words.composer.leaves(messages.length) : words.composer.recorded
    did(sentence, [{ workspace: params.workspace, act }], undone)
    return messages
  } catch (error) {
    trouble(error)
    return null
  }
}

export async function note(params: Params, text: string, answers: string[]): Promise<string[] | null> {
  const what = { params, text, answers }
  try {
    const { message } = await call(api.note, { params, body: { text, answers, key: keyOf(what) } })
    keyDone(what)
    whisper(words.composer.noted)
    return [message]
  } catch (error) {
    trouble(error)
    return null
  }
}
