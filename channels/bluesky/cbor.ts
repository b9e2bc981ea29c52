/** DAG-CBOR (ipld.io/specs/codecs/dag-cbor) as streams of repositories carry it, read with bounds on depth and size. */

export type Cbor = null | boolean | number | string | Uint8Array | Link | readonly Cbor[] | CborMap
export type CborMap = { readonly [key: string]: Cbor }

/** A CID as the text form writes it. */
export interface Link {
  readonly $link: string
}

export class NotCbor extends Error {}

const deepest = 64
const mostItems = 100_000

/** The value that begins at `from`, and where it ends. Throws `NotCbor`, and nothing else, for anything it is not. */
export function readCbor(bytes: Uint8Array, from = 0): { value: Cbor; end: number } {
  const reader = { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), at: from, items: 0 }
  const value = item(reader, 0)
  return { value, end: reader.at }
}

interface Reader {
  bytes: Uint8Array
  view: DataView
  at: number
  items: number
}

function item(reader: Reader, depth: number): Cbor {
  if (depth > deepest || ++reader.items > mostItems) throw new NotCbor('too much')
  const head = taken(reader, 1)[0]!
  const [major, low] = [head >> 5, head & 31]
  if (major === 7) return simple(reader, low)
  const size = argument(reader, low)
  switch (major) {
    case 0:
      return size
    case 1:
      return -1 - size
    case 2:
      return taken(reader, size).slice()
    case 3:
      return textIn(taken(reader, size))
    case 4:
      return Array.from({ length: bounded(reader, size) }, () => item(reader, depth + 1))
    case 5:
      return map(reader, bounded(reader, size), depth)
    default:
      return link(size, item(reader, depth + 1))
  }
}

function map(reader: Reader, size: number, depth: number): CborMap {
  const entries: [string, Cbor][] = []
  for (let at = 0; at < size; at++) {
    const key = item(reader, depth + 1)
    if (typeof key !== 'string') throw new NotCbor('a key that is no text')
    entries.push([key, item(reader, depth + 1)])
  }
  // A key may be `__proto__`: fromEntries makes it a field like any other.
  return Object.fromEntries(entries)
}

function simple(reader: Reader, low: number): Cbor {
  if (low === 20 || low === 21) return low === 21
  if (low === 22) return null
  if (low !== 27) throw new NotCbor('no such value')
  const at = reader.at
  taken(reader, 8)
  return reader.view.getFloat64(at)
}

function argument(reader: Reader, low: number): number {
  if (low < 24) return low
  if (low > 27) throw new NotCbor('no such length')
  const at = reader.at
  taken(reader, 2 ** (low - 24))
  if (low === 24) return reader.view.getUint8(at)
  if (low === 25) return reader.view.getUint16(at)
  if (low === 26) return reader.view.getUint32(at)
  const size = reader.view.getBigUint64(at)
  if (size > BigInt(Number.MAX_SAFE_INTEGER)) throw new NotCbor('too large')
  return Number(size)
}

/** No list is longer than the bytes that are left. */
function bounded({ bytes, at }: Reader, size: number): number {
  if (size > bytes.length - at) throw new NotCbor('cut short')
  return size
}

function taken(reader: Reader, size: number): Uint8Array {
  if (size > reader.bytes.length - reader.at) throw new NotCbor('cut short')
  reader.at += size
  return reader.bytes.subarray(reader.at - size, reader.at)
}

function textIn(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
}

/** Tag 42: a zero, then the CID. */
function link(tag: number, value: Cbor): Link {
  if (tag !== 42 || !(value instanceof Uint8Array) || value[0] !== 0) throw new NotCbor('no such tag')
  return { $link: cidText(value.subarray(1)) }
}

const letters = 'abcdefghijklmnopqrstuvwxyz234567'

/** Multibase `b`: base 32 (RFC 4648 §6) in small letters, without padding. */
export function cidText(bytes: Uint8Array): string {
  let [text, held, bits] = ['b', 0, 0]
  for (const byte of bytes.subarray(0, 100)) {
    held = (held << 8) | byte
    for (bits += 8; bits >= 5; bits -= 5) text += letters[(held >> (bits - 5)) & 31]
    held &= 31
  }
  return bits > 0 ? text + letters[(held << (5 - bits)) & 31] : text
}
