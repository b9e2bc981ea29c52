import { type Statement } from '#contract'
import { type CharterRule } from './charter-rule.ts'
import { type CharterWords } from './charter-words.ts'

/** What a statement quotes: who said what, where and when. */
export interface QuotedMessage {
  name: string
  saidAt: Date
  place: string
  text: string
}

const longestQuote = 500

/**
 * A statement of reasons, DSA art. 17(3): what was decided and on which ground (a, d, e), the facts (b), that no machine
 * decided (c), how to contest it (f). In the client's language, as are the rules.
 */
export function stateReasons(rule: CharterRule, facts: string, words: CharterWords): Statement {
  const ground = words.rule(rule.position, rule.title, rule.explanation)
  return {
    decision_visibility: 'DECISION_VISIBILITY_CONTENT_REMOVED',
    decision_ground:
      rule.ground === 'illegal' ? 'DECISION_GROUND_ILLEGAL_CONTENT' : 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
    incompatible_content_ground: rule.ground === 'illegal' ? null : ground,
    illegal_content_legal_ground: rule.ground === 'illegal' ? ground : null,
    content_type: 'CONTENT_TYPE_TEXT',
    category: rule.category,
    decision_facts: facts,
    source_type: 'SOURCE_VOLUNTARY',
    automated_detection: 'No',
    automated_decision: 'AUTOMATED_DECISION_NOT_AUTOMATED',
    redress: words.redress,
  }
}

/** The same with its facts drafted from the messages, oldest first. A person reads it and sends it as theirs. */
export function draftStatement(
  rule: CharterRule,
  messages: readonly QuotedMessage[],
  words: CharterWords,
  zone: string,
): Statement {
  return stateReasons(rule, draftFacts(rule, messages, words, zone), words)
}

function draftFacts(
  rule: CharterRule,
  messages: readonly QuotedMessage[],
  { facts, when, between }: CharterWords,
  zone: string,
): string {
  const [first, last] = [messages[0]!, messages.at(-1)!]
  const quote = quoted(first.text)
  const at = when(first.saidAt, zone)
  const span = at === when(last.saidAt, zone) ? at : between(first.saidAt, last.saidAt, zone)
  const said =
    messages.length === 1
      ? facts.one(first.name, at, first.place, quote)
      : facts.several(messages.length, span, [...new Set(messages.map((one) => one.place))], quote)
  return `${said} ${facts.relied(rule.title)}`
}

/** One line, to the letter, cut between two characters as people see them. */
function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= longestQuote) return line
  let cut = ''
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(
    line.slice(0, longestQuote + 50),
  )) {
    if (cut.length + segment.length > longestQuote) break
    cut += segment
  }
  return `${cut.trimEnd()}…`
}
