import { type Reader } from './reader.svelte.ts'
import { selectedSpan } from './selection.ts'

/** `s`: the words selected become a reason; with none selected, one chooses them with the keys. */
export function markSelected(reader: Reader): void {
  const span = selectedSpan()
  const turn = span && reader.talk.turns.find((one) => one.id === span.turn)
  if (span && turn && !turn.ours)
    reader.theming = { span: { turn, start: span.start, end: span.end }, suggested: false, reason: null }
  else if (reader.turn && !reader.turn.ours && reader.turn.text) reader.marking = reader.turn.id
}
