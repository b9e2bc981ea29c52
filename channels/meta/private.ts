/** Said to one person alone: in a conversation, or once to who commented. */
import { type Said } from '#channel'
import { type Answer } from './graph.ts'

export function requestTo(page: string, recipient: { id: string } | { comment_id: string }, text: string) {
  const message = { message: JSON.stringify({ text }), messaging_type: 'RESPONSE' }
  return { path: `/${page}/messages`, body: { recipient: JSON.stringify(recipient), ...message } }
}

/** What the platform declines for reasons that people meet every day. */
export function refusedPlainly(answer: Answer): Said | null {
  if (answer.kind !== 'declined') return null
  if (/code 10\/(2534022|2018278)/.test(answer.detail)) return { kind: 'refused', why: 'window-closed' }
  return /code 10900\b/.test(answer.detail) ? { kind: 'refused', why: 'once-only' } : null
}
