import { type Audience } from '#channel'
import { type Stance, type WhyAwaits } from '#contract'

/** What is known of a message when the desk wonders whether it awaits someone. */
export interface AwaitingFacts {
  ours: boolean
  audience: Audience
  /** It answers something of ours. */
  answersOurs: boolean
  /** What it answers told its people what came of what they had said. */
  answersTelling: boolean
  /** Its words name the brand. */
  addresses: boolean
  /** Harm is spoken of, or something risky called safe. */
  danger: boolean
  /** As found; null: not understood yet. */
  stance: Stance | null
  reasonMissing: boolean
}

/** From what cannot wait to what can: the first of these that a conversation holds is its word on the list. */
export const awaitingOrder: readonly WhyAwaits[] = [
  'danger',
  'addressed',
  'answers-telling',
  'answers-you',
  'given-word',
  'disagreement-no-reason',
  'disagreement',
  'question',
  'suggestion',
  'new',
]

/** A danger goes before all else. Whoever speaks directly always awaits, a disagreement too; agreement between peers lives on its own. */
export function whyAwaits(facts: AwaitingFacts): WhyAwaits | null {
  if (facts.ours || facts.audience === 'internal') return null
  if (facts.danger) return 'danger'
  // Whatever it says, a word of thanks too: the loop was closed on it.
  if (facts.answersTelling) return 'answers-telling'
  if (facts.audience === 'direct') return 'addressed'
  if (facts.stance === null) return facts.answersOurs ? 'answers-you' : 'new'
  if (facts.stance === 'dislike') return facts.reasonMissing ? 'disagreement-no-reason' : 'disagreement'
  if (facts.stance === 'question') return facts.addresses ? 'addressed' : facts.answersOurs ? 'answers-you' : 'question'
  if (facts.stance === 'suggestion') return 'suggestion'
  if (facts.stance === 'unknown' && facts.addresses) return 'addressed'
  if (facts.stance === 'unknown' && facts.answersOurs) return 'answers-you'
  return null
}
