/** What stands at one Instagram account: its media, what is said there, private messages, what others show. */

export interface Comment {
  id: string
  media: string
  parent: string | null
  by: { id: string; username: string }
  text: string
  at: number
  repliedPrivately?: boolean
}

export interface Message {
  id: string
  from: string
  to: string
  text: string
  at: number
  attachments?: { type: string; payload: { url: string } }[]
}

export interface Media {
  id: string
  caption: string
  ad: boolean
  at: number
  images?: string[]
  alts?: string[]
}

type Answer = { brings?: { comment: Comment } | { message: Message; echo: boolean } } & (
  | { value: unknown }
  | { code: number; subcode?: number }
)

const marmelade = { id: '7001', username: 'marmelade' }
const day = 86_400_000
const size = 50
const first = Date.UTC(2026, 10, 20, 10)

export function openStore(
  at: { now: number; next: number; fault: string | null; subscribed: string[] },
  own: { account: string; page: string; username: string },
) {
  const media: Media[] = [
    { id: '18001', caption: 'Vous aimerez la compote de poire\nElle arrive lundi.', ad: false, at: first },
    { id: '18002', caption: 'La poire, en promotion', ad: true, at: first },
  ]
  /** Shown by others: `names`, whether its caption names us. */
  const others = [
    {
      id: '18090',
      caption: 'Goûter avec @vergers.imaginaires',
      username: 'marmelade',
      timestamp: '2026-11-20T11:00:00+0000',
    },
  ]
  const [comments, messages]: [Comment[], Message[]] = [[], []]
  const missing: Answer = { code: 100, subcode: 33 }
  const permalink = (id: string) => `https://www.instagram.com/p/${id}/`

  function says(text: string, more: Partial<Comment> = {}): Comment {
    at.now += 1000
    const comment = {
      id: `1790${at.next++}`,
      media: media[0]!.id,
      parent: null,
      by: marmelade,
      text,
      at: at.now,
      ...more,
    }
    comments.push(comment)
    return comment
  }

  function writes(text: string, more: Partial<Message> = {}): Message {
    at.now += 1000
    const id = `aWdfZAG1faXRlbToxOk_${Buffer.from(`${at.next++}`).toString('base64')}==`
    const message = { id, from: marmelade.id, to: own.account, text, at: at.now, ...more }
    messages.push(message)
    return message
  }

  function answers(method: string, path: string, query: Record<string, string>, body: URLSearchParams): Answer {
    const [, id = '', edge = ''] = path.split('/')
    const post = method === 'POST'
    if (edge === 'subscribed_apps' && post) {
      at.subscribed.push(`${id}:${body.get('subscribed_fields')}`)
      return { value: { success: true } }
    }
    if (id === own.page) return edge === 'messages' && post ? sendTo(body) : talks(query)
    if (id === own.account && edge === 'mentions' && post) return answerMention(body)
    if (id === own.account) return edge === '' ? mentioned(query.fields ?? '') : listed(edge)
    if (id === '' && query.ids) return byIds(query.ids.split(','))
    if (edge === 'comments' || edge === 'replies') return post ? create(id, edge, body) : under(id, edge, query.after)
    const [one, shown] = [comments.find((other) => other.id === id), media.find((other) => other.id === id)]
    if (!one) return shown ? { value: mediaShown(shown) } : missing
    if (method === 'DELETE') comments.splice(comments.indexOf(one), 1)
    return { value: method === 'DELETE' ? { success: true } : shownAs(one) }
  }

  function listed(edge: string): Answer {
    const paging = { cursors: { before: 'a', after: 'z' } }
    const newest = media.filter(({ ad }) => !ad).sort((one, other) => other.at - one.at)
    if (edge === 'media') return { value: { data: newest.slice(0, 25).map(mediaShown), paging } }
    if (edge === 'tags') return { value: { data: [], paging } }
    return { code: 100 }
  }

  function mediaShown({ id, caption, at: shownAt }: Media) {
    const list = under(id, 'comments') as { value: { data: unknown[] } }
    const all = comments.filter((one) => one.media === id).length
    const shown = { id, caption, permalink: permalink(id), timestamp: time(shownAt), comments_count: all }
    return { ...shown, ...(list.value.data.length > 0 && { comments: list.value }) }
  }

  /** Comments newest first with their replies; replies oldest first. */
  function under(id: string, edge: string, after?: string): Answer {
    if (edge === 'replies' && !comments.some((one) => one.id === id)) return missing
    const isHere = (one: Comment) => (edge === 'comments' ? one.media === id && !one.parent : one.parent === id)
    const all = comments
      .filter(isHere)
      .sort((one, other) => (edge === 'comments' ? other.at - one.at : one.at - other.at))
    const from = after ? all.findIndex((one) => one.id === after) + 1 : 0
    const chosen = all.slice(from, from + size)
    const data = chosen.map((one) => {
      const replies = edge === 'comments' && comments.some(({ parent }) => parent === one.id)
      return { ...shownAs(one), ...(replies && { replies: (under(one.id, 'replies') as { value: object }).value }) }
    })
    if (at.fault === 're-order') data.reverse()
    if (at.fault === 'duplicates') data.push(...data)
    const next = from + size < all.length && { next: 'https://graph.example/?access_token=secret' }
    return { value: { data, paging: { cursors: { before: 'a', after: chosen.at(-1)?.id ?? '' }, ...next } } }
  }

  const time = (of: number) => new Date(of).toISOString().replace('.000Z', '+0000')
  const shownAs = ({ id, text, at: said, by, parent }: Comment) => ({
    id,
    text,
    timestamp: time(said),
    username: by.username,
    from: by,
    ...(by.id === own.account && { user: { id: own.account } }),
    ...(parent && { parent_id: parent }),
  })

  function create(id: string, edge: string, body: URLSearchParams): Answer {
    const parent = edge === 'replies' ? comments.find((one) => one.id === id) : null
    // A reply to a reply is declined: there are two levels and no third.
    if (edge === 'replies' && (!parent || parent.parent)) return parent ? { code: 100 } : missing
    if (edge === 'comments' && !media.some((one) => one.id === id)) return missing
    const more = {
      media: parent?.media ?? id,
      parent: parent?.id ?? null,
      by: { id: own.account, username: own.username },
    }
    const comment = says(body.get('message') ?? '', more)
    return { value: { id: comment.id }, brings: { comment } }
  }

  function byIds(ids: string[]): Answer {
    if (ids.some((id) => !comments.some((one) => one.id === id))) return missing
    return { value: Object.fromEntries(ids.map((id) => [id, { id }])) }
  }

  function talks({ user_id: only }: Record<string, string>): Answer {
    const person = ({ from, to }: Message) => (from === own.account ? to : from)
    const people = [...new Set(messages.map(person))].filter((id) => !only || id === only)
    const data = people.map((id) => {
      const with_ = messages.filter((one) => person(one) === id).sort((one, other) => other.at - one.at)
      const participants = {
        data: [
          { id: own.account, username: own.username },
          { id, username: marmelade.username },
        ],
      }
      const told = with_.slice(0, 20).map((one) => ({
        id: one.id,
        created_time: time(one.at),
        message: one.text,
        from: one.from === own.account ? participants.data[0] : participants.data[1],
      }))
      return { id: `t_${id}`, updated_time: time(with_[0]!.at), participants, messages: { data: told } }
    })
    return { value: { data, paging: {} } }
  }

  /** Within 24 hours of their last word; or once to who commented, within seven days. */
  function sendTo(body: URLSearchParams): Answer {
    const recipient = JSON.parse(body.get('recipient') ?? '{}') as { id?: string; comment_id?: string }
    const comment = comments.find(({ id }) => id === recipient.comment_id)
    if (recipient.comment_id && !comment) return missing
    if (comment?.repliedPrivately) return { code: 10_900 }
    const to = comment?.by.id ?? recipient.id ?? ''
    const last = Math.max(0, ...messages.filter(({ from }) => from === to).map((one) => one.at))
    if (at.now - (comment?.at ?? last) > (comment ? 7 : 1) * day) return { code: 10, subcode: 2_534_022 }
    if (comment) comment.repliedPrivately = true
    const { text } = JSON.parse(body.get('message') ?? '{}') as { text: string }
    const message = writes(text, { from: own.account, to })
    return { value: { recipient_id: to, message_id: message.id }, brings: { message, echo: true } }
  }

  function mentioned(fields: string): Answer {
    const [, kind, id] = /^mentioned_(comment|media)\.\w+\((\d+)\)/.exec(fields) ?? []
    const shown = others.find((one) => one.id === id)
    if (kind === 'media') {
      const below = comments.filter((one) => one.media === id).map(shownAs)
      return shown
        ? { value: { mentioned_media: { ...shown, permalink: permalink(shown.id), comments: { data: below } } } }
        : missing
    }
    const comment = comments.find((one) => one.id === id)
    if (!comment) return missing
    const { from: _, ...told } = shownAs(comment)
    return {
      value: { mentioned_comment: { ...told, media: { id: comment.media, permalink: permalink(comment.media) } } },
    }
  }

  function answerMention(body: URLSearchParams): Answer {
    const shown = others.find(({ id }) => id === body.get('media_id'))
    if (!shown) return missing
    const by = { id: own.account, username: own.username }
    const comment = says(body.get('message') ?? '', { media: shown.id, parent: body.get('comment_id'), by })
    return { value: { id: comment.id } }
  }

  /** What was made ready is public from now on. */
  function shows({ caption, images, alts }: Pick<Media, 'caption' | 'images' | 'alts'>): Media {
    at.now += 1000
    const shown = { id: `18${100 + at.next++}`, caption, images, alts, ad: false, at: at.now - (at.now % 1000) }
    media.push(shown)
    return shown
  }

  return { media, shows, others, comments, messages, says, writes, answers }
}
