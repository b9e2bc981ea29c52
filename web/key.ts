// What became of it is unknown until it is answered: sent again, it is the same act.
const keys = new Map<string, string>()

/** The key of these very words and what goes along with them: other words are another act. */
export function keyOf(what: unknown): string {
  const same = JSON.stringify(what)
  const key = keys.get(same) ?? newKey()
  keys.set(same, key)
  return key
}

/** They were answered: said again, they are said anew. */
export function keyDone(what: unknown): void {
  keys.delete(JSON.stringify(what))
}

/** A key no one else has made: the same one sent twice is one act. `randomUUID` is missing over plain http. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
