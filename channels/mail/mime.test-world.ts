/** What a mailbox tells of a letter as it stands on disk: its parts by number, and their structure (RFC 3501 §7.4.2). */
import { type Stored } from './imap.test-world.ts'

const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`

/** Header and body; a part that begins with an empty line has no header. */
function split(bytes: Buffer): { header: Buffer; body: Buffer } {
  if (bytes.subarray(0, 2).toString() === '\r\n') return { header: bytes.subarray(0, 2), body: bytes.subarray(2) }
  const end = bytes.indexOf('\r\n\r\n')
  return end < 0
    ? { header: bytes, body: Buffer.alloc(0) }
    : { header: bytes.subarray(0, end + 4), body: bytes.subarray(end + 4) }
}

function field(header: Buffer, name: string): string {
  const unfolded = header.toString('latin1').replace(/\r\n[ \t]+/g, ' ')
  return new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(unfolded)?.[1]?.trim() ?? ''
}

const parameter = (value: string, name: string) =>
  new RegExp(`;\\s*${name}="?([^";]*)"?`, 'i').exec(value)?.[1]?.trim() ?? ''

/** Between the lines of a boundary, without what stands before the first and after the last. */
function partsOf(body: Buffer, boundary: string): Buffer[] {
  const pieces = `\r\n${body.toString('latin1')}`.split(`\r\n--${boundary}`).slice(1)
  const last = pieces.findIndex((piece) => piece.startsWith('--'))
  return pieces
    .slice(0, last < 0 ? pieces.length : last)
    .map((piece) => Buffer.from(piece.replace(/^[ \t]*\r\n/, ''), 'latin1'))
}

function describe(bytes: Buffer, key: string, parts: Record<string, Buffer>): string {
  const { header, body } = split(bytes)
  const said = field(header, 'content-type') || 'text/plain; charset=us-ascii'
  const [, type = 'text', subtype = 'plain'] = /^([\w.+-]+)\/([\w.+-]+)/.exec(said) ?? []
  const boundary = parameter(said, 'boundary')
  if (type.toLowerCase() === 'multipart' && boundary) {
    const inside = partsOf(body, boundary).map((part, index) =>
      describe(part, key ? `${key}.${index + 1}` : `${index + 1}`, parts),
    )
    return `(${inside.join('') || '("TEXT" "PLAIN" NIL NIL NIL "7BIT" 0 0)'} ${quoted(subtype)})`
  }
  parts[key || '1'] = body
  const named = ['charset', 'name'].flatMap((name) => {
    const value = parameter(said, name)
    return value ? [quoted(name), quoted(value)] : []
  })
  const disposition = field(header, 'content-disposition')
  const filename = parameter(disposition, 'filename')
  const placed = disposition
    ? `(${quoted(disposition.split(';')[0]!)} ${filename ? `("filename" ${quoted(filename)})` : 'NIL'})`
    : 'NIL'
  const encoding = quoted(field(header, 'content-transfer-encoding') || '7bit')
  const lines = type.toLowerCase() === 'text' ? ' 1' : ''
  return `(${quoted(type)} ${quoted(subtype)} ${named.length ? `(${named.join(' ')})` : 'NIL'} NIL NIL ${encoding} ${body.length}${lines} NIL ${placed})`
}

export function storedFrom(raw: string | Buffer): Omit<Stored, 'uid'> {
  const bytes = Buffer.from(raw)
  const parts: Record<string, Buffer> = {}
  const structure = describe(bytes, '', parts)
  return { header: split(bytes).header, structure, parts }
}
