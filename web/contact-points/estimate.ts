import { type AnswerOf, type api } from '#contract'
import { type DeskWords } from '#words'

export type Estimated = AnswerOf<typeof api.estimate>

/** What following these words would bring and cost; what is wrong with them stands at their field. */
export function estimateSays(
  told: Estimated,
  { contactPoints, channels }: Pick<DeskWords, 'contactPoints' | 'channels'>,
  spoken: 'fr' | 'en',
): string {
  const say = contactPoints.estimate
  if (told.kind === 'not-so-written') return ''
  if (told.kind === 'unknown') return say.unknown(channels.notConnected[told.why] ?? told.detail)
  const { perMonth, amount, saying, most, shownBy, unit } = told
  return [
    say.told(perMonth, amount / shownBy, most / shownBy, unit[spoken]),
    saying ? say.saying(saying.each / shownBy, saying.withLink / shownBy, unit[spoken]) : '',
    amount > most ? say.tooMuch : '',
  ]
    .filter(Boolean)
    .join(' ')
}
