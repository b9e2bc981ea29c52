import { type Stance, type Turn } from '#contract'
import { did, trouble } from '../acts.svelte.ts'
import { api, call } from '../api.ts'
import { words } from '../words.svelte.ts'
import { type Reader, type Span } from './reader.svelte.ts'

export type WhichTheme = { id: string } | { key: string } | { name: string } | null
type Suggestion = Turn['suggestions'][number]
interface Done {
  act: string
  undoUntil: string | null
}

/** Does something, says it with its undo, and reads again what is on the screen. */
export async function doing(
  reader: Reader,
  act: () => Promise<Done | Done[] | undefined>,
  sentence: string,
): Promise<boolean> {
  const { workspace } = reader.talk.params
  try {
    const done = await act()
    const acts = done === undefined ? [] : [done].flat()
    did(
      sentence,
      acts.map((one) => ({ workspace, ...one })),
      () => void reader.refresh(),
    )
    return true
  } catch (error) {
    trouble(error)
    return false
  } finally {
    await reader.refresh()
  }
}

export function themeOf(suggestion: Suggestion): WhichTheme {
  const { theme } = suggestion
  if (theme?.id) return { id: theme.id }
  return theme?.key ? { key: theme.key } : null
}

export async function keepReason(reader: Reader, span: Span, theme: WhichTheme, suggested: boolean): Promise<void> {
  const { turn, start, end } = span
  const params = { workspace: reader.talk.params.workspace, message: turn.id }
  const body = { revision: turn.revision, start, end, theme, ...(suggested ? { suggested } : {}) }
  const kept = words.conversation.didKeepReason(turn.text.slice(start, end))
  await doing(reader, () => call(api.keepReason, { params, body }), kept)
}

export async function refuseSuggestion(reader: Reader, turn: Turn, { start, end }: Suggestion): Promise<void> {
  const params = { workspace: reader.talk.params.workspace, message: turn.id }
  const body = { revision: turn.revision, start, end }
  await doing(reader, () => call(api.refuseSuggestion, { params, body }), words.conversation.didRefuse)
}

export async function changeReason(reader: Reader, reason: string, theme: WhichTheme): Promise<void> {
  const params = { workspace: reader.talk.params.workspace, reason }
  await doing(reader, () => call(api.changeReason, { params, body: { theme } }), words.conversation.didChangeReason)
}

export async function withdrawReason(reader: Reader, reason: string): Promise<void> {
  const params = { workspace: reader.talk.params.workspace, reason }
  await doing(reader, () => call(api.withdrawReason, { params }), words.conversation.didWithdrawReason)
}

export async function markStance(reader: Reader, turn: Turn, stance: Stance | null): Promise<void> {
  const params = { workspace: reader.talk.params.workspace, message: turn.id }
  const sentence = words.conversation.didMarkStance(words.conversation.stance[stance ?? 'unknown'])
  await doing(reader, () => call(api.markStance, { params, body: { stance } }), sentence)
}

/** Keeps what is suggested first in a turn: a reason, else its stance. */
export async function keepFirst(reader: Reader): Promise<void> {
  const turn = reader.turn
  const [suggestion] = turn?.suggestions ?? []
  if (turn && suggestion) await keepReason(reader, { turn, ...suggestion }, themeOf(suggestion), true)
  else if (turn?.stance.suggested && !turn.stance.kept) await markStance(reader, turn, turn.stance.suggested.kind)
}

export async function refuseFirst(reader: Reader): Promise<void> {
  const turn = reader.turn
  const [suggestion] = turn?.suggestions ?? []
  if (turn && suggestion) await refuseSuggestion(reader, turn, suggestion)
  else if (turn?.stance.suggested && !turn.stance.kept) await markStance(reader, turn, null)
}

export function themeFirst(reader: Reader): void {
  const turn = reader.turn
  const [suggestion] = turn?.suggestions ?? []
  const [reason] = turn?.reasons ?? []
  if (turn && suggestion) reader.theming = { span: { turn, ...suggestion }, suggested: true, reason: null }
  else if (turn && reason) reader.theming = { span: { turn, ...reason }, suggested: false, reason: reason.id }
}
