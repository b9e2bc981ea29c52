/** Private messages: brought (« messaging »), or asked for (« conversations »). The same one has the same id both ways. */
import { type Heard, type Read } from '#channel'
import { cleanLine, cleanText, digestOf, webUrl } from '#reading'
import { talkName } from './talk-name.ts'
import { idOf, messageIdOf, type Thing, textOf, thingOf, thingsOf, timeOf } from './thing.ts'

/** After somebody's last word the platform takes answers for so long. */
const window = 24 * 3_600_000

interface To {
  /** The Page or the account, by its id. */
  account: string
  /** Where accounts are named by one; left out elsewhere. */
  username?: string
}

/** Words, or the end of some; that something was seen or liked is no word. */
export const isKept = (brought: Thing) => messageIdOf(broughtIn(brought)?.mid) !== null

/** What was said, or what it was changed into. */
const broughtIn = (brought: Thing) => thingOf(brought.message) ?? thingOf(brought.message_edit)

/** `saidAt`: when it was first said, in milliseconds, where what is brought is a later state of it. */
export function readMessage(brought: Thing, to: To, saidAt: unknown = null): Read {
  const message = broughtIn(brought) ?? {}
  const id = messageIdOf(message.mid)
  const [sender, recipient] = [idOf(thingOf(brought.sender)?.id), idOf(thingOf(brought.recipient)?.id)]
  if (!id || !sender || !recipient) return { kind: 'not-understood', why: 'no message' }
  if (message.is_deleted === true) return { kind: 'read', heard: [{ kind: 'gone', nativeId: id }] }
  const ours = message.is_echo === true || sender === to.account
  const attached = thingsOf(message.attachments, 20)
  const isMention = attached.some(({ type }) => type === 'story_mention')
  const urls = [
    ...attached.map(({ payload }) => textOf(thingOf(payload)?.url)),
    textOf(thingOf(thingOf(message.reply_to)?.story)?.url),
  ]
  const said = { id, person: ours ? recipient : sender, by: sender, name: '–', ours, urls, isMention }
  const told = typeof saidAt === 'number' ? saidAt : brought.timestamp
  const at = typeof told === 'number' ? timeOf(told / 1000) : null
  const answers = messageIdOf(thingOf(message.reply_to)?.mid)
  return { kind: 'read', heard: [words({ ...said, text: textOf(message.text), at, answers }, to)] }
}

export function readTalk(talk: Thing, person: Thing, to: To): Read {
  const id = messageIdOf(talk.id)
  const from = thingOf(talk.from)
  const [by, other] = [idOf(from?.id), idOf(person.id)]
  if (!id || !by || !other) return { kind: 'not-understood', why: 'no message' }
  const mention = thingOf(thingOf(talk.story)?.mention)
  const urls = [
    ...thingsOf(thingOf(talk.attachments)?.data, 20).map(urlIn),
    textOf(mention?.link),
    textOf(thingOf(thingOf(talk.story)?.reply_to)?.link),
  ]
  const name = nameOf(from)
  const said = { id, person: other, by, name, ours: by !== other, urls, isMention: mention !== null }
  const at = timeOf(talk.created_time)
  return { kind: 'read', heard: [words({ ...said, text: textOf(talk.message), at, answers: null }, to)] }
}

interface Said {
  id: string
  person: string
  by: string
  name: string
  ours: boolean
  /** A story mention shows our name and nothing else. */
  isMention: boolean
  urls: string[]
  text: string
  at: Date | null
  answers: string | null
}

function words(said: Said, { username = '' }: To): Heard {
  const text = cleanText(said.text) || (said.isMention && username ? `@${cleanLine(username, 200)}` : '')
  return {
    kind: 'said',
    nativeId: said.id,
    thread: { nativeId: talkName(said.person), url: null, title: null },
    by: { nativeId: said.by, name: said.name, url: null },
    ours: said.ours,
    title: null,
    text,
    html: null,
    url: null,
    saidAt: said.at,
    answers: said.answers,
    audience: 'direct',
    ...(!said.ours && said.at && { answerUntil: new Date(said.at.getTime() + window) }),
    language: null,
    // Where it was shown, and never a copy: a story leaves after a day, and its link opens no longer.
    attachments: said.urls
      .map((url) => webUrl(url))
      .filter((url) => url !== null)
      .map((url) => ({ url, type: null, bytes: null })),
  }
}

function urlIn(attachment: Thing): string {
  const held = thingOf(attachment.image_data) ?? thingOf(attachment.video_data)
  return textOf(held?.url) || textOf(attachment.file_url)
}

function nameOf(from: Thing | null): string {
  const username = cleanLine(textOf(from?.username), 200)
  return username ? `@${username}` : cleanLine(textOf(from?.name), 200) || '–'
}

/** One that was brought, where it is news: doubled, out of order, or known already by asking. */
export function newsOf(brought: Thing, known: ReadonlyMap<string, { digest: string; saidAt: number; at?: number }>) {
  if (brought.read || brought.reaction || brought.delivery) return null
  const message = broughtIn(brought)
  const id = messageIdOf(message?.mid)
  const at = Number(brought.timestamp) || 0
  if (!id) return { id: null }
  const digest = message?.is_deleted === true ? '' : digestOfText(message?.text)
  const before = known.get(id)
  // What was taken back stays so, whatever comes late; and a late first state does not undo a newer one.
  if (before && (before.digest === digest || before.digest === '')) return null
  if (before && digest && (brought.message || (before.at ?? 0) > at)) return null
  return { id, digest, saidAt: before?.saidAt || at, at, isLater: before !== undefined }
}

/** The same however the words came. */
export const digestOfText = (text: unknown) => digestOf([cleanText(textOf(text))])
