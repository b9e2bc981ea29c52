import libqp from 'libqp'
import { cleanHtml, cleanText, decodeText, htmlToText } from '#reading'

/** A part of a letter as the mailbox gave it. */
export interface Part {
  type: string
  charset: string
  encoding: string
  /** Still in its transfer encoding, as base64. */
  body: string
}

/** What was newly written, without what it quotes. */
export function writtenIn(parts: readonly Part[]): { text: string; html: string | null } {
  const plain = parts.find(({ type }) => type === 'text/plain')
  const text = plain ? foldQuotes(cleanText(decoded(plain))) : ''
  if (text) return { text, html: null }
  const marked = parts.find(({ type }) => type === 'text/html')
  if (!marked) return { text: '', html: null }
  const html = cutQuotes(decoded(marked))
  return { text: foldQuotes(htmlToText(html)), html: cleanHtml(html) }
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

const attribution =
  /^(?:(?:on|le|am|el|il)\s.{3,200}\s?(?:wrote|écrit|schrieb|escribió|scritto)\s?:|.{1,120}<[^<>\s]{3,120}>.{0,40}:)\s*$/i
const fromHereOn =
  /^\s*(?:-{2,}\s*(?:original message|message d['’]origine|message transféré|forwarded message)\s*-{2,}|_{20,})\s*$/i
const outlook = /^(?:from|de)\s?:\s.{3,300}$/i
const outlookNext = /^(?:sent|envoyé|date)\s?:/i

/** Lines that begin with `>`, who wrote them and when, and the whole letter that Outlook hangs below. */
export function foldQuotes(text: string): string {
  const lines = text.split('\n')
  const kept: string[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!
    if (fromHereOn.test(line)) break
    if (outlook.test(line) && outlookNext.test(lines[at + 1] ?? '')) break
    if (!line.startsWith('>')) {
      kept.push(line)
      continue
    }
    if (lines[at - 1]?.startsWith('>')) continue
    while (kept.at(-1)?.trim() === '') kept.pop()
    // Long attributions are folded over two lines.
    const two = `${kept.at(-2) ?? ''} ${kept.at(-1) ?? ''}`
    if (attribution.test(kept.at(-1)?.trim() ?? '')) kept.pop()
    else if (two.length < 300 && attribution.test(two.trim())) kept.splice(-2)
    kept.push('')
  }
  const folded = kept
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  // Whoever sent nothing but a quotation meant it.
  return folded || text.trim()
}

const quoteBegins =
  /<(?:blockquote[^>]{0,300}type=["']?cite|(?:div|blockquote)[^>]{0,300}(?:class=["'][^"']{0,100}(?:gmail_quote|yahoo_quoted|moz-cite-prefix|protonmail_quote)|id=["']?(?:appendonsend|divRplyFwdMsg)))/i

function cutQuotes(html: string): string {
  const bounded = html.slice(0, 400_000)
  const at = bounded.search(quoteBegins)
  return at > 0 && htmlToText(bounded.slice(0, at)) ? bounded.slice(0, at) : bounded
}
