// Office québécois de la langue française: no space before ; ! ?, a no-break space before : and inside « ».
const thinBefore = /\u202f(?=[;!?])/g

/** The same sentences as they are set in Québec: every string, and whatever the functions answer. */
export function canadian<T>(words: T): T {
  if (typeof words === 'string') return words.replace(thinBefore, '') as T
  if (typeof words === 'function') return ((...given: unknown[]) => canadian(words(...given))) as T
  if (Array.isArray(words)) return words.map(canadian) as T
  if (words && typeof words === 'object')
    return Object.fromEntries(Object.entries(words).map(([name, word]) => [name, canadian(word)])) as T
  return words
}
