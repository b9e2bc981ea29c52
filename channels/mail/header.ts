import libmime from 'libmime'
import addressparser from 'nodemailer/lib/addressparser'
import { cleanLine, decodeText } from '#reading'

export type Header = ReadonlyMap<string, readonly string[]>

/** A thousand recipients fit in, and who wrote may stand after them. */
export const mostHeader = 256 * 1024

/** Header fields, unfolded, by lower-case name. Any bytes: what is no field is passed over. RFC 5322 §2.2. */
export function headerIn(bytes: Uint8Array): Header {
  // Some write UTF-8 straight into headers (RFC 6532), some whatever their machine speaks.
  const text = decodeText(bytes.subarray(0, mostHeader), null).text
  const fields = new Map<string, string[]>()
  for (const line of text
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .slice(0, 1000)) {
    if (line === '' && fields.size > 0) break
    const [, name, value] = /^([!-9;-~]{1,100}):[ \t]*(.*)$/.exec(line) ?? []
    if (!name || value === undefined) continue
    const key = name.toLowerCase()
    fields.set(key, [...(fields.get(key) ?? []).slice(0, 20), value.slice(0, 16_000)])
  }
  return fields
}

export const fieldOf = (header: Header, name: string): string => header.get(name)?.[0] ?? ''

/** A field's words, its encoded words (RFC 2047) read. */
export function wordsOf(value: string, most = 500): string {
  try {
    return cleanLine(libmime.decodeWords(value.slice(0, 4000)), most)
  } catch {
    return cleanLine(value, most)
  }
}

export interface Address {
  address: string
  name: string
}

const plain = /^[^\s@<>(),;:"[\]\\\p{Cc}\p{Cf}]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,250}[\p{L}\p{N}])?$/u

export const isAddress = (text: string) => plain.test(text)

export const domainOf = (address: string) => address.split('@').at(-1)?.toLowerCase() ?? ''

/** A name that holds an address of somebody else is there to deceive. */
function nameIn(text: string, address: string): string {
  const name = wordsOf(text, 200)
  return /\S[@\uff20\ufe6b]\S/.test(name) && name.toLowerCase() !== address.toLowerCase() ? '' : name
}

/** The first addresses a field names: whoever writes to a thousand people is not followed to all of them. */
export function addressesIn(value: string, most = 20): Address[] {
  try {
    // What turns letters round and is not seen has no place in an address: it is there to show another one.
    return addressparser(value.slice(0, 4000).replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ''), {
      flatten: true,
    })
      .filter(({ address }) => isAddress(address ?? ''))
      .slice(0, most)
      .map(({ address = '', name }) => ({ address: address.toLowerCase(), name: nameIn(name ?? '', address) }))
  } catch {
    return []
  }
}
