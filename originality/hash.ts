/** FNV-1a over UTF-16 units, its bits mixed once more: 32 bits, the same everywhere. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return mixed(hash)
}

/** Of two, whichever comes first. */
export function pairHash(one: number, other: number): number {
  const [low, high] = one < other ? [one, other] : [other, one]
  return mixed(Math.imul(low, 0x9e3779b1) ^ high)
}

function mixed(bits: number): number {
  let hash = bits
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
