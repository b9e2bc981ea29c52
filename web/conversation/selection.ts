import { trimmed } from './spans.ts'

/** The words selected with the pointer, as a span of the one turn that holds them. */
export function selectedSpan(): { turn: string; start: number; end: number } | null {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const words = hostOf(range.startContainer)
  if (!words || words !== hostOf(range.endContainer)) return null
  const text = words.textContent ?? ''
  const before = range.cloneRange()
  before.selectNodeContents(words)
  before.setEnd(range.startContainer, range.startOffset)
  const start = before.toString().length
  const span = trimmed(text, start, start + range.toString().length)
  const turn = words.dataset.words
  return span && turn ? { turn, ...span } : null
}

/** The element that holds a turn's words and nothing else: offsets count from its first letter. */
function hostOf(node: Node): HTMLElement | null {
  return (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-words]') ?? null
}
