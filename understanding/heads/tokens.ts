import { hashOf } from '../hash.ts'
import { type Reading } from '../reading.ts'

/** What the heads see of a text, as hashes: its words, and between them what shouts, asks, hesitates, smiles or frowns. */
export interface Tokens {
  hash: Int32Array
  /** The word it is (its index in the reading), or -1 for a sign between words. */
  word: Int32Array
  /** 1 where a negation reaches. */
  denied: Uint8Array
  length: number
}

const most = 16_384
const tokens: Tokens = {
  hash: new Int32Array(most),
  word: new Int32Array(most),
  denied: new Uint8Array(most),
  length: 0,
}

const number = hashOf('0')
const handle = hashOf('@')
/** After these a word says the contrary. */
export const deniers = new Set(
  'ne n pas jamais rien aucun aucune sans ni guere not no never t without nobody nothing none hardly barely neither nor'.split(
    ' ',
  ),
)
const reach = 4

/** Tokens of words `from` up to `until`. The answer is overwritten by the next call. */
export function tokensOf({ text, words, clauses }: Reading, from: number, until: number): Tokens {
  tokens.length = 0
  let clause = 0
  let deniedUntil = 0
  for (let at = from; at < until; at++) {
    const { start, end, form } = words[at]!
    while (clause < clauses.length - 1 && clauses[clause]!.until <= at) {
      clause++
      deniedUntil = 0
    }
    add(hashOfWord(form), at, at < deniedUntil ? 1 : 0)
    if (deniers.has(form)) deniedUntil = at + 1 + reach
    const next = words[at + 1]
    addSigns(text, end, next ? next.start : text.length)
    if (at === 0 && start > 0) addSigns(text, 0, start)
  }
  if (words.length === 0) addSigns(text, 0, text.length)
  return tokens
}

function add(hash: number, word: number, denied: number) {
  if (tokens.length >= most) return
  tokens.hash[tokens.length] = hash
  tokens.word[tokens.length] = word
  tokens.denied[tokens.length++] = denied
}

/** « 3 » and « 12 » are the same to us, and so is whoever is called. */
function hashOfWord(form: string): number {
  const first = form.charCodeAt(0)
  if (first === 0x40) return handle
  if (first < 0x30 || first > 0x39) return hashOf(form)
  for (let at = 1; at < form.length; at++) {
    const unit = form.charCodeAt(at)
    if (unit < 0x30 || unit > 0x39) return hashOf(form)
  }
  return number
}

const smiling = hashOf(':)')
const frowning = hashOf(':(')
const ellipsis = hashOf('…')
const link = hashOf('//')

function addSigns(text: string, from: number, until: number) {
  let last = 0
  for (let at = from; at < until; at++) {
    const unit = text.charCodeAt(at)
    let hash = 0
    if (unit <= 0x20 || unit === 0x2c || unit === 0x27 || unit === 0x2019) continue
    if (unit === 0x21 || unit === 0x3f || unit === 0x25 || unit === 0x20ac || unit === 0x24 || unit === 0x23)
      hash = unit * 0x9e3779b1
    else if (unit === 0x2026 || (unit === 0x2e && text.charCodeAt(at + 1) === 0x2e)) hash = ellipsis
    else if (unit === 0x3a || unit === 0x3b || unit === 0x3d) {
      const mouth = text.charCodeAt(at + 1) === 0x2d ? text.charCodeAt(at + 2) : text.charCodeAt(at + 1)
      if (mouth === 0x29 || mouth === 0x44 || mouth === 0x70 || mouth === 0x50) hash = smiling
      else if (mouth === 0x28 || mouth === 0x2f || mouth === 0x7c)
        hash = mouth === 0x2f && text.charCodeAt(at + 2) === 0x2f ? link : frowning
    } else if (unit >= 0xd83c && unit <= 0xd83e)
      hash = Math.imul(unit, 0x9e3779b1) ^ Math.imul(text.charCodeAt(at + 1), 0x85ebca6b)
    else if (unit >= 0x2600 && unit <= 0x27bf) hash = Math.imul(unit, 0x9e3779b1)
    if (hash === 0) continue
    hash |= 0
    // « !!! » is said twice, not three times.
    if (hash !== last || (tokens.length > 0 && tokens.hash[tokens.length - 1] !== (hash ^ 1))) {
      add(hash === last ? hash ^ 1 : hash, -1, 0)
      last = hash
    }
  }
}
