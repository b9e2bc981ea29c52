import { type AlertLetter, recordTelling, takeTellingInHand } from '#alert'
import { type Within } from '#database'
import { type Clock, type Id } from '#kernel'
import { wordsIn } from '#words'
import { type Letter, type Mail } from '../mail/mail.ts'

export interface AlertNeeds {
  within: Within
  clock: Clock
  publicUrl: string
  mail: Mail | null
}

/**
 * Tells one of the desk of an alert, by mail. In three steps, as other letters are: a crash in between leaves it in hand,
 * and what is found so long after is told as perhaps sent.
 */
export async function tellOfAlert(
  needs: AlertNeeds,
  at: { workspace: Id<'workspace'>; telling: Id<'telling'> },
): Promise<void> {
  const { mail } = needs
  if (!mail) return
  const letter = await needs.within([at.workspace], null, (db) => takeTellingInHand(db, needs.clock, at))
  if (!letter) return
  const sent = await mail.send(worded(letter, needs.publicUrl, mail.from))
  await needs.within([at.workspace], null, (db) => recordTelling(db, needs.clock, at, sent))
}

function worded(about: AlertLetter, publicUrl: string, from: string): Letter {
  const say = wordsIn(about.dialect).alertMail
  const link = new URL(`/alerts/${about.client.id}/${about.alert}`, publicUrl).href
  const what = { ...about, client: about.client.name }
  return {
    to: about.to,
    by: 'Insuffleur',
    subject: say.subject(what),
    text: [say.hello(about.to.name), say.said(what), say.look, link, say.why].join('\n\n'),
    messageId: `alert.${about.telling}@${from.split('@').at(-1)}`,
    references: [],
    replyTo: null,
    byItself: 'generated',
  }
}
