import { type Turn } from '#contract'
import { type Reader } from './reader.svelte.ts'
import { selectedSpan } from './selection.ts'

/** `s`: the words selected become a reason, our own a claim; with none selected, one chooses them with the keys. */
export function markSelected(reader: Reader): void {
  const span = selectedSpan()
  const turn = span && reader.talk.turns.find((one) => one.id === span.turn)
  if (span && turn) markSpan(reader, turn, span)
  else if (reader.turn?.text) reader.marking = reader.turn.id
}

/** What someone says may be a reason; what we say, a claim. */
export function markSpan(reader: Reader, turn: Turn, { start, end }: { start: number; end: number }): void {
  if (turn.ours) reader.claiming = { turn, span: { start, end } }
  else reader.theming = { span: { turn, start, end }, suggested: false, reason: null }
}
