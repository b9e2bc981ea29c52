import { type Means, type Place, type RawEvent, type Tally } from '#channel'
import { type Json } from '#kernel'
import { mostStanding, standingIn } from '#reading'
import { accountOf } from './account.ts'
import { fetchLetters } from './fetch.ts'
import { searchIn } from './folders.ts'
import { messageIdIn, writeLetter } from './letter.ts'
import { unheardFor } from './listen.ts'
import { inMailbox } from './mailbox.ts'
import { read } from './read.ts'

const pageSize = 50

/** The newest letters that stand in INBOX, whatever was heard of them. */
export async function tally(place: Place, _: Json, means: Means): Promise<Tally> {
  const account = accountOf(place, means)
  const opened = await inMailbox(account, means, async (box) => {
    const { exists } = await box.mailboxOpen('INBOX', { readOnly: true })
    if (exists === 0) return []
    const newest = await searchIn(box, { seq: `${Math.max(1, exists - mostStanding + 1)}:*` })
    const uids = newest.sort((one, other) => one - other)
    const events: RawEvent[] = []
    for (let at = 0; at < uids.length; at += pageSize) {
      const letters = await fetchLetters(box, uids.slice(at, at + pageSize), { folder: 'inbox', own: account.address })
      for (const letter of letters.values()) events.push(writeLetter(messageIdIn(letter).slice(0, 500), letter))
    }
    return events
  })
  if (opened.kind !== 'done') return unheardFor(opened)
  return { kind: 'tallied', standing: standingIn(opened.value, read) }
}
