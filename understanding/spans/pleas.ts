import { type Clause } from '../clauses.ts'
import { oneOf, spaced } from '../spaced.ts'
import { asksForSilence } from '../wants-silence.ts'
import { type Word } from '../words.ts'
import { type Ground } from './cue-grounds.ts'
import { withoutJoiners } from './edges.ts'

/** Who says this will not tell why: that is no reason either. Folded words, one space between. */
const keepsToThemselves = oneOf(
  'ca (?:ne )?vous regarde pas|ca te regarde pas|(?:occupez|melez) vous de (?:vos affaires|ce qui vous regarde)|pas de vos affaires',
  '(?:je n ai|j ai) pas a (?:me justifier|m expliquer|vous (?:le dire|expliquer|repondre))|(?:pas|aucune) envie d en (?:parler|discuter)',
  '(?:je n ai|j ai) rien (?:d autre )?a (?:ajouter|vous dire)|(?:arretez|cessez) (?:vos|avec vos) questions',
  'none of your (?:business|concern)|mind your own business|(?:don t|do not|dont) (?:want|wish|care) to (?:talk about it|explain|answer)',
  '(?:don t|do not|dont) owe you (?:an explanation|a reason|anything)|(?:don t|do not|dont) have to (?:explain|justify) (?:myself|it)|no comment',
)

export interface Told {
  text: string
  words: Word[]
  forms: string[]
  clauses: Clause[]
}

/** The reason without clauses at its ends that only ask to be left in peace; null where nothing else is said. */
export function withoutPleas({ text, words, forms, clauses }: Told, ground: Ground): Ground | null {
  const inside = clauses.filter((one) => one.from < ground.until && one.until > ground.from)
  const pleads = inside.map((one) => {
    const [from, until] = [Math.max(one.from, ground.from), Math.min(one.until, ground.until)]
    const said = spaced(text.slice(words[from]!.start, words[until - 1]!.end))
    return asksForSilence(said) || keepsToThemselves.test(said)
  })
  const first = pleads.indexOf(false)
  if (first < 0) return null
  const last = pleads.lastIndexOf(false)
  if (first === 0 && last === pleads.length - 1) return ground
  const from = Math.max(ground.from, inside[first]!.from)
  const until = Math.min(ground.until, inside[last]!.until)
  const bare = withoutJoiners(text, words, forms, from, until)
  return bare && { ...ground, ...bare }
}
