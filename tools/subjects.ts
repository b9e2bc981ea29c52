/** Statements that are compared with one another, directly or through others, by any of them. */
export function subjectsOf(pairs: readonly { a: string; b: string }[]): Map<string, Set<string>> {
  const subjects = new Map<string, Set<string>>()
  for (const { a, b } of pairs) {
    const one = subjects.get(a) ?? new Set([a])
    const other = subjects.get(b) ?? new Set([b])
    const [large, small] = one.size >= other.size ? [one, other] : [other, one]
    if (large !== small) for (const text of small) large.add(text)
    for (const text of large === small ? [a, b] : [...small, a, b]) subjects.set(text, large)
  }
  return subjects
}
