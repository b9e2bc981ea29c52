import { type ImapFlow, type ListResponse, type SearchObject } from 'imapflow'
import { type Heard } from './cursor.ts'
import { messageIdOf } from './ids.ts'

/** Numbers of what is found. A server that declines, or a line that broke, has not found nothing: it is told apart. */
export async function searchIn(box: ImapFlow, what: SearchObject): Promise<number[]> {
  const found = await box.search(what, { uid: true })
  if (!found || !box.usable)
    throw Object.assign(new Error('no answer to a search'), box.usable ? { responseStatus: 'NO' } : {})
  return found
}

export interface Shelves {
  sent: string | null
  drafts: string | null
  trash: string | null
}

/** The folders that have an office: named so by the server (RFC 6154), or by habit. */
export async function shelvesIn(box: ImapFlow): Promise<Shelves> {
  const folders = await box.list()
  const of = (use: string, byHabit?: RegExp) =>
    (folders.find(({ specialUse }) => specialUse === use) ?? folders.find(({ path }) => byHabit?.test(path)))?.path ??
    null
  return {
    sent: of('\\Sent', /^(?:INBOX[./])?(?:sent|sent items|sent messages|envoyés|éléments envoyés|messages envoyés)$/i),
    drafts: of('\\Drafts', /^(?:INBOX[./])?(?:drafts?|brouillons?)$/i),
    trash: of('\\Trash', /^(?:INBOX[./])?(?:trash|corbeille|éléments supprimés|deleted items)$/i),
  }
}

const mostMissed = 50
const mostFolders = 20
const thrownAway = new Set(['\\Trash', '\\Junk', '\\Drafts', '\\Sent'])

/**
 * Known letters that stand nowhere any more but in the bin. One that was filed elsewhere, or of which another copy stands,
 * is not gone: tidying up is not taking back.
 */
export async function goneAmong(box: ImapFlow, inbox: Heard | null): Promise<[number, string][]> {
  if (!inbox || inbox.known.size === 0) return []
  await box.mailboxOpen('INBOX', { readOnly: true })
  const uids = [...inbox.known.keys()]
  const standing = new Set(await searchIn(box, { uid: `${Math.min(...uids)}:${Math.max(...uids)}` }))
  const missed = [...inbox.known].filter(([uid]) => !standing.has(uid)).slice(0, mostMissed)
  if (missed.length === 0) return []
  const folders = (await box.list()).filter(mayHoldIt).slice(0, mostFolders)
  const left = new Map(missed.filter(([, nativeId]) => messageIdOf(nativeId)))
  for (const { path } of folders) {
    if (left.size === 0) break
    await box.mailboxOpen(path, { readOnly: true })
    for (const [uid, nativeId] of left) {
      const found = await searchIn(box, { header: { 'message-id': `<${messageIdOf(nativeId)}>` } })
      if (found.length === 0) continue
      left.delete(uid)
      inbox.known.delete(uid)
    }
  }
  return [...left]
}

function mayHoldIt({ specialUse, flags }: ListResponse): boolean {
  return !thrownAway.has(specialUse ?? '') && !flags.has('\\Noselect') && !flags.has('\\NonExistent')
}
