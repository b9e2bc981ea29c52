import { createHmac } from 'node:crypto'
import { type RawEvent } from '#channel'
import { htmlToText } from '#reading'
import { keyOfNote } from './documents.ts'
import { writeVote } from './read.ts'
import { type Round } from './verify.ts'
import { hasType, idIn, type Thing, textIn } from './wire.ts'

/**
 * A vote is a note without words, named like what it chooses, in answer to our question; null: this is none. What is kept of
 * it is the choice and a mark of who votes: their key to ours, another for each question, so that one counts once and nobody
 * can be told by it.
 */
export async function voteIn(
  note: Thing,
  { thing, by, at }: { thing: Thing; by: { id: string }; at: Date },
  { here, means }: Round,
): Promise<readonly RawEvent[] | null> {
  const choice = textIn(note.name)
  const about = idIn(note.inReplyTo)
  // snac sends a line break for no words at all.
  if (!choice || !about || htmlToText(textIn(note.content) ?? '').trim() || note.contentMap) return null
  const key = keyOfNote(here, about)
  const poll = key === null ? undefined : (await means.held?.own(key))?.poll
  if (!poll) return null
  const isOpen = poll.endsAt === null || at <= poll.endsAt
  if (!hasType(thing, ['Create']) || !isOpen || !poll.choices.some((one) => one.choice === choice)) return []
  const mark = createHmac('sha256', means.secrets.key ?? '').update(`${about} ${by.id}`)
  return [writeVote(mark.digest('base64url'), about, choice)]
}
