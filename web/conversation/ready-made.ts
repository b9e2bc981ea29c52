import { type Turn } from '#contract'

/** Shorter ones are said again without being pasted: « Merci ! ». */
const shortest = 40

/** Whether these words of ours stand already in a thread that is answered: greeting and name apart, an answer pasted again. */
export function isReadyMade(text: string, answered: readonly Turn[], turns: readonly Turn[]): boolean {
  const said = plain(text)
  if (said.length < shortest) return false
  const threads = new Set(answered.map((turn) => turn.thread))
  return turns.some(
    (turn) => turn.ours && turn.audience !== 'internal' && threads.has(turn.thread) && same(plain(turn.text), said),
  )
}

/** The same, but for a first line of greeting on either side. */
function same(one: string, other: string): boolean {
  return one === other || withoutGreeting(one) === withoutGreeting(other)
}

const withoutGreeting = (text: string) =>
  text.replace(/^(?:bonjour|bonsoir|salut|hello|hi|merci|chère?|dear)\b[^.!?,:\n]{0,40}[.!?,:]\s*/, '')

const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’`]/g, "'")
    .replace(/@[\p{L}\p{N}_.-]+/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
