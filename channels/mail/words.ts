import libqp from 'libqp'
import { cleanHtml, cleanText, decodeText, htmlToText } from '#reading'
import { cutQuotes } from './html-quotes.ts'
import { foldQuotes } from './quotes.ts'

/** A part of a letter as the mailbox gave it. */
export interface Part {
  type: string
  charset: string
  encoding: string
  /** Still in its transfer encoding, as base64. */
  body: string
  /** Parts of the same number say the same in another way; those of different numbers follow each other. */
  block: number
}

/** What was newly written, without what it quotes; `whole`: with it. */
export function writtenIn(parts: readonly Part[], whole = false): { text: string; html: string | null } {
  const blocks = [...Map.groupBy(parts, ({ block }) => block).values()].map((some) => blockWritten(some, whole))
  const text = cleanText(
    blocks
      .map((block) => block.text)
      .filter(Boolean)
      .join('\n\n'),
  )
  return { text, html: (blocks.length === 1 && blocks[0]!.html) || null }
}

function blockWritten(parts: readonly Part[], whole: boolean): { text: string; html: string | null } {
  const fold = (text: string) => (whole ? text : foldQuotes(text))
  const of = (wanted: string) => parts.filter(({ type }) => type === wanted).map(decoded)
  const text = fold(cleanText(of('text/plain').join('\n')))
  if (text) return { text, html: null }
  const html = of('text/html')
    .map((html) => (whole ? html : cutQuotes(html)))
    .join('\n')
  return { text: fold(htmlToText(html)), html: html && cleanHtml(html) }
}

function decoded({ type, charset, encoding, body }: Part): string {
  const bytes = Buffer.from(body, 'base64')
  const way = encoding.toLowerCase()
  const plain =
    way === 'base64' ? Buffer.from(bytes.toString('latin1'), 'base64') : way === 'quoted-printable' ? qp(bytes) : bytes
  return decodeText(plain, /^[\w:.-]{1,40}$/.test(charset) ? `${type}; charset=${charset}` : type).text
}

function qp(bytes: Buffer): Uint8Array {
  try {
    return libqp.decode(bytes.toString('latin1'))
  } catch {
    return bytes
  }
}
