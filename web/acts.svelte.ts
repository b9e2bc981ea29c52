import { untrack } from 'svelte'
import { api, call, Problem, sentenceOf } from './api.ts'
import { severalClients, workspaceOf } from './session.svelte.ts'
import { words } from './words.svelte.ts'

export interface Act {
  workspace: string
  act: string
}

/** What was done in one go, by one sentence: one act, or as many as it was done to. */
interface Deed {
  sentence: string
  acts: Act[]
  undone: (() => void) | undefined
}

const shownMs = 10_000
const remembered = 50

export const said: {
  polite: string
  /** What was just done, and whether it is offered to be undone. */
  shown: { sentence: string; undoable: boolean } | null
  trouble: string | null
} = $state({ polite: '', shown: null, trouble: null })
let deeds: Deed[] = []
let hide: ReturnType<typeof setTimeout> | undefined
let undoing = false

/** Says something quietly, by the polite live region only: « enregistré », « 2 nouveaux messages ». */
export function whisper(sentence: string): void {
  // The same sentence twice is said twice only if the region changes.
  // Untracked: an effect that whispers must not run again for its own whisper.
  said.polite = untrack(() => said.polite) === sentence ? `${sentence}\u200b` : sentence
}

/** Says what was done; where it can be undone, offers it for 10 s, and to `u` as the last thing done. */
export function did(sentence: string, acts: Act[], undone?: () => void): void {
  whisper(sentence)
  if (acts.length === 0) return
  const deed = { sentence: named(sentence, acts), acts, undone }
  deeds = [...deeds, deed].slice(-remembered)
  show(deed.sentence, true)
}

function show(sentence: string, undoable: boolean): void {
  said.shown = { sentence, undoable }
  clearTimeout(hide)
  hide = setTimeout(hideShown, shownMs)
}

/** With several clients every undo says whose it is. */
function named(sentence: string, acts: Act[]): string {
  const client = workspaceOf(acts[0]?.workspace ?? '')?.name
  return acts.length === 1 && client && severalClients() ? words.shell.actFor(client, sentence) : sentence
}

/** An act undone by another way than `u` is not offered again. */
export function forget(act: string): void {
  const last = deeds.at(-1)
  deeds = deeds
    .map((deed) => ({ ...deed, acts: deed.acts.filter((one) => one.act !== act) }))
    .filter((deed) => deed.acts.length > 0)
  if (last?.acts.some((one) => one.act === act)) hideShown()
}

export function canUndo(): boolean {
  return deeds.length > 0
}

/**
 * Undoes the last thing done, and nothing else, and says what that was. Whether it still can be is the server's to say,
 * by its own clock. What it did not hear of stays to be undone; what it refuses was the last thing no longer.
 */
export async function undoLast(): Promise<void> {
  const deed = deeds.at(-1)
  if (undoing) return
  if (!deed) return whisper(words.shell.nothingToUndo)
  undoing = true
  hideShown()
  const ends = await Promise.allSettled(
    deed.acts.map(({ workspace, act }) => call(api.undo, { params: { workspace, act } })),
  )
  undoing = false
  const failed = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []))
  const unheard = deed.acts.filter((_, at) => mayBeTriedAgain(ends[at]))
  deeds = deeds.flatMap((one) => (one === deed ? (unheard.length ? { ...deed, acts: unheard } : []) : one))
  if (failed.length === 0) {
    const sentence = words.shell.undone(deed.sentence)
    whisper(sentence)
    show(sentence, false)
  } else trouble(failed[0])
  deed.undone?.()
}

const mayBeTriedAgain = (end: PromiseSettledResult<unknown> | undefined): boolean =>
  end?.status === 'rejected' && (!(end.reason instanceof Problem) || end.reason.away || end.reason.status === 401)

/** Says what went wrong, where it can be read and dismissed. */
export function trouble(error: unknown): void {
  said.trouble = typeof error === 'string' ? error : sentenceOf(error)
}

export function hideShown(): void {
  said.shown = null
}
