/** Letters without their accents, small: what is typed finds « Réglages » under « reglages ». */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’]/g, "'").replace(/œ/gi, 'oe').toLowerCase()
}

/** All the words typed stand in it, in any order. */
export function holds(text: string, typed: string): boolean {
  const there = plain(text)
  return plain(typed)
    .split(/\s+/)
    .every((word) => there.includes(word))
}
