import { type LinkKey } from '#conversation'
import { type Within } from '#database'
import { type Clock, type Id } from '#kernel'
import { type ApprovalLetter, type Publishing, recordApprovalLetter, takeApprovalLetterInHand } from '#spark'
import { wordsIn } from '#words'
import { type Letter, type Mail } from '../mail/mail.ts'

export interface ApprovalNeeds {
  within: Within
  clock: Clock
  publishing: Publishing
  linkKey: LinkKey
  publicUrl: string
  mail: Mail | null
}

/**
 * Writes to one who is asked to approve. In three steps, as other letters are: a crash in between leaves it in hand, and
 * what is found so long after is told as perhaps sent, never sent again by itself.
 */
export async function writeForApproval(
  needs: ApprovalNeeds,
  at: { workspace: Id<'workspace'>; letter: Id<'letter'> },
): Promise<void> {
  const { within, clock, publishing, mail } = needs
  const letter = await within([at.workspace], null, (db) => takeApprovalLetterInHand(db, clock, publishing, needs, at))
  if (!letter) return
  const sent = mail ? await mail.send(worded(letter, mail.from)) : ({ kind: 'refused', why: 'MAIL_URL' } as const)
  await within([at.workspace], null, (db) => recordApprovalLetter(db, clock, at, sent))
}

function worded(about: ApprovalLetter, from: string): Letter {
  const words = wordsIn(about.dialect).approving
  const say = words.letter
  const hour = about.plannedFor && words.planned(words.moment(about.plannedFor, about.zone), about.zone)
  const until = words.moment(about.expiresAt, about.zone)
  return {
    to: about.to,
    by: say.from(about.signed, about.brand),
    subject: say.subject[about.kind](about.brand),
    text: [
      say.hello(about.to.name),
      say.opening[about.kind](about.signed, about.brand),
      ...(about.word ? [about.word] : []),
      ...(hour ? [hour] : []),
      say.here,
      about.link,
      say.until(until),
      say.noReply,
      say.signed(about.signed, about.brand),
    ].join('\n\n'),
    messageId: `approval.${about.letter}@${from.split('@').at(-1)}`,
    references: [],
    replyTo: null,
    byItself: about.kind === 'reminder' ? 'generated' : null,
  }
}
