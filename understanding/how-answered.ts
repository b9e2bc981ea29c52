import { oneOf, spaced } from './spaced.ts'
import { readAtMost } from './words.ts'

/**
 * How someone answers what we asked of them. `yes`: plainly so, which a person may keep. `yes-but` and `irony` look like
 * it and are for a person to read. `signs`: no word at all. `words`: whatever else they say.
 */
export type HowAnswered = 'yes' | 'yes-but' | 'no' | 'irony' | 'signs' | 'words'

const yes =
  'oui|ouais|ouaip|ouep|wouais|mouais|exactement|exact|tout a fait|absolument|effectivement|voila|parfaitement|c est (?:bien |exactement |tout a fait )?(?:ca|cela)|je confirme|d accord|bien sur|en effet|' +
  // Québec: « mets-en », « en plein ça », « bin oui »
  '(?:ben|bin|bah|eh) (?:oui|ouais)|(?:c est )?en plein (?:ca|dans le mille)|mets en|certain|tellement|' +
  'yes|yep|yeah|yup|aye|exactly|correct|indeed|absolutely|totally|spot on|you got it|that s (?:it|right|correct|exactly it)|that is (?:it|right|correct)'
const beginsYes = new RegExp(`^ (?:${yes}) `)

const no =
  /^ (?:non|nan|nenni|nope|no|nah|pas du tout|pas vraiment|pas exactement|absolument pas|surtout pas|c est pas ca|ce n est pas (?:ca|cela)|pantoute|pas pantoute|not at all|not really|not exactly|that s not|that is not|absolutely not|of course not) /

const but = oneOf(
  'mais|sauf|par contre|cependant|toutefois|sinon|en revanche|seulement|en partie|plus ou moins|a moitie|presque|surtout|oui et non|pas (?:seulement|que|vraiment|tout a fait)|ou plutot|disons|genre de',
  'but|except|although|though|however|partly|sort of|kind of|more or less|almost|not only|not quite|yes and no|or rather|mostly',
)

/** Words that say yes and mean the contrary often enough to be read by a person. */
const wry = oneOf(
  'c est ca oui|c est ca ouais|mais oui bien sur|oui bien sur|ben voyons|bin voyons|ben voyons donc|mais bien sur|mais oui c est ca|oui oui c est ca|cause toujours|tant qu a (?:y )?etre|ben oui (?:toi|toe)|bin oui (?:toi|toe)|si vous le dites|si tu le dis|quelle perspicacite|quel genie|bravo|felicitations|sans blague|sans deconner|on y croit|lol|mdr|ptdr|haha|hahaha|captain obvious|merci sherlock|mouais',
  'yeah right|sure thing|oh sure|yeah sure|sure jan|as if|if you say so|no kidding|no shit|what a surprise|genius|well done|bravo|congratulations|whatever|lmao|rofl|obviously',
)
const wrySigns = /🙄|🙃|😏|🤡|😂|🤣|😒|👏|(?:^|\s)\/s(?:\s|$)|:-?\/(?:\s|$)/u
/** « bien sûr… », « oui, c'est ÇA, OUI » */
const trailing = /(?:bien s[ûu]r|voyons|[ée]videmment|of course|sure)\s*(?:\.{2,}|…)/iu

/** Longer than that, it is no answer of yes or no any more, whatever it begins with. */
const mostWords = 30

export function howAnswered(text: string): HowAnswered {
  const raw = text.slice(0, readAtMost)
  const said = spaced(raw)
  if (said.trim() === '') return 'signs'
  if (wry.test(said) || wrySigns.test(raw) || trailing.test(raw)) return 'irony'
  if (no.test(said)) return 'no'
  if (!beginsYes.test(said)) return 'words'
  if (but.test(said) || / (?:pas|ne|n|not|jamais|never) /.test(said)) return 'yes-but'
  if (raw.includes('?') || said.trim().split(' ').length > mostWords) return 'words'
  return 'yes'
}
