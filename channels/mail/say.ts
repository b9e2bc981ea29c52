import { type ImapFlow } from 'imapflow'
import { type Means, type Place, type Said, type Utterance } from '#channel'
import { type Account, accountOf } from './account.ts'
import { begin, isBegunIn, settle } from './begun.ts'
import { compose } from './compose.ts'
import { type Shelves, searchIn, shelvesIn } from './folders.ts'
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

/** Said anew by a human's own will it is another letter: the draft of the first has told what it could. */
function idOf({ key, again, thread }: Utterance, { address }: Account): string {
  return makeMessageId(again ? `${key} ${again}` : key, thread.nativeId, address)
}

/** What the mailbox tells of a letter of ours. `open`: nothing shows whether it went. */
type Standing = 'sent' | 'open' | 'not-there'

/** Answers one person. The Message-ID is made of the key: what stands in Sent already is not sent again. */
export async function say(place: Place, utterance: Utterance, means: Means): Promise<Said> {
  const account = accountOf(place, means)
  const to = utterance.to[0]?.nativeId.toLowerCase() ?? ''
  if (!isAddress(to)) return { kind: 'refused', why: 'no address' }
  if (utterance.audience !== 'direct') return { kind: 'refused', why: 'audience' }
  const id = idOf(utterance, account)
  let begun = false
  const looked = await inMailbox(account, means, async (box) => {
    const shelves = await shelvesIn(box)
    const standing = await standingIn(box, shelves, id)
    if (standing !== 'not-there') return { standing }
    const raw = await compose(account, utterance, { id, to, references: await referencesTo(box, utterance) })
    if (utterance.again) await settle(box, shelves, idOf({ ...utterance, again: utterance.again - 1 }, account))
    begun = true
    await begin(box, shelves, raw, id)
    return { standing, raw }
  })
  if (looked.kind !== 'done') {
    if (begun) await dropDraft(account, means, id)
    return unsaid(looked, means)
  }
  if (looked.value.standing === 'sent') return sentAs(id, 'seen')
  if (!looked.value.raw) return { kind: 'unknown' }
  return await handOver(account, means, { raw: looked.value.raw, id, to })
}

async function handOver(
  account: Account,
  means: Means,
  { raw, id, to }: { raw: Buffer; id: string; to: string },
): Promise<Said> {
  const sending = await send(account, means, { raw, from: account.address, to })
  switch (sending.kind) {
    case 'taken': {
      const kept = await file(account, means, raw, id)
      // Once more: a draft left behind looks like a letter to be sent.
      const filed = kept.kind === 'done' ? kept : await file(account, means, raw, id)
      return sentAs(id, filed.kind === 'done' && filed.value ? 'seen' : 'accepted')
    }
    case 'unknown':
      return sending
    case 'later':
    case 'refused':
    case 'not-reached':
      await dropDraft(account, means, id)
      if (sending.kind === 'not-reached') return soon(means)
      return sending.kind === 'later' ? sending : { kind: 'refused', why: sending.why }
    default:
      return sending satisfies never
  }
}

const file = (account: Account, means: Means, raw: Buffer, id: string) =>
  inMailbox(account, means, async (box) => {
    const shelves = await shelvesIn(box)
    const stands = await keepCopy(box, shelves, raw, id)
    await settle(box, shelves, id)
    return stands
  })

/** What the mailbox shows: the copy in Sent, or the draft of a letter that was begun. */
export async function readBack(
  place: Place,
  utterance: Utterance,
  means: Means,
): Promise<Said | { kind: 'not-there' }> {
  const account = accountOf(place, means)
  const id = idOf(utterance, account)
  const looked = await inMailbox(account, means, async (box) => {
    const shelves = await shelvesIn(box)
    // Where nothing can be laid down, nothing missing tells anything.
    return shelves.sent || shelves.drafts ? await standingIn(box, shelves, id) : 'open'
  })
  if (looked.kind === 'later') return looked
  if (looked.kind !== 'done' || looked.value === 'open') return { kind: 'unknown' }
  return looked.value === 'sent' ? sentAs(id, 'seen') : { kind: 'not-there' }
}

/** A draft beside the copy in Sent is of a letter that went. */
async function standingIn(box: ImapFlow, shelves: Shelves, id: string): Promise<Standing> {
  if (await copyStands(box, shelves, id)) {
    await settle(box, shelves, id)
    return 'sent'
  }
  return (await isBegunIn(box, shelves, id)) ? 'open' : 'not-there'
}

async function copyStands(box: ImapFlow, { sent }: Shelves, id: string): Promise<boolean> {
  if (!sent) return false
  await box.mailboxOpen(sent, { readOnly: true })
  return (await searchIn(box, { header: { 'message-id': `<${id}>` } })).length > 0
}

/** Some providers file what they send themselves: a copy is laid down only where none stands. */
async function keepCopy(box: ImapFlow, shelves: Shelves, raw: Buffer, id: string): Promise<boolean> {
  if (!shelves.sent) return false
  if (await copyStands(box, shelves, id)) return true
  await box.append(shelves.sent, raw, ['\\Seen'])
  return await copyStands(box, shelves, id)
}

/** Nothing was sent: the draft goes. Where it cannot go now, the letter stays open rather than be sent twice. */
async function dropDraft(account: Account, means: Means, id: string): Promise<void> {
  await inMailbox(account, means, async (box) => await settle(box, await shelvesIn(box), id))
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

const soon = (means: Means): Said => ({ kind: 'later', at: new Date(means.clock().getTime() + 5 * 60_000) })

/** Nothing has been sent yet when the mailbox does not open. */
function unsaid(shut: Shut, means: Means): Said {
  if (shut.kind === 'later') return shut
  return shut.kind === 'locked-out' ? { kind: 'refused', why: shut.detail } : soon(means)
}
