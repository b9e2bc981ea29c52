import { type HeardWords, type RawEvent, type Read } from '#channel'
import { believed, cleanLine, readDate } from '#reading'
import { isMailServer, whyAutomatic } from './automatic.ts'
import { cameBackIn } from './came-back.ts'
import { addressesIn, domainOf, fieldOf, type Header, headerIn, wordsOf } from './header.ts'
import { isBegun, isOfOurMaking, messageIdsIn, ownNativeId, theirNativeId, threadIdOf } from './ids.ts'
import { type Letter, letterIn, messageIdIn } from './letter.ts'
import { writtenIn } from './words.ts'

const not = (why: string): Read => ({ kind: 'not-understood', why })

export function read(event: RawEvent): Read {
  const letter = letterIn(event.body)
  if (!letter) return not('no letter')
  if ('gone' in letter) return { kind: 'read', heard: [{ kind: 'gone', nativeId: letter.gone }] }
  if (letter.header === '') return not('the mailbox does not give it out')
  const header = headerIn(Buffer.from(letter.header, 'base64'))
  const automatic = whyAutomatic(header, letter.own)
  if (automatic) return { ...not(automatic), ...cameBackIn(letter, header) }
  const id = messageIdIn(letter)
  const ours = letter.folder === 'sent'
  if (isBegun(id)) return not('a letter that is being sent')
  // What stands in Sent is ours. A letter to us with a Message-ID of our making is a copy of it, or pretends to be.
  if (!ours && isOfOurMaking(id)) return not('a copy of what we said')
  const who = correspondentIn(header, letter)
  if (!who) return not(ours ? 'to nobody' : 'from nobody')
  if (!ours && isMailServer(who.address)) return not('from a mail server')
  return { kind: 'read', heard: [wordsIn(letter, header, id, who)] }
}

/** Whom the thread is with: who wrote, or for our own words the first they went to. */
export function correspondentIn(header: Header, { folder, own }: Letter): { address: string; name: string } | null {
  if (folder === 'sent') return addressesIn(fieldOf(header, 'to')).find(({ address }) => address !== own) ?? null
  const [from] = addressesIn(fieldOf(header, 'from'))
  const wished = addressesIn(fieldOf(header, 'reply-to'))
  // A form on a site writes for somebody: the answer goes to them (RFC 5322 §3.6.2).
  if (wished.length === 1 && wished[0]!.address !== own)
    return { address: wished[0]!.address, name: wished[0]!.name || from?.name || '' }
  return from ?? null
}

function wordsIn(letter: Letter, header: Header, id: string, who: { address: string; name: string }): HeardWords {
  const ours = letter.folder === 'sent'
  const replied = messageIdsIn(fieldOf(header, 'in-reply-to'))
  const references = messageIdsIn(fieldOf(header, 'references'))
  const all = references.length > 0 ? references : replied
  const answered = replied[0] ?? references.at(-1)
  const follows = [...new Set([...(ours ? [id] : []), ...replied, ...all])].filter(isOfOurMaking)
  const title = wordsOf(fieldOf(header, 'subject')) || null
  // What we said comes back as it was said: a quotation in it is ours.
  const { text, html } = writtenIn(letter.parts, ours && isOfOurMaking(id))
  const by = ours ? { address: letter.own, name: addressesIn(fieldOf(header, 'from'))[0]?.name ?? '' } : who
  const at = letter.at ? new Date(letter.at) : null
  return {
    kind: 'said',
    nativeId: ours ? ownNativeId(id) : theirNativeId(id, who.address),
    thread: { nativeId: threadIdOf(id, all, who.address), url: null, title },
    by: { nativeId: by.address || '–', name: by.name || by.address || '–', url: null },
    ours,
    title,
    text: text || title || '–',
    html,
    url: null,
    saidAt: believed(readDate(fieldOf(header, 'date')), at && !Number.isNaN(at.getTime()) ? at : new Date(8.64e15)),
    answers: answered ? answeredBy(answered, letter.own, who.address, ours) : null,
    ...(follows.length > 0 ? { follows } : {}),
    audience: 'direct',
    language: null,
    attachments: letter.attachments.map(({ name, type, bytes }, index) => ({
      url: `mid:${encodeURIComponent(id)}/${encodeURIComponent(cleanLine(name, 150) || `${index + 1}`)}`,
      type: /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : null,
      bytes,
    })),
  }
}

/** A Message-ID alone does not say whose it is: ours are of our making, or of our domain where it is not theirs too. */
function answeredBy(id: string, own: string, theirs: string, ours: boolean): string {
  const ofOurs = !ours && domainOf(id) === domainOf(own) && domainOf(own) !== domainOf(theirs)
  return isOfOurMaking(id) || ofOurs ? ownNativeId(id) : theirNativeId(id, theirs)
}
