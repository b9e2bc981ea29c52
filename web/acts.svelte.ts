import { untrack } from 'svelte'
import { api, call, sentenceOf } from './api.ts'
import { severalClients, workspaceOf } from './session.svelte.ts'
import { words } from './words.svelte.ts'

interface Act {
  workspace: string
  act: string
  sentence: string
  /** ms since 1970; Infinity where it may be undone at any time. */
  until: number
  undone?: (() => void) | undefined
}

const shownMs = 10_000
const remembered = 50

export const said: { polite: string; shown: Act[] | null; trouble: string | null } = $state({
  polite: '',
  shown: null,
  trouble: null,
})
let stack: Act[][] = []
let hide: ReturnType<typeof setTimeout> | undefined

/** Says something quietly, by the polite live region only: « enregistré », « 2 nouveaux messages ». */
export function whisper(sentence: string): void {
  // The same sentence twice is said twice only if the region changes.
  // Untracked: an effect that whispers must not run again for its own whisper.
  said.polite = untrack(() => said.polite) === sentence ? `${sentence}\u200b` : sentence
}

/** Says what was done; where an act can be undone, offers it for 10 s, and to `u` as long as it is possible. */
export function did(
  sentence: string,
  undoable: { workspace: string; act: string; undoUntil?: string | null }[],
  undone?: () => void,
): void {
  const acts = undoable.map(({ workspace, act, undoUntil }) => ({
    workspace,
    act,
    sentence: named(sentence, workspace, undoable.length),
    until: undoUntil ? Date.parse(undoUntil) : Number.POSITIVE_INFINITY,
    undone,
  }))
  whisper(sentence)
  if (acts.length === 0) return
  stack = [...stack, acts].slice(-remembered)
  said.shown = acts
  clearTimeout(hide)
  hide = setTimeout(() => {
    said.shown = null
  }, shownMs)
}

/** With several clients every undo says whose it is. */
function named(sentence: string, workspace: string, count: number): string {
  const client = workspaceOf(workspace)?.name
  return count === 1 && client && severalClients() ? words.shell.actFor(client, sentence) : sentence
}

/** An act undone by another way than `u` is not offered again. */
export function forget(act: string): void {
  stack = stack.map((acts) => acts.filter((one) => one.act !== act)).filter((acts) => acts.length > 0)
  if (said.shown?.some((one) => one.act === act)) said.shown = null
}

export function canUndo(): boolean {
  return stack.some((acts) => acts.some((one) => one.until > Date.now()))
}

/** Undoes what was done last and can still be undone. */
export async function undoLast(): Promise<void> {
  const acts = stack.pop()?.filter((one) => one.until > Date.now())
  if (!acts) return whisper(words.shell.nothingToUndo)
  if (acts.length === 0) return await undoLast()
  said.shown = null
  const ends = await Promise.allSettled(
    acts.map((one) => call(api.undo, { params: { workspace: one.workspace, act: one.act } })),
  )
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed) trouble(failed.reason)
  else whisper(words.shell.undone)
  acts[0]?.undone?.()
}

/** Says what went wrong, where it can be read and dismissed. */
export function trouble(error: unknown): void {
  said.trouble = typeof error === 'string' ? error : sentenceOf(error)
}

export function hideShown(): void {
  said.shown = null
}
