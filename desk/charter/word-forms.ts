/**
 * The forms in which a word stands in a text: number, gender, and the tenses of verbs in -er and -ir that one writes to
 * people. Written out rather than cut off, so that no other word is taken for it. Lower case, with accents.
 */
export function formsOf(word: string, english: boolean): Set<string> {
  const bare = word.normalize('NFC').toLowerCase()
  if (bare.length < 3 || /\d/.test(bare)) return new Set([bare])
  const forms = english ? inEnglish(bare) : inFrench(bare)
  return new Set([bare, ...forms])
}

/** [how it ends, how it then also ends]; the first that fits and `-s` at the end of each. */
const turns: [string, string[]][] = [
  ['trice', ['teur']],
  ['teur', ['trice', 'teuse']],
  ['eur', ['euse', 'eure']],
  ['eux', ['euse']],
  ['if', ['ive']],
  ['ien', ['ienne']],
  ['on', ['onne']],
  ['el', ['elle']],
  ['et', ['ette', 'ète']],
  ['al', ['ale', 'aux']],
  ['ail', ['aux', 'ails']],
  ['eau', ['eaux', 'elle']],
  ['eu', ['eux', 'eue']],
]
const ofEr =
  'er e es ons ez ent é ée és ées ant ai as a ais ait ions iez aient erai eras era erons erez eront erais erait erions eriez eraient'
const ofIr =
  'ir is it issons issez issent i ie ies issant issais issait issions issiez issaient irai iras ira irons irez iront irais irait irions iriez iraient'

function inFrench(word: string): string[] {
  const one = /[sx]$/.test(word) && !/(?:eux|ss)$/.test(word) ? word.slice(0, -1) : word
  const turned = turns.flatMap(([ends, others]) =>
    one.endsWith(ends) && one.length > ends.length + 1 ? others.map((other) => one.slice(0, -ends.length) + other) : [],
  )
  const feminine = one.endsWith('e') ? [] : [`${one}e`]
  const forms = [one, ...feminine, ...turned]
  return [...forms, ...forms.filter((form) => !/[sxz]$/.test(form)).map((form) => `${form}s`), ...conjugated(one)]
}

function conjugated(word: string): string[] {
  if (word.length > 4 && word.endsWith('er')) {
    const stem = word.slice(0, -2)
    // « manger » and « lancer » keep their sound before a and o; « -ière » is the other gender of a name in -ier.
    const soft = stem.endsWith('g') ? `${stem}e` : stem.endsWith('c') ? `${stem.slice(0, -1)}ç` : stem
    return [
      ...ofEr.split(' ').map((end) => (/^[ao]/.test(end) ? soft : stem) + end),
      ...[`${stem}ère`, `${stem}ères`, `${word}s`],
    ]
  }
  return word.length > 4 && word.endsWith('ir') ? ofIr.split(' ').map((end) => word.slice(0, -2) + end) : []
}

function inEnglish(word: string): string[] {
  const stem = word.endsWith('e') ? word.slice(0, -1) : word
  const plural = /(?:s|x|z|ch|sh)$/.test(word) ? [`${word}es`] : [`${word}s`]
  const ys = /[^aeiou]y$/.test(word) ? [`${word.slice(0, -1)}ies`, `${word.slice(0, -1)}ied`] : []
  return [...plural, ...ys, `${stem}ed`, `${stem}ing`]
}
