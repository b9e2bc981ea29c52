/** A tree of phrases, one word per step, so that the longest phrase standing at a word is found in a few look-ups. */
export interface PhraseTree<T> {
  /** Undefined where no phrase goes on: most phrases are one word, and thousands of empty maps would cost a start dearly. */
  steps: Map<string, PhraseTree<T>> | undefined
  value: T | undefined
}

export interface Found<T> {
  value: T
  /** How many words the phrase holds. */
  length: number
}

export function phraseTree<T>(): PhraseTree<T> {
  return { steps: undefined, value: undefined }
}

export function addPhrase<T>(tree: PhraseTree<T>, words: string[], value: T) {
  let node = tree
  for (const word of words) {
    node.steps ??= new Map()
    let next = node.steps.get(word)
    if (!next) {
      next = phraseTree()
      node.steps.set(word, next)
    }
    node = next
  }
  if (node !== tree) node.value = value
}

/** The longest phrase that starts at word `from` and ends before word `until`. */
export function longestPhrase<T>(tree: PhraseTree<T>, words: string[], from: number, until: number): Found<T> | null {
  let node: PhraseTree<T> | undefined = tree
  let found: Found<T> | null = null
  for (let at = from; at < until; at++) {
    node = node.steps?.get(words[at]!)
    if (!node) break
    if (node.value !== undefined) found = { value: node.value, length: at - from + 1 }
  }
  return found
}

/** One stem for singular, plural and feminine, enough to meet a seed: `sucrée`, `sucrés` and `sucre` → `sucr`. Takes folded words. */
export function stem(word: string): string {
  if (word.length < 4) return word
  let end = word.length
  if (word[end - 1] === 's' || word[end - 1] === 'x') end--
  while (end > 3 && word[end - 1] === 'e') end--
  return end === word.length ? word : word.slice(0, end)
}
