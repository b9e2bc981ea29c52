import { oneOf, spaced } from './spaced.ts'
import { readAtMost } from './words.ts'

/*
 * Folded words (`fold`), one space between. What someone comes to harm by, or may: better once too often than once too
 * little, for a person reads it and says.
 */
const harms = oneOf(
  // French
  'allergi\\w*|anaphyla\\w*|intoxi\\w*|empoisonn\\w*|toxiques?|etouff\\w*|vomi\\w*|antipoison|samu|hospitalis\\w*|hopital',
  '(?:aux|les) urgences|(?:tombe|rend|rendu|rendue|ete|suis|est|sont|etait) (?:tres |vraiment )?malades?',
  'dangere\\w*|en danger|brulures?|(?:me suis|s est|se sont) (?:brule|coupe|blesse)\\w*|blesse\\w*|electrocut\\w*',
  '(?:morceaux?|bouts?|eclats?|debris) de (?:verre|metal|plastique)|corps etrangers?|pris feu|prend feu|(?:a|ont) explose',
  'botuli\\w*|salmonel\\w*|listeri\\w*|suicid\\w*',
  // English
  'allerg\\w*|poison\\w*|toxic|chok(?:e|ed|es|ing)|vomit\\w*|(?:threw|throwing|throw) up|hospital\\w*|emergency room|ambulance',
  '(?:made|makes) (?:me|him|her|us|them|my \\w+) (?:very |really )?(?:sick|ill)|(?:got|fell|been) (?:very |really )?(?:sick|ill)',
  'dangerous|in danger|burn(?:ed|t) (?:my|his|her|their)|injur\\w*|(?:pieces?|shards?|bits?) of (?:glass|metal|plastic)',
  'caught fire|explod\\w*',
)
/** Said of the contrary, or only in jest. */
const hushed =
  /(?: malades? de voir | (?:pas|jamais|point) (?:du tout )?(?:tombe |ete |rendu )?malades? | (?:pas|rien|jamais) (?:de )?dangere\w* | not dangerous | never dangerous | (?:sans|without) (?:son |le |la |l |the |its |a )?(?:couvercle|opercule|lid|foil) )/g

/** Told that something is safe, or allowed: grave only beside what follows. */
const reassures = oneOf(
  '(?:sans|aucun|pas de|zero) (?:aucun |aucune )?(?:risque|danger|probleme|souci|crainte)s?|rien a craindre|(?:craint|risque) rien|pas grave',
  '(?:tu peux|vous pouvez|allez y|vas y)|on peut (?:lui|leur|en|tres|tout|donner|manger|prendre)',
  '(?:no|without|zero) (?:risk|danger|problem|worries)|perfectly safe|(?:is|it s) (?:totally |quite )?safe|you can|go ahead|(?:totally|still) (?:fine|good)',
)
const grave = [
  // Those to whom a wrong answer does most harm.
  'bebes?|nourrissons?|nouveau nes?|enceintes?|allait\\w*|diabetiques?|coeliaques?|babies|baby|newborns?|infants?|pregnant|breastfeeding|diabetics?|coeliacs?',
  'perimee?s?|(?:date|dlc) (?:est )?(?:depassee|passee)|apres la date|couvercle (?:gonfle|bombe)|past (?:its|the) date|expired|swollen lid',
].map((words) => oneOf(words))

/** What one is told to do with two things that do not go together. */
const told = oneOf(
  'tu peux|vous pouvez|on peut|il suffit|il faut|mettez|mets|chauffez|chauffe|melangez|melange',
  'you can|just|put|heat|mix',
)
const unsafe = [
  [
    'micro ondes?|microonde\\w*|microwave\\w*',
    'fermee?s?|couvercles?|opercules?|metal|alu|aluminium|closed|sealed|lids?|foil',
  ],
  ['javel|bleach', 'vinaigre|ammoniaque|acide|vinegar|ammonia'],
].map((two) => two.map((words) => oneOf(words)) as [RegExp, RegExp])

/** How far from each other, in folded signs, two words still speak of one thing. */
const near = 160

/**
 * Whether the words speak of harm to someone, or tell them that something risky is safe. `watched`: what this brand knows
 * to be dangerous, in its own words. It reads words, not the world: it does not know whether an answer is right.
 */
export function speaksOfDanger(text: string, watched: readonly string[] = []): boolean {
  const whole = spaced(text.slice(0, readAtMost))
  const said = whole.replace(hushed, ' ')
  if (harms.test(said)) return true
  if (watched.some((words) => stands(whole, words))) return true
  if (grave.some((risk) => together(said, risk, reassures))) return true
  return unsafe.some(([one, other]) => together(said, one, other) && told.test(said))
}

function stands(said: string, words: string): boolean {
  const wanted = spaced(words)
  return wanted.trim() !== '' && said.includes(wanted)
}

/** Whether both stand near each other. */
function together(said: string, one: RegExp, other: RegExp): boolean {
  for (let from = 0; from < said.length; ) {
    const found = one.exec(said.slice(from))
    if (!found) return false
    const at = from + found.index
    if (other.test(said.slice(Math.max(0, at - near), at + near))) return true
    from = at + found[0].length - 1
  }
  return false
}
