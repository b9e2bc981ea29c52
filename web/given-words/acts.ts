import { did, trouble } from '../acts.svelte.ts'
import { api, call } from '../api.ts'
import { words } from '../words.svelte.ts'

interface Word {
  workspace: string
  word: string
}
interface Done {
  act: string
  undoUntil: string | null
}

async function doing(
  workspace: string,
  act: () => Promise<Done>,
  sentence: string,
  after: () => void,
): Promise<boolean> {
  try {
    const done = await act()
    did(sentence, [{ workspace, act: done.act }], after)
    return true
  } catch (error) {
    trouble(error)
    return false
  } finally {
    after()
  }
}

/** Kept: by something said there since, or otherwise, with a word on how. */
export const keepWord = (at: Word, how: { answer?: string; words?: string }, after: () => void) =>
  doing(at.workspace, () => call(api.keepWord, { params: { ...at }, body: how }), words.givenWords.didKeep, after)

export const releaseWord = (at: Word, why: string, after: () => void) =>
  doing(
    at.workspace,
    () => call(api.releaseWord, { params: { ...at }, body: { words: why } }),
    words.givenWords.didRelease,
    after,
  )

export const moveWord = (at: Word, on: string, sayDay: string, after: () => void) =>
  doing(
    at.workspace,
    () => call(api.moveWord, { params: { ...at }, body: { on } }),
    words.givenWords.didMove(sayDay),
    after,
  )

interface Proposed {
  message: string
  revision: number
  start: number
  end: number
}

/** A word of ours that was said already is kept in sight for a day, or promises nothing. */
export const giveWord = (
  workspace: string,
  { message, revision, start, end }: Proposed,
  on: string | null,
  sayDay: string,
  after: () => void,
) =>
  doing(
    workspace,
    () => call(api.giveWord, { params: { workspace, message }, body: { revision, start, end, on } }),
    on === null ? words.givenWords.didRefuse : words.givenWords.didGive(sayDay),
    after,
  )
