/** The blocks of an archive (CARv1, ipld.io/specs/transport/car/carv1), by the text of their CID. */
import { cidText, NotCbor } from './cbor.ts'

const mostBlocks = 10_000

/** Throws `NotCbor` where it is none. Blocks are not hashed: whoever names a stream believes it. */
export function blocksIn(bytes: Uint8Array): Map<string, Uint8Array> {
  const blocks = new Map<string, Uint8Array>()
  const header = varint(bytes, 0)
  let at = header.end + header.value
  while (at < bytes.length && blocks.size < mostBlocks) {
    const section = varint(bytes, at)
    const end = section.end + section.value
    if (end > bytes.length) throw new NotCbor('cut short')
    const from = endOfCid(bytes, section.end)
    if (from > end) throw new NotCbor('a block that is no block')
    blocks.set(cidText(bytes.subarray(section.end, from)), bytes.subarray(from, end))
    at = end
  }
  return blocks
}

/** Version, codec, kind of hash, its length, the hash. */
function endOfCid(bytes: Uint8Array, from: number): number {
  let at = from
  for (let part = 0; part < 3; part++) at = varint(bytes, at).end
  const length = varint(bytes, at)
  return length.end + length.value
}

function varint(bytes: Uint8Array, from: number): { value: number; end: number } {
  let value = 0
  for (let at = from; at < Math.min(bytes.length, from + 5); at++) {
    value += (bytes[at]! & 127) * 128 ** (at - from)
    if (bytes[at]! < 128) return { value, end: at + 1 }
  }
  throw new NotCbor('no number')
}
