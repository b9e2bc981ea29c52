import iconv from 'iconv-lite'

/**
 * Bytes to text in the charset they are in, whatever is said of them. The order of belief: a byte order mark; bytes
 * that are good UTF-8 and need it; what the sender says, then what the document says; Windows-1252, which takes
 * anything. Half of all wrong charsets are UTF-8 called Latin-1, the other half Latin-1 called UTF-8.
 */
export function decodeText(bytes: Uint8Array, contentType?: string | null): { text: string; charset: string } {
  const marked = byMark(bytes)
  if (marked) return { text: decode(bytes, marked), charset: marked }
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1')
  const said = [named(/charset\s*=\s*["']?([\w.:+-]+)/i.exec(contentType ?? '')?.[1]), declaredIn(head)]
  const wide = byShape(bytes)
  if (wide) return { text: decode(bytes, wide), charset: wide }
  const eight =
    said.find((charset) => charset !== null && charset !== 'utf-8' && !/^utf-?(16|32)/.test(charset)) ?? null
  const utf8 = new TextDecoder('utf-8').decode(bytes)
  const high = countHigh(bytes)
  // Seven-bit charsets such as ISO-2022-JP are good UTF-8 by chance.
  if (high === 0)
    return eight?.startsWith('iso-2022')
      ? { text: decode(bytes, eight), charset: eight }
      : { text: utf8, charset: 'utf-8' }
  const broken = utf8.split('\ufffd').length - 1
  if (broken * 20 <= high) return { text: utf8, charset: 'utf-8' }
  const charset = eight ?? 'windows-1252'
  return { text: decode(bytes, charset), charset }
}

function decode(bytes: Uint8Array, charset: string): string {
  try {
    if (/^utf-?8$/.test(charset)) return new TextDecoder('utf-8').decode(bytes)
    if (!charset.startsWith('iso-2022') && iconv.encodingExists(charset)) return iconv.decode(bytes, charset)
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return iconv.decode(bytes, 'windows-1252')
  }
}

function byMark(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32le' : 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return a === 0 && b === 0 && c === 0xfe && d === 0xff ? 'utf-32be' : null
}

/** `<` with zeros around it: UTF-16 or UTF-32 without its mark (XML 1.0, appendix F). */
function byShape(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes
  if (a === 0x3c && b === 0) return c === 0 && d === 0 ? 'utf-32le' : 'utf-16le'
  if (a === 0 && b === 0x3c) return 'utf-16be'
  return a === 0 && b === 0 && c === 0 && d === 0x3c ? 'utf-32be' : null
}

function declaredIn(head: string): string | null {
  const xml = /<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:+-]+)["']/i.exec(head)
  return named(xml?.[1] ?? /<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:+-]+)/i.exec(head)?.[1])
}

/** A charset we can read, by its usual name; what is called Latin-1 or ASCII is Windows-1252 (WHATWG Encoding §4.2). */
function named(label: string | undefined): string | null {
  const low = label?.toLowerCase().replace(/^x-/, '')
  if (!low || low.length > 40 || low === 'utf-7') return null
  if (/^(us-)?ascii$|^iso-?8859-?1$|^latin-?1$|^cp-?1252$|^windows-?1252$/.test(low)) return 'windows-1252'
  if (/^utf-?8$|^unicode-1-1-utf-8$/.test(low)) return 'utf-8'
  if (iconv.encodingExists(low)) return low
  try {
    return new TextDecoder(low).encoding
  } catch {
    return null
  }
}

function countHigh(bytes: Uint8Array): number {
  let high = 0
  for (const byte of bytes) if (byte > 0x7f) high++
  return high
}
