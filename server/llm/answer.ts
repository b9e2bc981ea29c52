import { type Brand, type Findings, type FoundReason } from '#understanding'

const mostReasons = 12
const longestQuote = 400
/** How sure an answer is taken to be that does not say so. */
const usual = 0.6

/**
 * What a model answered, as findings. It can do nothing but name a stance, spans and themes: a quote that does not stand in
 * the message to the letter, in one sentence, is dropped. null: no answer of ours can be made of it.
 */
export function readAnswer(answer: string, text: string, brand: Brand, own: Findings): Findings | null {
  const said = objectIn(contentOf(answer))
  if (!said) return null
  const kind = stanceOf(said.stance)
  if (!kind || !Array.isArray(said.reasons)) return null
  const keys = new Set(brand.themes.map(({ key }) => key))
  const reasons = apart(said.reasons.flatMap((one) => spanOf(one, text, keys) ?? []))
  const dislikes = kind === 'dislike'
  return {
    ...own,
    stance: { ...own.stance, kind, confidence: confidenceOf(said.confidence) },
    reasons,
    themes: reasons.length ? themesIn(reasons) : own.themes,
    reasonMissing: dislikes && reasons.length === 0,
  }
}

type Said = Record<string, unknown>

/** null: a refusal, or nothing. */
function contentOf(answer: string): string | null {
  const message = (parsed(answer) as { choices?: { message?: { content?: unknown; refusal?: unknown } }[] } | null)
    ?.choices?.[0]?.message
  return typeof message?.content === 'string' && !message.refusal ? message.content : null
}

/** Some models set their JSON between fences, or think aloud before it. */
function objectIn(content: string | null): Said | null {
  if (content === null) return null
  const from = content.indexOf('{')
  const until = content.lastIndexOf('}')
  const value = from < 0 ? null : parsed(content.slice(from, until + 1))
  return value && typeof value === 'object' && !Array.isArray(value) ? (value as Said) : null
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function spanOf(one: unknown, text: string, keys: ReadonlySet<string>): FoundReason | null {
  const { quote, theme, confidence } = (one ?? {}) as Said
  if (typeof quote !== 'string') return null
  const words = quote.trim()
  const start = words ? text.indexOf(words) : -1
  if (start < 0 || words.length > longestQuote || /[.!?…]\s|[\n\r]/.test(words)) return null
  const known = typeof theme === 'string' && keys.has(theme) ? theme : null
  return { start, end: start + words.length, theme: known, confidence: confidenceOf(confidence) }
}

/** In text order, none upon another. */
function apart(reasons: FoundReason[]): FoundReason[] {
  const kept: FoundReason[] = []
  for (const one of reasons.sort((a, b) => a.start - b.start || b.end - a.end))
    if (one.start >= (kept.at(-1)?.end ?? 0)) kept.push(one)
  return kept.slice(0, mostReasons)
}

function themesIn(reasons: FoundReason[]): Findings['themes'] {
  const best = new Map<string, number>()
  for (const { theme, confidence } of reasons) if (theme) best.set(theme, Math.max(best.get(theme) ?? 0, confidence))
  return [...best]
    .map(([theme, confidence]) => ({ theme, confidence }))
    .sort((one, other) => other.confidence - one.confidence)
    .slice(0, 2)
}

const stances = ['dislike', 'like', 'question', 'suggestion', 'neutral'] as const
const stanceOf = (said: unknown) => stances.find((one) => one === said) ?? null
const confidenceOf = (said: unknown) => (typeof said === 'number' && said >= 0 && said <= 1 ? said : usual)
