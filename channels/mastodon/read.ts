import { type Audience, type HeardBy, type HeardWords, type Place, type RawEvent, type Read } from '#channel'
import { cleanHtml, cleanLine, htmlToText, readDate, webUrl } from '#reading'
import { countsIn } from './poll.ts'
import { idOf, type Thing, textOf, thingOf, thingsOf } from './thing.ts'

const contentType = 'application/vnd.insuffleur.mastodon+json'

export const audienceOf: Readonly<Record<string, Audience>> = {
  public: 'public',
  unlisted: 'unlisted',
  private: 'followers',
  direct: 'direct',
}

/** The status to the letter, beside the thread it was found in and who we are there: reading asks nobody. */
export function writeStatus(status: Thing, thread: string, place: Place): RawEvent {
  const { account = null, host = null } = place.settings
  return write(idOf(status.id), { status, thread, account, host })
}

export function writeGone(id: string): RawEvent {
  return write(id, { gone: id })
}

/** Who likes or passes on a word of ours. */
export function writeReaction(status: string, account: Thing, how: 'like' | 'repost', { settings }: Place): RawEvent {
  return write(`${how} ${status} ${idOf(account.id)}`, { account, about: status, how, host: settings.host ?? null })
}

function write(nativeId: string | null, what: object): RawEvent {
  return { nativeId, contentType, body: new TextEncoder().encode(JSON.stringify(what)) }
}

export function read(event: RawEvent): Read {
  const kept = event.body.length <= 4_000_000 ? parsed(event.body) : null
  const gone = idOf(kept?.gone)
  if (gone) return { kind: 'read', heard: [{ kind: 'gone', nativeId: gone }] }
  if (kept?.how) return readReaction(event.nativeId, kept)
  const status = thingOf(kept?.status)
  const id = idOf(status?.id)
  const account = thingOf(status?.account)
  if (!kept || !status || !id || !account) return { kind: 'not-understood', why: 'no status' }
  // What nobody says who may read is read by nobody else.
  const audience = audienceOf[textOf(status.visibility)] ?? 'direct'
  const words = wordsIn({ status, id, account, audience }, kept)
  const counts = words.ours ? countsIn(status, id) : null
  return { kind: 'read', heard: counts ? [words, counts] : [words] }
}

function readReaction(nativeId: string | null, kept: Thing): Read {
  const account = thingOf(kept.account)
  const about = idOf(kept.about)
  const how = (['like', 'repost'] as const).find((one) => one === kept.how)
  if (!nativeId || !account || !about || !how) return { kind: 'not-understood', why: 'no reaction' }
  const by = whoIn(account, textOf(kept.host))
  return { kind: 'read', heard: [{ kind: 'reacted', nativeId, by, about, how, at: null }] }
}

function whoIn(account: Thing, host: string): HeardBy {
  const handle = handleOf(account, host)
  const name = cleanLine(textOf(account.display_name), 200) || `@${handle}`
  return { nativeId: handle, name, url: webUrl(textOf(account.url)) }
}

interface Found {
  status: Thing
  id: string
  account: Thing
  audience: Audience
}

function wordsIn({ status, id, account, audience }: Found, kept: Thing): HeardWords {
  const language = textOf(status.language)
  const poll = thingsOf(thingOf(status.poll)?.options).map(({ title }) => `– ${cleanLine(textOf(title), 300)}`)
  const html = cleanHtml(textOf(status.content))
  return {
    kind: 'said',
    nativeId: id,
    thread: { nativeId: idOf(kept.thread) ?? id, url: null, title: null },
    by: whoIn(account, textOf(kept.host)),
    ours: idOf(account.id) !== null && account.id === kept.account,
    // A content warning: what its author wants read first.
    title: cleanLine(textOf(status.spoiler_text), 500) || null,
    text: [htmlToText(textOf(status.content)), ...poll].filter(Boolean).join('\n'),
    html: poll.length ? null : html,
    url: webUrl(textOf(status.url)) ?? webUrl(textOf(status.uri)),
    saidAt: readDate(textOf(status.created_at) || null),
    answers: idOf(status.in_reply_to_id),
    audience,
    language: language !== 'und' && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language) ? language : null,
    attachments: thingsOf(status.media_attachments, 20).flatMap((one) => {
      const url = webUrl(textOf(one.url) || textOf(one.remote_url))
      const alt = cleanLine(textOf(one.description), 1_500)
      return url ? [{ url, type: cleanLine(textOf(one.type), 50) || null, bytes: null, ...(alt && { alt }) }] : []
    }),
  }
}

/** `name@host`, the host added for those of the account's own server: what a mention needs, and what never changes. */
export function handleOf(account: Thing, host: string): string {
  const acct = cleanLine(textOf(account.acct) || textOf(account.username), 200).toLowerCase()
  return acct.includes('@') || !host ? acct : `${acct}@${host}`
}

function parsed(body: Uint8Array): Thing | null {
  try {
    return thingOf(JSON.parse(Buffer.from(body).toString('utf8')))
  } catch {
    return null
  }
}
