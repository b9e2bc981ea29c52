/** What is said in private at one page: its conversations, its 24-hour window, the one private reply to a comment. */
export interface Message {
  id: string
  from: string
  to: string
  text: string
  at: number
}

export type Told = { value: unknown } | { code: number; subcode?: number }

/** A comment as far as its one private reply goes. */
export interface Commented {
  at: number
  by: { id: string; name: string } | null
  /** The conversation in which it was answered. */
  talk?: string
}

const day = 86_400_000
const weekAgo = (now: number) => now - 7 * day
const name = 'Marmelade'

export function openTalks(at: { now: number; next: number }, page: string) {
  const messages: Message[] = []
  const person = ({ from, to }: Message) => (from === page ? to : from)
  const talkOf = (id: string) => `t_${id}`
  const time = (of: number) => new Date(of).toISOString().replace('.000Z', '+0000')
  const by = (id: string) => ({ id, name: id === page ? 'Les Vergers Imaginaires' : name, email: `${id}@facebook.com` })

  function writes(text: string, more: Partial<Message> = {}): Message {
    at.now += 1000
    const message = { id: `m_Zm9v-${at.next++}_Q`, from: '8001', to: page, text, at: at.now, ...more }
    messages.push(message)
    return message
  }

  const newestWith = (id: string) =>
    messages
      .filter((one) => person(one) === id)
      .sort((one, other) => other.at - one.at)
      .slice(0, 20)
      .map((one) => ({ id: one.id, created_time: time(one.at), from: by(one.from), message: one.text }))

  /** By their last word, newest first, one to a page of the list. */
  function conversations({ user_id: only, after, limit }: Record<string, string>): Told {
    const people = [...new Set(messages.toReversed().map(person))].filter((id) => !only || id === only)
    const from = Number(after ?? 0)
    const data = people.slice(from, from + Number(limit ?? 25)).map((id) => {
      const told = newestWith(id)
      const participants = { data: [by(id), by(page)] }
      return { id: talkOf(id), updated_time: told[0]!.created_time, participants, messages: { data: told } }
    })
    const next = from + data.length < people.length && { next: 'https://next' }
    return { value: { data, paging: { cursors: { after: `${from + data.length}` }, ...next } } }
  }

  const within = (talk: string): Told => ({ value: { data: newestWith(talk.replace('t_', '')), paging: {} } })

  /** Within 24 hours of their last word; or once to who commented, within seven days, who is known there by another id. */
  function sendTo(given: URLSearchParams, commentOf: (id: string) => Commented | undefined): Told & { sent?: Message } {
    const recipient = JSON.parse(given.get('recipient') ?? '{}') as { id?: string; comment_id?: string }
    const comment = commentOf(recipient.comment_id ?? '')
    if (recipient.comment_id && !comment?.by) return { code: 100, subcode: 33 }
    if (comment?.talk) return { code: 10_900 }
    const to = comment?.by ? `9${comment.by.id}` : (recipient.id ?? '')
    const last = Math.max(0, ...messages.filter(({ from }) => from === to).map((one) => one.at))
    const open = comment ? comment.at > weekAgo(at.now) : last > at.now - day
    if (!open) return { code: 10, subcode: 2_018_278 }
    if (comment) comment.talk = talkOf(to)
    const { text } = JSON.parse(given.get('message') ?? '{}') as { text: string }
    const sent = writes(text, { from: page, to })
    return { value: { recipient_id: to, message_id: sent.id }, sent }
  }

  /** What Meta tells of a comment to who may answer it in private. */
  const privately = ({ at: said, talk }: Commented) => ({
    can_reply_privately: !talk && said > weekAgo(at.now),
    ...(talk && { private_reply_conversation: { id: talk } }),
  })

  return { messages, writes, conversations, within, sendTo, privately }
}
