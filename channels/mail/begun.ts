import { type ImapFlow } from 'imapflow'
import { type Shelves, searchIn } from './folders.ts'
import { begunIdOf } from './ids.ts'

/**
 * SMTP has no key against saying twice, and where nobody files what is sent nothing shows that it went. So a draft is laid
 * down before a letter is handed over, and lifted once it is known what became of it: whoever is cut off in between, or
 * hears nothing back, finds it there and does not send again.
 */
export async function begin(box: ImapFlow, { drafts, sent }: Shelves, raw: Buffer, id: string): Promise<void> {
  const folder = drafts ?? sent
  if (folder) await box.append(folder, asDraft(raw, id), ['\\Seen', '\\Draft'])
}

/** Whether one was begun of which nothing more is known. A draft thrown into the bin by hand has told nothing. */
export async function isBegunIn(box: ImapFlow, { drafts, sent, trash }: Shelves, id: string): Promise<boolean> {
  for (const folder of new Set([drafts ?? sent, trash]))
    if (folder && (await draftsOf(box, folder, id, true)).length > 0) return true
  return false
}

/** Lifts the draft. Marked as answered first: some servers put into the bin what is struck out, or wait with it. */
export async function settle(box: ImapFlow, { drafts, sent }: Shelves, id: string): Promise<void> {
  const folder = drafts ?? sent
  if (!folder) return
  const uids = (await draftsOf(box, folder, id, false)).join()
  if (!uids) return
  await box.messageFlagsAdd(uids, ['\\Answered', '\\Deleted'], { uid: true })
  // Without UIDPLUS everything struck out in the folder would go, the team's own too.
  if (box.capabilities.has('UIDPLUS')) await box.messageDelete(uids, { uid: true })
}

async function draftsOf(box: ImapFlow, folder: string, id: string, readOnly: boolean): Promise<number[]> {
  await box.mailboxOpen(folder, { readOnly })
  return await searchIn(box, { header: { 'message-id': `<${begunIdOf(id)}>` }, answered: false })
}

function asDraft(raw: Buffer, id: string): Buffer {
  const at = raw.indexOf(`<${id}>`)
  return Buffer.concat([raw.subarray(0, at), Buffer.from(`<${begunIdOf(id)}>`), raw.subarray(at + id.length + 2)])
}
