import { type Audience, type Turn } from '#contract'

const narrowFirst: Audience[] = ['internal', 'direct', 'followers', 'unlisted', 'public']

/** Who will see an answer: never more than saw the most private of what it answers. */
export function audienceOf(answered: readonly Pick<Turn, 'audience'>[]): Audience {
  const narrowest = Math.min(...answered.map((turn) => narrowFirst.indexOf(turn.audience)))
  return narrowFirst[narrowest] ?? 'public'
}

/** What opens someone's own page goes to them alone, whoever else reads where they spoke. */
export const holdsPrivateLink = (text: string): boolean =>
  /\/p\/[0-9a-f-]{36}(\/[0-9a-f-]{36})?\/own\/[0-9a-f-]{36}/i.test(text)

export function widest(audiences: readonly Audience[]): Audience {
  return narrowFirst.findLast((one) => audiences.includes(one)) ?? 'public'
}
