import { type RawEvent } from '#channel'
import { digestOf } from '#reading'
import { fieldOf, headerIn } from './header.ts'
import { messageIdsIn } from './ids.ts'
import { type Part } from './words.ts'

export const contentType = 'application/vnd.insuffleur.mail+json'

/** What is kept of a letter: its header, its text parts, and the names of what hangs on it. */
export interface Letter {
  folder: 'inbox' | 'sent'
  /** The mailbox's own address. */
  own: string
  /** Raw, as base64. */
  header: string
  parts: Part[]
  attachments: { name: string; type: string; bytes: number | null }[]
  /** When the mailbox took it in, ISO 8601. */
  at: string | null
}

/** Its Message-ID; a letter without one is known by what it says. */
export function messageIdIn(letter: Letter): string {
  const header = headerIn(Buffer.from(letter.header, 'base64'))
  const [id] = messageIdsIn(fieldOf(header, 'message-id'))
  return id ?? `without-${digestOf([letter.header, ...letter.parts.map(({ body }) => body)], 32)}`
}

export function writeLetter(nativeId: string | null, letter: Letter): RawEvent {
  return { nativeId, contentType, body: new TextEncoder().encode(JSON.stringify(letter)) }
}

export function writeGone(nativeId: string): RawEvent {
  return { nativeId, contentType, body: new TextEncoder().encode(JSON.stringify({ gone: nativeId })) }
}

export function letterIn(body: Uint8Array): Letter | { gone: string } | null {
  if (body.length > 4_000_000) return null
  try {
    const kept = JSON.parse(Buffer.from(body).toString('utf8'))
    if (typeof kept?.gone === 'string' && /^in:[\w-]{12}:\S{1,250}$/.test(kept.gone)) return { gone: kept.gone }
    const text = (value: unknown) => (typeof value === 'string' ? value : '')
    const many = (value: unknown): Record<string, unknown>[] =>
      Array.isArray(value) ? value.filter((one) => typeof one === 'object' && one !== null).slice(0, 50) : []
    if (typeof kept?.header !== 'string' || (kept.folder !== 'inbox' && kept.folder !== 'sent')) return null
    return {
      folder: kept.folder,
      own: text(kept.own).slice(0, 320),
      header: kept.header,
      parts: many(kept.parts).map((part) => ({
        type: text(part.type),
        charset: text(part.charset),
        encoding: text(part.encoding),
        body: text(part.body),
        block: typeof part.block === 'number' ? part.block : 0,
      })),
      attachments: many(kept.attachments).map((one) => ({
        name: text(one.name).slice(0, 200),
        type: text(one.type).slice(0, 100),
        bytes: Number.isSafeInteger(one.bytes) && Number(one.bytes) >= 0 ? Number(one.bytes) : null,
      })),
      at: text(kept.at) || null,
    }
  } catch {
    return null
  }
}
