/** What an answer that is not there means for whoever listens, and for whoever speaks. */
import { type Means, type Said, type Unheard } from '#channel'
import { type Answer, type Declined } from './graph.ts'

type Not = Exclude<Answer, { kind: 'there' }>

export function unheardFor(answer: Not): Unheard {
  if (answer.kind === 'later') return answer
  if (answer.kind === 'trouble') return { kind: 'trouble', why: answer.why, detail: answer.detail }
  if (answer.what === 'token') return { kind: 'needs-reconnection', why: answer.detail }
  const why = answer.what === 'missing' ? 'not-found' : answer.what === 'blocked' ? 'blocked' : 'not-allowed'
  return { kind: 'trouble', why, detail: answer.detail }
}

export function unsaid(answer: Not, means: Means): Said {
  const inAMinute = new Date(means.clock().getTime() + 60_000)
  if (answer.kind === 'later') return { kind: 'later', at: answer.at }
  if (answer.kind === 'trouble') return answer.sure ? { kind: 'later', at: inAMinute } : { kind: 'unknown' }
  return answer.what === 'missing' ? { kind: 'gone' } : { kind: 'refused', why: whyDeclined(answer) }
}

/** What another day may tell: the platform answers again, an account is let in again, a right is given. */
export const isForNow = (answer: Answer): boolean =>
  answer.kind === 'declined' ? ['token', 'rights', 'blocked'].includes(answer.what) : answer.kind !== 'there'

export const whyDeclined = ({ what, detail }: { what: Declined; detail: string }) => plainly[what] ?? detail

/** What people meet, in codes that the words know; else the platform's own figures. */
const plainly: Readonly<Partial<Record<Declined, string>>> = {
  token: 'needs-reconnection',
  rights: 'not-allowed',
  blocked: 'blocked',
}
