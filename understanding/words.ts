import { fold } from './fold.ts'
import { once } from './once.ts'

/** A word as it stands in the text (UTF-16 offsets) and the folded form it is read by. Two words may share one place (« jaime »). */
export interface Word {
  start: number
  end: number
  form: string
}

/** Beyond this nothing is read: reasons stand early, and the work of one message stays bounded. */
export const readAtMost = 20_000

const word = String.raw`[\p{L}\p{N}](?:[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]*[\p{L}\p{N}\p{M}])*`
const pieces = new RegExp(String.raw`https?:\/\/\S+|www\.\S+|@${word}(?:[._-]*[\p{L}\p{N}])*|${word}`, 'gu')

// What people write in one go on a telephone, opened again so that the cues below need one spelling.
// biome-ignore format: a table reads better in rows
const together: Record<string, string> = {
  jaime: 'j aime', jaim: 'j aime', jm: 'j aime', jadore: 'j adore', jador: 'j adore', jai: 'j ai', jsuis: 'je suis',
  chui: 'je suis', chuis: 'je suis', chu: 'je suis', cest: 'c est', ct: 'c etait', cetait: 'c etait', ya: 'y a', yavait: 'y avait',
  naime: 'n aime', nest: 'n est', nai: 'n ai', pa: 'pas', tro: 'trop', tp: 'trop', bcp: 'beaucoup', ms: 'mais', pk: 'pourquoi', pq: 'pourquoi', pkoi: 'pourquoi', pourkoi: 'pourquoi', koi: 'quoi', tjrs: 'toujours', tjs: 'toujours',
  tt: 'tout', vs: 'vous', svp: 'svp', stp: 'svp', jpp: 'j en peux plus', jsp: 'je sais pas', jhais: 'j hais', jhaïs: 'j hais',
  doesnt: 'doesn t', didnt: 'didn t', isnt: 'isn t', wasnt: 'wasn t', arent: 'aren t', cant: 'can t', cannot: 'can t',
  wont: 'won t', couldnt: 'couldn t', wouldnt: 'wouldn t', havent: 'haven t', hasnt: 'hasn t', aint: 'ain t', im: 'i m', ive: 'i ve',
  u: 'you', ur: 'your', pls: 'please', plz: 'please', thx: 'thanks', ty: 'thanks',
}
const opened = new Map(Object.entries(together).map(([form, open]) => [fold(form), open.split(' ')]))
// « c nul », « g pas aimé »: one letter stands for a verb only when it stands alone, never after an apostrophe.
const lonely = new Map([
  ['c', ['c', 'est']],
  ['g', ['j', 'ai']],
])

/** The words of a text, links left out; `known` says whether a form is in the lexicons, to undo « nuuuul ». */
export function wordsIn(text: string, known: (form: string) => boolean): Word[] {
  const found: Word[] = []
  const formsOf = formsBy(known)
  for (const piece of text.matchAll(pieces)) {
    const raw = piece[0]
    const start = piece.index
    const end = start + raw.length
    const forms = (stretchesAlone(text, start, end) && lonely.get(formsOf(raw)[0]!)) || formsOf(raw)
    for (const form of forms) found.push({ start, end, form })
  }
  return found
}

const ways = new WeakMap<(form: string) => boolean, (raw: string) => string[]>()

/** What a word as it is written reads as: one form, several for what is written in one go, none for a link. */
function formsBy(known: (form: string) => boolean): (raw: string) => string[] {
  let way = ways.get(known)
  if (!way) {
    way = once((raw) => {
      if (/^(?:https?:\/\/|www\.)/.test(raw)) return []
      const form = shorten(fold(raw), known)
      return opened.get(form) ?? [form]
    })
    ways.set(known, way)
  }
  return way
}

function stretchesAlone(text: string, start: number, end: number): boolean {
  return end - start === 1 && /^$|\s/.test(text.charAt(start - 1)) && /^[ \u00a0]$/.test(text.charAt(end))
}

function shorten(form: string, known: (form: string) => boolean): string {
  if (!/(.)\1\1/.test(form)) return form
  const two = form.replace(/(\D)\1{2,}/g, '$1$1')
  const one = form.replace(/(\D)\1{2,}/g, '$1')
  return known(two) || !known(one) ? two : one
}
