import { type ImapFlow } from 'imapflow'
import MailComposer from 'nodemailer/lib/mail-composer'
import { type Means, type Place, type Said, type Utterance } from '#channel'
import { cleanLine } from '#reading'
import { type Account, accountOf } from './account.ts'
import { searchIn, sentFolderIn } from './folders.ts'
import { fieldOf, headerIn, isAddress, mostHeader } from './header.ts'
import { makeMessageId, messageIdOf, messageIdsIn, ownNativeId } from './ids.ts'
import { inMailbox, type Shut } from './mailbox.ts'
import { send } from './send.ts'

const sentAs = (id: string, proof: 'seen' | 'accepted'): Said => ({
  kind: 'sent',
  nativeId: ownNativeId(id),
  url: null,
  proof,
})

/** Answers one person. The Message-ID is made of the key: what stands in Sent already is not sent again. */
export async function say(place: Place, utterance: Utterance, means: Means): Promise<Said> {
  const account = accountOf(place, means)
  const to = utterance.to[0]?.nativeId.toLowerCase() ?? ''
  if (!isAddress(to)) return { kind: 'refused', why: 'no address' }
  if (utterance.audience !== 'direct') return { kind: 'refused', why: 'audience' }
  const id = makeMessageId(utterance.key, utterance.thread.nativeId, account.address)
  const looked = await inMailbox(account, means, async (box) => {
    const sent = await sentFolderIn(box)
    const stands = await standsIn(box, sent, id)
    return { stands, references: stands ? [] : await referencesTo(box, utterance) }
  })
  if (looked.kind !== 'done') return unsaid(looked, means)
  if (looked.value.stands) return sentAs(id, 'seen')
  const raw = await compose(account, utterance, { id, to, references: looked.value.references })
  const sending = await send(account, means, { raw, from: account.address, to })
  if (sending.kind === 'not-reached') return soon(means)
  if (sending.kind === 'refused') return { kind: 'refused', why: sending.why }
  if (sending.kind !== 'taken') return sending
  const kept = await inMailbox(account, means, (box) => keepCopy(box, raw, id))
  return sentAs(id, kept.kind === 'done' && kept.value ? 'seen' : 'accepted')
}

/** What the mailbox shows: the copy in Sent, by its Message-ID. */
export async function readBack(
  place: Place,
  utterance: Utterance,
  means: Means,
): Promise<Said | { kind: 'not-there' }> {
  const account = accountOf(place, means)
  const id = makeMessageId(utterance.key, utterance.thread.nativeId, account.address)
  const looked = await inMailbox(account, means, async (box) => await standsIn(box, await sentFolderIn(box), id))
  if (looked.kind === 'later') return looked
  if (looked.kind !== 'done') return { kind: 'unknown' }
  return looked.value ? sentAs(id, 'seen') : { kind: 'not-there' }
}

async function standsIn(box: ImapFlow, folder: string | null, id: string): Promise<boolean> {
  if (!folder) return false
  await box.mailboxOpen(folder, { readOnly: true })
  return (await searchIn(box, { header: { 'message-id': `<${id}>` } })).length > 0
}

/** Some providers file what they send themselves: a copy is laid down only where none stands. */
async function keepCopy(box: ImapFlow, raw: Buffer, id: string): Promise<boolean> {
  const folder = await sentFolderIn(box)
  if (!folder) return false
  if (await standsIn(box, folder, id)) return true
  await box.append(folder, raw, ['\\Seen'])
  return await standsIn(box, folder, id)
}

/** The chain of what is answered, with it at the end (RFC 5322 §3.6.4). */
async function referencesTo(box: ImapFlow, { answers }: Utterance): Promise<string[]> {
  const answered = messageIdOf(answers[0])
  if (!answered || answered.startsWith('without-')) return []
  await box.mailboxOpen('INBOX', { readOnly: true })
  const [uid] = await searchIn(box, { header: { 'message-id': `<${answered}>` } })
  if (!uid) return [answered]
  const head = { bodyParts: [{ key: 'header', start: 0, maxLength: mostHeader }] }
  const found = await box.fetchOne(`${uid}`, head, { uid: true })
  const header = headerIn((found || null)?.headers ?? Buffer.alloc(0))
  const chain = messageIdsIn(fieldOf(header, 'references') || fieldOf(header, 'in-reply-to'))
  // The first tells the thread, the last ones what is answered: the middle of a long chain may go.
  return [...new Set([...chain.slice(0, 1), ...chain.slice(-20), answered])]
}

async function compose(
  account: Account,
  utterance: Utterance,
  { id, to, references }: { id: string; to: string; references: string[] },
): Promise<Buffer> {
  const title = cleanLine(utterance.thread.title ?? '', 300).replace(/^(?:(?:re|tr|fwd?)\s?:\s*)+/i, '')
  return await new MailComposer({
    from: { name: cleanLine(utterance.by, 100), address: account.address },
    to: [{ name: cleanLine(utterance.to[0]?.name ?? '', 100), address: to }],
    subject: utterance.answers.length > 0 ? `Re: ${title}` : title,
    text: utterance.text,
    messageId: `<${id}>`,
    ...(references.length > 0
      ? { inReplyTo: `<${references.at(-1)}>`, references: references.map((one) => `<${one}>`) }
      : {}),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
}

const soon = (means: Means): Said => ({ kind: 'later', at: new Date(means.clock().getTime() + 5 * 60_000) })

/** Nothing has been sent yet when the mailbox does not open. */
function unsaid(shut: Shut, means: Means): Said {
  if (shut.kind === 'later') return shut
  return shut.kind === 'locked-out' ? { kind: 'refused', why: shut.detail } : soon(means)
}
