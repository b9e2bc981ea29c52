/** The sentence around a reason, cut where the reason stands, so that its words can be underlined to the letter. */
export function cut(around: string, words: string): { before: string; words: string; after: string } {
  const at = words ? around.indexOf(words) : -1
  if (at < 0) return { before: '', words: '', after: around || words }
  return { before: around.slice(0, at), words, after: around.slice(at + words.length) }
}
