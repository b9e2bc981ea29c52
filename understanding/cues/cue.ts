import { fold } from '../fold.ts'
import { addPhrase, type PhraseTree, phraseTree } from '../phrases.ts'

/**
 * What a cue says.
 * `good`, `bad`: a judgement. `love`: a verb of liking; denied, it is a dislike without a reason. `bare`: dislike that gives no reason.
 * `fact`: something that happened or a defect, a reason in itself. `lack`: too much, not enough, none. `deny`: turns what follows.
 * `more`: « trop », "too", read with what follows. `hush`: hides other cues and says nothing. `turn`: what follows weighs more.
 * `ask`, `suggest`: opens a question or a suggestion. `applause`: praise that may be irony. `loud`: dislike even inside a question.
 */
export type CueKind =
  | 'good'
  | 'bad'
  | 'love'
  | 'bare'
  | 'fact'
  | 'lack'
  | 'deny'
  | 'more'
  | 'hush'
  | 'turn'
  | 'ask'
  | 'suggest'
  | 'applause'
  | 'loud'

export interface Cue {
  kind: CueKind
  weight: number
}

/** Kind, weight, then phrases between commas. `sucré+` also stands for its feminine and plurals, `odieu%` for odieux, -se, -ses. */
export type CueLine = [CueKind, number, string]

export interface Lexicon {
  cues: PhraseTree<Cue>
  /** Every word that stands in a cue. */
  forms: Set<string>
}

export function lexicon(...books: CueLine[][]): Lexicon {
  const cues = phraseTree<Cue>()
  const forms = new Set<string>()
  for (const [kind, weight, phrases] of books.flat()) {
    const cue = { kind, weight }
    // Folded in one piece: thousands of small calls would cost each start dearly.
    for (const phrase of fold(phrases).split(',')) {
      for (const written of inflected(phrase.trim())) {
        const words = written.split(' ')
        addPhrase(cues, words, cue)
        for (const word of words) forms.add(word)
      }
    }
  }
  return { cues, forms }
}

function inflected(phrase: string): string[] {
  const mark = phrase.search(/[+%]/)
  if (mark < 0) return [phrase]
  const endings = phrase[mark] === '+' ? ['', 'e', 's', 'es'] : ['x', 'se', 'ses']
  return endings.map((ending) => phrase.slice(0, mark) + ending + phrase.slice(mark + 1))
}
