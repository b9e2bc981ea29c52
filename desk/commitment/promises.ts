/** How one gives one's word, in French, Québécois and English: what is looked for in a sentence that `fold` has folded. */
export interface Promise_ {
  pattern: RegExp
  /** « je vous réponds » alone says what is being done; « je vous réponds jeudi » is a word given. */
  needsDay: boolean
}

/** Present, future and infinitive of verbs by which one comes back to someone. */
const regular = (stem: string) => [`${stem}(?:e|ons|ent)`, `${stem}er(?:ai|a|ons|ont)`, `${stem}er`] as const
const verbs: readonly (readonly [now: string, future: string, infinitive: string])[] = [
  ...[
    'recontact',
    'contact',
    'inform',
    'confirm',
    'donn',
    'rappell',
    'appell',
    'adress',
    'livr',
    'rembours',
    'partag',
    'remplac',
  ].map(regular),
  ['(?:rappelons|appelons)', '(?!)', '(?:rappeler|appeler)'],
  ['repon(?:ds?|dons|dent)', 'repondr(?:ai|a|ons|ont)', 'repondre'],
  ['(?:re)?(?:ecris|ecrit|ecrivons|ecrivent)', '(?:re)?ecrir(?:ai|a|ons|ont)', '(?:re)?ecrire'],
  ['(?:dis|dit|disons|disent)', 'dir(?:ai|a|ons|ont)', '(?:re)?dire'],
  ['(?:fais|fait|faisons|font)', 'fer(?:ai|a|ons|ont)', 'faire'],
  ['(?:r?envoie|r?envoyons|r?envoient)', 'r?enverr(?:ai|a|ons|ont)', 'r?envoyer'],
  ['(?:previens|previent|prevenons|previennent)', 'previendr(?:ai|a|ons|ont)', 'prevenir'],
  ['(?:transmets|transmet|transmettons)', 'transmettr(?:ai|a|ons|ont)', 'transmettre'],
  ['(?:promets|promet|promettons)', 'promettr(?:ai|a|ons|ont)', '(?!)'],
]
const either = (forms: readonly string[]) => `(?:${forms.join('|')})`
const now = either(verbs.map(([one]) => one))
const future = either(verbs.map(([, one]) => one))
const infinitive = either([...verbs.map(([, , one]) => one), 'tenir'])

const who =
  "(?:je|j'|on|nous|(?:notre|l'|la|le|mon|ma|mes|un|une) ?(?:equipe(?: \\p{L}+)?|service(?: [\\p{L}-]+){0,2}|collegues?|conseill\\p{L}+|responsable))"
const you = "(?:vous|te|t'|leur|lui) ?"
const comes = 'revien(?:s|t|nent|drai|dra|drons|dront)|revenons'
const going = '(?:vais|va|allons|vont)'
const no = '(?! ?(?:pas|jamais|guere|plus(?! (?:tard|vite|precis))))'
const towards =
  "(?:[^.!?;:]{0,40}?\\b(?:vers (?:vous|toi|eux|elles?|lui)|(?:vous |te |t'|lui |leur )(?:le |la |les |en |y )?(?:dire|repondre|donner|tenir|confirmer|faire|informer|apporter)|la-dessus|sur ce (?:point|sujet)|avec (?:une|la|des|plus)))"

const someone = '(?:i|we|someone|(?:our|the|my) (?:[\\w-]+ )?(?:team|colleagues?|manager))'
const will =
  "(?:'ll| will| shall|'m going to| am going to|'re going to| are going to| is going to)(?: (?:also|then|certainly|definitely|surely|personally))?"
const back =
  '(?:(?:get|come|circle|write|report|reach) back(?: to (?:you|them|her|him))?|be back (?:to|with) you|be in touch|let (?:you|them) know|keep (?:you|them) (?:posted|updated|informed)|update you|(?:reply|respond|answer|write)(?: to)?(?: you)?|follow up|call(?: you)?(?: back)?|ring you|(?:e-?mail|message|send|contact|tell|refund|give) you|reach out|confirm)\\b'

const french: Promise_[] = [
  { pattern: at(`${who} ?(?:${comes})\\b${no}${towards}`), needsDay: false },
  { pattern: at(`${who} ?${you}(?:${comes})\\b${no}`), needsDay: false },
  {
    pattern: at(`${who} ?${going} (?:${you})?revenir\\b(?: vers (?:vous|toi)| ${you}(?:dire|repondre))?`),
    needsDay: false,
  },
  { pattern: at(`${who} ?(?:en )?${you}(?:en )?${future}\\b${no}`), needsDay: false },
  { pattern: at(`${who} ?${going} (?:en )?${you}(?:en )?${infinitive}\\b`), needsDay: false },
  {
    pattern: at(`${who} ?${you}(?:tien(?:s|t|drai|dra|drons|dront)|tenons) (?:au courant|informee?s?|au jus)`),
    needsDay: false,
  },
  { pattern: at(`${who} ?${you}(?:fais|fait|faisons) (?:signe|un retour|un point|savoir)`), needsDay: false },
  { pattern: at(`${who} ?(?:en )?${you}(?:en )?${now}\\b${no}`), needsDay: true },
  { pattern: at('(?:vous|tu) (?:aurez|auras|recevrez|recevras|saurez|sauras)\\b(?! pas)'), needsDay: true },
  { pattern: at("on (?:se|s'en|en) (?:reparle|rappelle|reecrit|recontacte)\\b(?! pas)"), needsDay: true },
  { pattern: at("(?:nous nous engageons|je m'engage|on s'engage) a"), needsDay: true },
  {
    pattern: at(
      "(?:je m'en occupe|on s'en occupe|nous nous en occupons|(?:je|on) (?:regarde|verifie|vous fais|vous fait) (?:ca|cela))\\b(?! pas)",
    ),
    needsDay: true,
  },
  {
    pattern:
      /(?<=^[\s,]*(?:promis, )?)(?:(?:une |la |notre )?reponse|(?:un |notre )?retour)(?: promise?)?(?= (?:d'ici|avant|demain|au plus tard|sous|dans|lundi|mardi|mercredi|jeudi|vendredi))/gu,
    needsDay: true,
  },
]

const english: Promise_[] = [
  { pattern: at(`${someone}${will} ${back}`), needsDay: false },
  { pattern: at(`(?:i'm|i am|we're|we are) (?:getting|coming|reporting) back to you`), needsDay: true },
  { pattern: at(`(?:i|we) (?:get back to you|call you|write to you|email you|promise)\\b`), needsDay: true },
  { pattern: at('let me (?:get|come) back to you'), needsDay: false },
  {
    pattern: /(?<=^[\s,]*)will (?:get back to you|let you know|be in touch|keep you posted|update you)\b/gu,
    needsDay: false,
  },
  { pattern: at("you(?:'ll| will) (?:hear (?:back )?from us|have|get|receive|know)\\b"), needsDay: true },
  { pattern: at('(?:you can )?expect (?:an?|our|my) (?:answer|reply|update|response)'), needsDay: true },
]

export const promises: readonly Promise_[] = [...french, ...english]

function at(body: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}'-])${body}`, 'gu')
}
