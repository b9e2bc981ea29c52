import { type ImapFlow } from 'imapflow'
import { type Listened, type Means, type Place, type RawEvent } from '#channel'
import { type Json } from '#kernel'
import { type Account, accountOf } from './account.ts'
import { type Cursor, type Heard, readCursor, writeCursor } from './cursor.ts'
import { fetchLetters } from './fetch.ts'
import { goneAmong, searchIn, shelvesIn } from './folders.ts'
import { messageIdIn, writeGone, writeLetter } from './letter.ts'
import { inMailbox, type Shut, shutBy } from './mailbox.ts'
import { read } from './read.ts'

const pageSize = 50
/** A thousand letters a folder and round; the rest is next round's. */
const mostPages = 20
/** How far a first hearing goes back; what came while numbers were made anew is looked for further. */
const firstLook = 200
const lookAgain = 1000

/** Hears what is new in INBOX and Sent by number, lowest first, and follows what was taken away. */
export async function listen(place: Place, json: Json, means: Means): Promise<Listened> {
  const account = accountOf(place, means)
  const cursor = readCursor(json)
  const events: RawEvent[] = []
  let latest: Date | null = null
  let stopped: Shut | null = null
  const opened = await inMailbox(account, means, async (box) => {
    const { sent } = await shelvesIn(box)
    try {
      for (const folder of ['inbox', 'sent'] as const) {
        const path = folder === 'inbox' ? 'INBOX' : sent
        if (!path) continue
        latest = later(latest, await hearFolder(box, { folder, path }, account, cursor, events))
      }
      for (const [uid, nativeId] of await goneAmong(box, cursor.inbox)) {
        events.push(writeGone(nativeId))
        cursor.inbox?.known.delete(uid)
      }
    } catch (error) {
      stopped = shutBy(null, error, means)
    }
  })
  // What was brought before the line broke is kept, and the cursor says how far it went.
  const unheard = opened.kind === 'done' ? stopped : opened
  if (unheard && events.length === 0) return unheardFor(unheard)
  return { kind: 'heard', events, cursor: writeCursor(cursor), movedTo: null, latest }
}

async function hearFolder(
  box: ImapFlow,
  { folder, path }: { folder: 'inbox' | 'sent'; path: string },
  account: Account,
  cursor: Cursor,
  events: RawEvent[],
): Promise<Date | null> {
  const opened = await box.mailboxOpen(path, { readOnly: true })
  const validity = String(opened.uidValidity)
  const before = cursor[folder]
  const stays = before?.validity === validity
  const heard: Heard = stays ? before : { validity, next: 1, known: new Map() }
  const uids = await newIn(box, opened.exists, stays ? heard.next : null, before ? lookAgain : firstLook)
  let latest: Date | null = null
  cursor[folder] = heard
  for (let at = 0; at < Math.min(uids.length, pageSize * mostPages); at += pageSize) {
    const page = uids.slice(at, at + pageSize)
    const letters = await fetchLetters(box, page, { folder, own: account.address })
    for (const uid of page) {
      const letter = letters.get(uid)
      if (!letter) continue
      const event = writeLetter(messageIdIn(letter).slice(0, 500), letter)
      const said = read(event)
      const nativeId = said.kind === 'read' ? (said.heard[0]?.nativeId ?? null) : null
      events.push({ ...event, nativeId })
      if (folder === 'inbox' && nativeId) heard.known.set(uid, nativeId)
      latest = later(latest, letter.at ? new Date(letter.at) : null)
    }
    heard.next = page.at(-1)! + 1
  }
  if (uids.length === 0 && !stays) heard.next = Math.max(1, Number(opened.uidNext) || 1)
  return latest
}

/** Numbers not heard yet, lowest first. */
async function newIn(box: ImapFlow, exists: number, next: number | null, most: number): Promise<number[]> {
  if (exists === 0) return []
  const range = next === null ? { seq: `${Math.max(1, exists - most + 1)}:*` } : { uid: `${next}:*` }
  const found = await searchIn(box, range)
  // `n:*` names the last letter even where its number is below n.
  return [...new Set(found)].filter((uid) => uid >= (next ?? 1)).sort((one, other) => one - other)
}

const later = (one: Date | null, other: Date | null) => (!one || (other && other > one) ? other : one)

/** Why nothing could be heard, as listening tells it. */
export function unheardFor(shut: Shut): Exclude<Listened, { kind: 'heard' }> {
  if (shut.kind === 'later') return { kind: 'later', at: shut.at, why: 'too-many-requests' }
  if (shut.kind === 'locked-out') return { kind: 'needs-reconnection', why: shut.detail }
  return shut
}
