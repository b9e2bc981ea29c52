import { type Audience, audiences, type HeardReaction, type HeardWords, type RawEvent, type Read } from '#channel'
import { believed, cleanHtml, cleanLine, htmlToText, readDate, webUrl } from '#reading'
import { asThing, hasType, idIn, listIn, type Thing, textIn, thingIn } from './wire.ts'

/** What verifying found out, written beside what was received: reading asks nobody. */
export interface Found {
  by: { nativeId: string; name: string; url: string | null }
  ours: boolean
  thread: string
  audience: Audience
  /** When it was received, ISO 8601. */
  at: string
}

export const noteTypes = ['Note', 'Article', 'Question', 'Page']
const contentType = 'application/vnd.insuffleur.activitypub+json'

/** `received`: an activity or a note, to the letter. */
export function writeNote(nativeId: string, received: string, found: Found): RawEvent {
  return write(nativeId, { received, found })
}
export function writeGone(nativeId: string): RawEvent {
  return write(nativeId, { gone: nativeId })
}
/** Who likes or passes on a word of ours. Named apart from words, so that taking it back takes back no words. */
export function writeReaction(activity: string, reacted: Omit<HeardReaction, 'kind' | 'nativeId' | 'at'>): RawEvent {
  return write(reactionId(activity), { reacted })
}
export const reactionId = (activity: string) => `${activity}#reaction`
/** `mark`: of who votes; it leads back to nobody. */
export function writeVote(mark: string, about: string, choice: string): RawEvent {
  return write(mark, { voted: { about, choice } })
}
/** What was not believed, with why: in the ledger, but heard by nobody. */
export function writeRefused(received: string, why: string): RawEvent {
  return write(null, { received: received.slice(0, 10_000).toWellFormed(), refused: why })
}

function write(nativeId: string | null, what: object): RawEvent {
  return { nativeId, contentType, body: new TextEncoder().encode(JSON.stringify(what)) }
}

export function read(event: RawEvent): Read {
  const kept = event.body.length <= 4_000_000 ? thingIn(Buffer.from(event.body).toString('utf8')) : null
  if (!kept) return { kind: 'not-understood', why: 'no JSON' }
  if (typeof kept.refused === 'string')
    return { kind: 'not-understood', why: cleanLine(kept.refused, 300) || 'refused' }
  const gone = idIn(kept.gone)
  if (gone) return { kind: 'read', heard: [{ kind: 'gone', nativeId: gone }] }
  const reacted = asThing(kept.reacted)
  if (reacted) return readReaction(event.nativeId, reacted)
  const voted = asThing(kept.voted)
  if (voted) return readVote(event.nativeId, voted)
  const found = foundIn(asThing(kept.found))
  const received = thingIn(textIn(kept.received) ?? '')
  const note = received && hasType(received, ['Create', 'Update']) ? asThing(received.object) : received
  const id = idIn(note)
  if (!found || !note || !id || !hasType(note, noteTypes)) return { kind: 'not-understood', why: 'no note' }
  return { kind: 'read', heard: [wordsIn(note, id, found)] }
}

function readReaction(nativeId: string | null, reacted: Thing): Read {
  const by = byIn(asThing(reacted.by))
  const about = idIn(reacted.about)
  const how = (['like', 'repost'] as const).find((one) => one === reacted.how)
  if (!nativeId || !by || !about || !how) return { kind: 'not-understood', why: 'no reaction' }
  return { kind: 'read', heard: [{ kind: 'reacted', nativeId, by, about, how, at: null }] }
}

function readVote(nativeId: string | null, voted: Thing): Read {
  const [about, choice] = [idIn(voted.about), textIn(voted.choice)]
  if (!nativeId || !about || !choice || choice.length > 300) return { kind: 'not-understood', why: 'no vote' }
  return { kind: 'read', heard: [{ kind: 'voted', nativeId, about, choice }] }
}

function foundIn(found: Thing | null): Found | null {
  const by = byIn(asThing(found?.by))
  // Our own thread, which need not be an address of the web.
  const thread = textIn(found?.thread)?.slice(0, 500)
  const audience = audiences.find((one) => one === found?.audience)
  const at = textIn(found?.at)
  if (!by || !thread || !audience || !at || Number.isNaN(Date.parse(at))) return null
  return { by, ours: found?.ours === true, thread, audience, at }
}

function byIn(by: Thing | null): Found['by'] | null {
  const nativeId = idIn(by?.nativeId)
  if (!nativeId) return null
  return { nativeId, name: cleanLine(textIn(by?.name) ?? '', 200) || nativeId, url: webUrl(textIn(by?.url)) }
}

function wordsIn(note: Thing, nativeId: string, found: Found): HeardWords {
  const { content, language } = contentIn(note)
  // A poll: what may be chosen, one line each.
  const choices = [...listIn(note.oneOf), ...listIn(note.anyOf)]
    .slice(0, 100)
    .map((one) => cleanLine(textIn(asThing(one)?.name) ?? '', 300))
    .filter(Boolean)
    .map((choice) => `– ${choice}`)
  const title = cleanLine(textIn(note.summary) ?? textIn(note.name) ?? '', 500)
  return {
    kind: 'said',
    nativeId,
    thread: { nativeId: found.thread, url: webUrl(found.thread), title: null },
    by: found.by,
    ours: found.ours,
    title: title || null,
    text: [htmlToText(content), ...choices].filter(Boolean).join('\n'),
    html: choices.length ? null : cleanHtml(content),
    url: urlIn(note) ?? webUrl(nativeId),
    saidAt: believed(readDate(textIn(note.published)), new Date(found.at)),
    answers: idIn(note.inReplyTo),
    audience: found.audience,
    language,
    attachments: attachmentsIn(note),
  }
}

function contentIn(note: Thing): { content: string; language: string | null } {
  const content = textIn(note.content)
  const byLanguage = Object.entries(asThing(note.contentMap) ?? {})
    .slice(0, 50)
    .filter((pair): pair is [string, string] => typeof pair[1] === 'string')
  const [tag, words] = byLanguage.find(([, one]) => one === content) ?? byLanguage[0] ?? []
  const language = tag && tag !== 'und' && /^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}$/.test(tag) ? tag : null
  return { content: content ?? words ?? '', language }
}

function urlIn(note: Thing): string | null {
  for (const one of listIn(note.url)) {
    const url = webUrl(textIn(one) ?? textIn(asThing(one)?.href))
    if (url) return url
  }
  return null
}

function attachmentsIn(note: Thing): HeardWords['attachments'] {
  const attachments = []
  for (const one of listIn(note.attachment).slice(0, 20)) {
    const thing = asThing(one)
    const url = webUrl(textIn(thing?.url) ?? textIn(asThing(listIn(thing?.url)[0])?.href) ?? textIn(thing?.href))
    const type = cleanLine(textIn(thing?.mediaType) ?? '', 100) || null
    // Mastodon writes it as the name, others as the summary.
    const alt = cleanLine(textIn(thing?.name) ?? textIn(thing?.summary) ?? '', 1_500)
    if (url) attachments.push({ url, type, bytes: null, ...(alt && { alt }) })
  }
  return attachments
}
