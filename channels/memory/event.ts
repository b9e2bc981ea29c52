import { type Audience, audiences, type HeardReaction, type HeardWords, type RawEvent, type Read } from '#channel'
import { cleanLine, cleanText, readDate, webUrl } from '#reading'

export const contentType = 'application/json'
const mostBytes = 1024 * 1024

/** What somebody said, as the events of this channel write it; what is left out is what one would expect. */
export interface MemorySaid {
  kind: 'said'
  nativeId: string
  thread: { nativeId: string; url?: string | null; title?: string | null }
  by: { nativeId?: string; name: string; url?: string | null }
  text: string
  ours?: boolean
  title?: string | null
  url?: string | null
  /** ISO 8601. */
  saidAt?: string | null
  answers?: string | null
  audience?: Audience
  language?: string | null
}

export interface MemoryReacted {
  kind: 'reacted'
  nativeId: string
  by: { nativeId?: string; name: string; url?: string | null }
  about: string
  how: HeardReaction['how']
}

export type MemoryEvent = MemorySaid | MemoryReacted | { kind: 'gone'; nativeId: string }

/** Writes an event as this channel would bring it: what a planter puts in the ledger. */
export function memoryEvent(event: MemoryEvent): RawEvent {
  return { nativeId: event.nativeId, contentType, body: new TextEncoder().encode(JSON.stringify(event)) }
}

export function readMemoryEvent(event: RawEvent): Read {
  if (event.body.byteLength > mostBytes) return { kind: 'not-understood', why: 'longer than one mebibyte' }
  let found: unknown
  try {
    found = JSON.parse(new TextDecoder().decode(event.body))
  } catch {
    return { kind: 'not-understood', why: 'not JSON' }
  }
  const fields = record(found)
  const nativeId = line(fields.nativeId)
  if (!nativeId) return { kind: 'not-understood', why: 'no native id' }
  if (fields.kind === 'gone') return { kind: 'read', heard: [{ kind: 'gone', nativeId }] }
  if (fields.kind === 'reacted') return reacted(fields, nativeId)
  if (fields.kind !== 'said') return { kind: 'not-understood', why: 'neither said nor gone' }
  return said(fields, nativeId)
}

function reacted(fields: Record<string, unknown>, nativeId: string): Read {
  const by = record(fields.by)
  const [about, name] = [line(fields.about), line(by.name)]
  const how = (['like', 'repost', 'bookmark'] as const).find((one) => one === fields.how)
  if (!about || !name || !how) return { kind: 'not-understood', why: 'no author, or nothing that it is about' }
  const whom = { nativeId: line(by.nativeId) ?? name.toLowerCase(), name, url: address(by.url) }
  return { kind: 'read', heard: [{ kind: 'reacted', nativeId, by: whom, about, how, at: null }] }
}

function said(fields: Record<string, unknown>, nativeId: string): Read {
  const [thread, by] = [record(fields.thread), record(fields.by)]
  const threadId = line(thread.nativeId)
  const name = line(by.name)
  if (!threadId || !name || typeof fields.text !== 'string')
    return { kind: 'not-understood', why: 'no thread, author or text' }
  const heard: HeardWords = {
    kind: 'said',
    nativeId,
    thread: { nativeId: threadId, url: address(thread.url), title: line(thread.title) },
    by: { nativeId: line(by.nativeId) ?? name.toLowerCase(), name, url: address(by.url) },
    ours: fields.ours === true,
    title: line(fields.title),
    text: cleanText(fields.text),
    html: null,
    url: address(fields.url),
    saidAt: typeof fields.saidAt === 'string' ? readDate(fields.saidAt) : null,
    answers: line(fields.answers),
    audience: audiences.find((audience) => audience === fields.audience) ?? 'public',
    language: line(fields.language),
    attachments: [],
  }
  return { kind: 'read', heard: [heard] }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function line(value: unknown): string | null {
  return typeof value === 'string' ? cleanLine(value) || null : null
}

function address(value: unknown): string | null {
  return typeof value === 'string' ? webUrl(value) : null
}
