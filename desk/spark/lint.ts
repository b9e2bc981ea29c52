import { type SparkWords } from './spark.ts'

/**
 * What stands beside the text while one writes. It never stops anyone, but for `nobody-signs`: whoever reads it has a right
 * to know who speaks.
 */
export type Remark =
  | 'nobody-signs'
  | 'empty'
  | 'several-questions'
  | 'no-question'
  | 'asks-expectations'
  | 'asks-for-likes'
  | 'asks-to-share'
  | 'asks-to-name-others'
  | 'yes-or-no'
  | 'shouts'
  | 'many-hashtags'
  | 'names-nobody'
  | 'few-choices'
  | 'no-why'
  | 'no-disagreement'

/** One question at most, and none of what people are worn out by. Pure; the same text reads the same. */
export function remarksOn(words: Pick<SparkWords, 'opener' | 'text' | 'signed' | 'colleague' | 'choices'>): Remark[] {
  const { opener, text, signed } = words
  if (!text.trim()) return signed.trim() ? ['empty'] : ['empty', 'nobody-signs']
  const said = text.normalize('NFC').toLowerCase().replaceAll('’', "'")
  const questions = questionsIn(text)
  const found: [Remark, boolean][] = [
    ['nobody-signs', !signed.trim()],
    ['several-questions', questions > 1],
    ['no-question', questions === 0 && asking.includes(opener)],
    ['asks-expectations', expectations.test(said)],
    ['asks-for-likes', likes.test(said)],
    ['asks-to-share', shares.test(said)],
    ['asks-to-name-others', names.test(said)],
    ['yes-or-no', opener === 'open-question' && questions > 0 && yesOrNo.test(said)],
    ['shouts', shouts(text)],
    ['many-hashtags', (text.match(/(^|\s)#[\p{L}\p{N}_]+/gu) ?? []).length > 3],
    ['names-nobody', opener === 'behind-the-scenes' && !isNamed(words.colleague, text)],
    ['few-choices', opener === 'poll' && words.choices.filter((choice) => choice.trim()).length < 2],
    ['no-why', opener === 'poll' && !why.test(said)],
    ['no-disagreement', opener === 'disagreement' && !disagrees.test(said)],
  ]
  return found.flatMap(([remark, holds]) => (holds ? [remark] : []))
}

/** What cannot go out as it is. */
export const stops: readonly Remark[] = ['empty', 'nobody-signs']

/** Openers that are nothing without a question. */
const asking: readonly string[] = ['open-question', 'advice', 'poll', 'help']

const expectations =
  /qu'attendez[- ]vous|qu'attends[- ]tu|que pouvons[- ]nous faire pour vous|vos attentes|what (do|would) you expect|your expectations|what can we do for you/
const likes =
  /\b(likez|lik(e|er) (cette|ce|notre|si)|mett(ez|re) un (like|j'aime|cœur|coeur)|double[- ]tap|(like|heart) (this|if)|smash that like|abonnez[- ]vous|follow us|subscribe)\b/
const shares =
  /\b(partagez (cette|ce|si|à|pour|et)|repartagez|retweetez|rt si|share (this|if|to win|and)|retweet (this|if))\b/
const names =
  /\b(taguez|tague[rz]? (un|une|vos|tes)|identifi(ez|e) (un|une|vos|tes|ton|votre)|mentionne[rz]? (un|une|vos) ami|tag (a|your|two|three) |mention (a|your) friend)/
const yesOrNo =
  /(^|[\s(])(est-ce que vous|êtes-vous|avez-vous déjà|aimez-vous|voulez-vous|oui ou non|do you (like|love|want)|are you|have you ever|yes or no)\b/
const why = /pourquoi|pour quelle raison|qu'est-ce qui vous|why\b|what makes you/
const disagrees =
  /pas d'accord|désaccord|contraire|convainc|contredi|n'aim|déplaî|disagree|change (our|my) mind|not convinced|don't like|dislike|prove (us|me) wrong/

/** Several marks after one another are one question; so is one inside an address. */
function questionsIn(text: string): number {
  return (text.replace(/https?:\/\/\S+/g, '').match(/[?¿؟]+[!?\s]*/g) ?? []).length
}

function shouts(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? []
  const tall = text.match(/\p{Lu}/gu) ?? []
  return /!{2,}/.test(text) || (letters.length >= 20 && tall.length > letters.length * 0.6)
}

function isNamed(colleague: string | null, text: string): boolean {
  const name = colleague?.trim().toLowerCase()
  return Boolean(name) && text.toLowerCase().includes(name!.split(/\s+/)[0]!)
}
