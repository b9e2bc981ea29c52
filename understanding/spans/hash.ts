/** FNV-1a over the UTF-16 units from `from` to `until`. */
export function hashOf(form: string, from = 0, until = form.length): number {
  let hash = 0x811c9dc5
  for (let at = from; at < until; at++) hash = Math.imul(hash ^ form.charCodeAt(at), 0x01000193)
  return hash
}

/** One number for two, well stirred (the finaliser of MurmurHash3): order matters. */
export function mix(one: number, other: number): number {
  let hash = Math.imul(one ^ Math.imul(other, 0x9e3779b1), 0x85ebca6b)
  hash ^= hash >>> 13
  hash = Math.imul(hash, 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}
