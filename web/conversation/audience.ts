import { type Audience, type Turn } from '#contract'

const narrowFirst: Audience[] = ['internal', 'direct', 'followers', 'unlisted', 'public']

/** Who will see an answer: never more than saw the most private of what it answers. */
export function audienceOf(answered: readonly Pick<Turn, 'audience'>[]): Audience {
  const narrowest = Math.min(...answered.map((turn) => narrowFirst.indexOf(turn.audience)))
  return narrowFirst[narrowest] ?? 'public'
}

export function widest(audiences: readonly Audience[]): Audience {
  return narrowFirst.findLast((one) => audiences.includes(one)) ?? 'public'
}
