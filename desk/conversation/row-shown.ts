import { type Row } from '#contract'
import { markOf } from '#team'

export interface Listed {
  workspace_id: string
  id: string
  subject: string | null
  last_said_at: Date
  message_count: number
  voice_count: number
  awaiting_count: number
  awaiting_why: string | null
  let_live_until: Date | null
  let_live_why: string | null
  assigned_to: string | null
  snoozed_until: Date | null
  standing: number
}

export interface RowRead {
  client: string
  assigned_name: string | null
  names: string[] | null
  places: { name: string; channel: string }[] | null
  last_text: string | null
  last_at: Date | null
  last_on: string | null
  last_ours: boolean | null
  last_language: string | null
  last_gone: boolean | null
  last_by: string | null
  note_by: string | null
  note_text: string | null
  promised: string | null
}

/** The beginning of what was last said, to the letter: enough for three lines. */
const beginning = 280

export function rowsShown(rows: readonly (Listed & RowRead)[]): Row[] {
  return rows.map((row) => ({
    client: { id: row.workspace_id, name: row.client, mark: markOf(row.client) },
    id: row.id,
    subject: row.subject,
    places: row.places ?? [],
    names: row.names ?? [],
    voices: row.voice_count,
    messages: row.message_count,
    awaiting: row.awaiting_count,
    why: row.awaiting_count > 0 ? whyShown(row) : null,
    advised: null,
    last: row.last_at && {
      by: row.last_by ?? '',
      ours: row.last_ours ?? false,
      at: row.last_at.toISOString(),
      text: row.last_gone ? '' : begin(row.last_text ?? ''),
      language: row.last_language,
    },
    note: row.note_text === null ? null : { by: row.note_by ?? '', text: begin(row.note_text) },
    promised: row.promised,
    lastSaidAt: row.last_said_at.toISOString(),
    lastSaidOn: row.last_on,
    standing: row.standing === 1 ? 'awaits' : 'alive',
    letLive: row.let_live_why ? { why: row.let_live_why, until: row.let_live_until?.toISOString() ?? null } : null,
    snoozedUntil: row.snoozed_until?.toISOString() ?? null,
    assignedTo: row.assigned_to ? { user: row.assigned_to, name: row.assigned_name ?? '' } : null,
  }))
}

/** A word given is the desk's own: whoever may not read of it is not told that it is due. */
function whyShown(row: Listed & RowRead): Row['why'] {
  return row.awaiting_why === 'given-word' && !row.promised ? null : (row.awaiting_why as Row['why'])
}

function begin(text: string): string {
  if (text.length <= beginning) return text
  // Never half of a surrogate pair.
  const end = /[\ud800-\udbff]/.test(text[beginning - 1]!) ? beginning - 1 : beginning
  return `${text.slice(0, end)}…`
}
