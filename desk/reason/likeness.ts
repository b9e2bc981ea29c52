import { fold } from '#understanding'

// Words that hold no subject. What a question is about is what remains.
const emptyWords = new Set(
  fold(
    'le la les l un une des du de d et ou où a à au aux en y ce c ça cela cet cette ces que qu qui quoi dont est sont était être ' +
      'suis es sommes êtes ai as avons avez ont avait je j tu t il elle on nous vous ils elles me m te se s lui leur leurs mon ma ' +
      'mes ton ta tes son sa ses notre nos votre vos ne n pas plus très si mais donc car comme pour par sur dans avec sans chez ' +
      'fait faire bien tout tous toute toutes même aussi encore bonjour merci quand comment pourquoi peut the an and or of to in ' +
      'on at for from with is are was were be been it its i you he she we they my your his her our their this that these those ' +
      'not no do does did don have has had so very just too but as if can what when where why how there here me them us hi hello ' +
      'thanks please',
  ).split(' '),
)

/** What a text is about, roughly and honestly: its folded words, without the empty ones. */
export function subjectWords(text: string): Set<string> {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
  return new Set(words.filter((word) => word.length > 1 && !emptyWords.has(word)).map(singular))
}

/** Shared words over the mean length: 1 where all are shared, 0 where none is. `weigh`: how much a word tells. */
export function likeness(
  one: ReadonlySet<string>,
  other: ReadonlySet<string>,
  weigh: (word: string) => number = () => 1,
): number {
  const all = weightOf(one, weigh) * weightOf(other, weigh)
  if (all === 0) return 0
  let shared = 0
  for (const word of one) if (other.has(word)) shared += weigh(word)
  return shared / Math.sqrt(all)
}

/** A word that stands in many of these texts tells little, one that stands in few tells much. */
export function rarityAmong(texts: readonly ReadonlySet<string>[]): (word: string) => number {
  const held = new Map<string, number>()
  for (const text of texts) for (const word of text) held.set(word, (held.get(word) ?? 0) + 1)
  return (word) => Math.log(1 + texts.length / (held.get(word) ?? 1))
}

/**
 * The text that is most like all the others on average; the first of equals, null of none. Linear: each word brings what
 * it shares with all texts at once.
 */
export function mostCentral(texts: readonly ReadonlySet<string>[]): number | null {
  const pull = new Map<string, number>()
  for (const words of texts) for (const word of words) pull.set(word, (pull.get(word) ?? 0) + 1 / Math.sqrt(words.size))
  let best: number | null = null
  let most = -1
  for (const [at, words] of texts.entries()) {
    const own = words.size ? 1 : 0
    let sum = 0
    for (const word of words) sum += pull.get(word)!
    const mean = words.size ? sum / Math.sqrt(words.size) - own : 0
    if (mean > most + 1e-9) {
      most = mean
      best = at
    }
  }
  return best
}

function weightOf(words: ReadonlySet<string>, weigh: (word: string) => number): number {
  let sum = 0
  for (const word of words) sum += weigh(word)
  return sum
}

// « pots » and « pot » are one subject, in French as in English.
function singular(word: string): string {
  return word.length > 3 && /[sx]$/.test(word) ? word.slice(0, -1) : word
}
