import { type TellingShown } from '#contract'
import { type DeskWords } from '#words'

type Say = DeskWords['loops']

/** What came of a telling, in a sentence; empty for a draft. */
export function cameOf(telling: TellingShown, say: Say, until: (at: Date) => string): string {
  switch (telling.state) {
    case 'draft':
      return ''
    case 'approved': {
      const soon = telling.notBefore && Date.parse(telling.notBefore) > Date.now()
      const when = soon ? say.leaves(until(new Date(telling.notBefore!))) : say.leavesSoon
      return `${when} ${telling.approvedBy ?? ''}.`
    }
    case 'left':
      if (telling.deliveryState === 'sent') return say.mayComeBack
      return telling.deliveryState === 'unknown' ? say.unknown : say.onItsWay
    case 'told':
      return telling.how ? say.how[telling.how] : ''
    case 'failed':
      return whyFailed(telling.why, say)
    default:
      return telling.state satisfies never
  }
}

function whyFailed(why: string | null, say: Say): string {
  if (why === 'gone' || why === 'taken-away') return say.failedGone
  if (why === 'too-long' || why === 'too long') return say.failedLong
  if (why === 'came-back') return say.cameBack
  if (why === 'by-hand') return say.failedByHand
  if (why === 'window-closed') return say.failedLate
  return say.failedWhy(why ?? '…')
}
