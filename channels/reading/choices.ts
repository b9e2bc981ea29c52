import { type Piece, type PieceLimits } from '#channel'

/** Why the form of a place does not take the choices of this piece; null where it does, and where there are none. */
export function choicesRefused({ choices = [], openDays, media }: Piece, form: PieceLimits['poll']): string | null {
  if (!choices.length) return null
  if (!form || choices.length > form.most) return 'too-many-choices'
  if (choices.some(({ length }) => length > form.longest)) return 'choice-too-long'
  if (media.length && !form.withMedia) return 'choices-beside-image'
  if (openDays === undefined || !form.days) return null
  if (openDays < form.days.fewest) return 'open-too-short'
  return openDays > form.days.most ? 'open-too-long' : null
}
