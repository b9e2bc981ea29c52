import { type Lexicon } from './cues/cue.ts'
import { betrays, type Candidate, candidates } from './function-words.ts'
import { once } from './once.ts'
import { type Word } from './words.ts'

export interface Spoken {
  code: 'fr' | 'fr-CA' | Exclude<Candidate, 'fr'> | 'und'
  confidence: number
}

const lookAtMost = 250
const french = candidates.indexOf('fr')
const english = candidates.indexOf('en')

// Letter runs that hint at a language inside words we do not know, one for each: [pattern, candidate, weight].
const hints: [RegExp, number, number][] = [
  [/(?:tion|ment|eux|euse|aient|ette|eau|aux|oir|ais|ez|ques?)$|^qu|ouill|eill/, french, 0.35],
  [/(?:ing|ly|ed|ght|ness|ful|ck|y|tion|ally)$|^wh|th|oo|sh|ee/, english, 0.35],
  [/(?:cion|dad|mente|ado|ido|amos|illo)$|^ll/, candidates.indexOf('es'), 0.35],
  [/(?:zione|mente|etto|issimo|ato|are|ccia)$|gli|zz/, candidates.indexOf('it'), 0.35],
  [/(?:cao|coes|inho|ado|mente)$|lh|nh/, candidates.indexOf('pt'), 0.35],
  [/(?:ung|lich|keit|isch|en|cht)$|sch|^ge/, candidates.indexOf('de'), 0.35],
  [/(?:lijk|heid|tje|en)$|ij|aa|sch/, candidates.indexOf('nl'), 0.35],
]
const letterHints: [RegExp, number][] = [
  [/[éèêëàùçœîôû]/i, french],
  [/[ñ¿¡]/i, candidates.indexOf('es')],
  [/[ãõ]/i, candidates.indexOf('pt')],
  [/[äöß]/i, candidates.indexOf('de')],
]

const quebec = new Set(
  'hais pantoute tsi tse faque fak icitte asteure astheure chu toe moe quetaine niaiseux niaise dispendieux dispendieuse tabarnak tabarnac calisse crisse osti ostie caliss magasiner depanneur marde tanne tannee maganne magannee tiguidou'.split(
    ' ',
  ),
)
const quebecPairs = new Set(
  'c est ben,est ben,est poche,a tu,est tu,avez tu,en tu,pas pire,ben la,ben bon,ben bonne,full bon,le fun,l fun,fin de,gang de,y en a pus,a pus'.split(
    ',',
  ),
)

const quebecFirsts = new Set([...quebecPairs].map((pair) => pair.split(' ')[0]!))

/** Which language this is; `und` when none of those we know by their small words, or too little to say. */
export function languageOf(text: string, words: Word[], fr: Lexicon, en: Lexicon): Spoken {
  if (words.length === 0 || mostlyOtherScript(text)) return { code: 'und', confidence: 0 }
  // What we read is what we are asked to read: one shared word (« non ») is taken for ours.
  const scores: number[] = candidates.map((code) => (code === 'fr' || code === 'en' ? 0.3 : 0))
  const looked = Math.min(words.length, lookAtMost)
  const weightsOf = weighing(fr, en)
  for (let at = 0; at < looked; at++) {
    const weights = weightsOf(words[at]!.form)
    for (let code = 0; code < scores.length; code++) scores[code]! += weights[code]!
  }
  const head = text.slice(0, words[looked - 1]!.end)
  for (const [pattern, code] of letterHints) if (pattern.test(head)) scores[code]! += 0.8
  const best = scores.indexOf(Math.max(...scores))
  const second = Math.max(...scores.filter((_, at) => at !== best))
  const confidence = scores[best]! / (scores[best]! + second + 0.4)
  const ours = best === french || best === english
  if (scores[best]! < (ours ? 0.6 : 1.2) || confidence < 0.45) return { code: 'und', confidence: 0 }
  const rounded = Math.round(confidence * 1000) / 1000
  const code = candidates[best]!
  if (code !== 'fr') return { code, confidence: rounded }
  return { code: fromQuebec(words, looked) ? 'fr-CA' : 'fr', confidence: rounded }
}

let weighed: { fr: Lexicon; en: Lexicon; weightsOf: (form: string) => number[] } | undefined

/** How much a word speaks for each candidate, in their order. */
function weighing(fr: Lexicon, en: Lexicon): (form: string) => number[] {
  if (weighed?.fr !== fr || weighed.en !== en) {
    weighed = { fr, en, weightsOf: once((form) => betrays.get(form) ?? weightsBySound(form, fr, en)) }
  }
  return weighed.weightsOf
}

function weightsBySound(form: string, fr: Lexicon, en: Lexicon): number[] {
  const weights = candidates.map(() => 0)
  const inFrench = fr.forms.has(form)
  const inEnglish = en.forms.has(form)
  if (inFrench) weights[french] = inEnglish ? 0.4 : 0.8
  if (inEnglish) weights[english] = inFrench ? 0.3 : 0.8
  if (inFrench || inEnglish || form.length < 3 || form.startsWith('@')) return weights
  for (const [pattern, code, weight] of hints) if (pattern.test(form)) weights[code] = weight
  return weights
}

function fromQuebec(words: Word[], looked: number): boolean {
  for (let at = 0; at < looked; at++) {
    const form = words[at]!.form
    if (quebec.has(form)) return true
    if (at + 1 < looked && quebecFirsts.has(form) && quebecPairs.has(`${form} ${words[at + 1]!.form}`)) return true
  }
  return false
}

function mostlyOtherScript(text: string): boolean {
  const head = text.slice(0, 2000)
  if (!/[^\u0000-\u024f]/.test(head)) return false
  const latin = head.match(/\p{Script=Latin}/gu)?.length ?? 0
  const letters = head.match(/\p{L}/gu)?.length ?? 0
  return latin * 2 < letters
}
