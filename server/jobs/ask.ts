import {
  type LetterToSend,
  type Piece,
  piecesOf,
  recordLetter,
  type Sent,
  stands,
  takeLetterInHand,
  tellLost,
  type Verbatim,
} from '#asking'
import { type LinkKey } from '#conversation'
import { type Within } from '#database'
import { type Clock, type Id } from '#kernel'
import { type Words, wordsIn } from '#words'
import { type Letter, type Mail } from '../mail/mail.ts'

export interface AskNeeds {
  within: Within
  clock: Clock
  linkKey: LinkKey
  publicUrl: string
  mail: Mail | null
}

/**
 * Sends one letter to a department. Taking it in hand, sending it and recording what came of it are three steps: a crash
 * in between leaves it in hand, and what is found so long after is told as perhaps sent, never sent again by itself.
 */
export async function sendLetter(
  needs: AskNeeds,
  at: { workspace: Id<'workspace'>; letter: Id<'letter'> },
): Promise<void> {
  const inHand = await needs.within([at.workspace], null, async (db) => {
    const letter = await takeLetterInHand(db, needs.clock, needs, at)
    if (letter === 'lost') await tellLost(db, needs.clock, at)
    return letter
  })
  if (!inHand || inHand === 'lost') return
  const sent: Sent = needs.mail ? await needs.mail.send(worded(inHand)) : { kind: 'refused', why: 'MAIL_URL' }
  await needs.within([at.workspace], null, async (db) => {
    if (await recordLetter(db, needs.clock, at, sent)) await tellLost(db, needs.clock, at)
  })
}

/** In the language of the workspace: that of the house whose departments they are. */
function worded(letter: LetterToSend): Letter {
  const words = wordsIn(letter.dialect).asked
  const say = words.letter
  const due = words.day(letter.dueAt, letter.zone)
  const text = letter.kind === 'thanks' ? thanks(words, letter) : asking(words, letter, letter.kind, due)
  return {
    to: letter.to,
    by: say.from(letter.signed, letter.brand),
    subject: say.subject(letter.brand, letter.question),
    text: text.join('\n\n'),
    messageId: letter.mailId,
    references: letter.follows,
    replyTo: letter.replyTo,
    byItself: letter.kind === 'thanks' ? 'replied' : null,
  }
}

const thanks = ({ letter: say }: Words['asked'], letter: LetterToSend): string[] => [
  say.hello(letter.to.name),
  say.thanks,
  say.mayWeQuote,
  letter.link,
  say.nothingByItself,
  say.signed(letter.signed, letter.brand),
]

function asking(
  words: Words['asked'],
  letter: LetterToSend,
  kind: Exclude<LetterToSend['kind'], 'thanks'>,
  due: string,
): string[] {
  const say = words.letter
  const about = { brand: letter.brand, signed: letter.signed, name: letter.to.name, due }
  return [
    say.hello(letter.to.name),
    say.opening[kind](about),
    letter.question,
    ...(letter.precisions ? [say.precisions, letter.precisions] : []),
    ...(letter.verbatims.length
      ? [say.verbatims, ...letter.verbatims.map((one) => quoted(words, one, letter.zone))]
      : []),
    say.answerHere(due),
    letter.link,
    say.once,
    letter.replyTo ? say.orReply : say.noReply,
    say.signed(letter.signed, letter.brand),
  ]
}

function quoted(words: Words['asked'], verbatim: Verbatim, zone: string): string {
  const said = words.said(words.day(verbatim.at, zone), verbatim.place)
  return `${said}\n${verbatimWorded(words, verbatim)
    .split('\n')
    .map((line) => `| ${line}`)
    .join('\n')}`
}

/** Someone’s words, with what was taken out said in words. */
export function verbatimWorded(words: Words['asked'], { text }: Pick<Verbatim, 'text'>): string {
  if (text === null) return words.takenBack
  return Object.entries(stands).reduce(
    (said, [kind, sign]) => said.replaceAll(sign, words.stands[kind as keyof typeof stands]),
    text,
  )
}

/** The same in pieces, so that words can be masked in it: what was taken out already is no word. */
export function verbatimInPieces(words: Words['asked'], { text }: Pick<Verbatim, 'text'>): Piece[] {
  if (text === null) return [{ text: words.takenBack, key: null }]
  return piecesOf(text).map((piece) => (piece.key ? piece : { ...piece, text: verbatimWorded(words, piece) }))
}
