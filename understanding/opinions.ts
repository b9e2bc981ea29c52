import { type Clause } from './clauses.ts'
import { type Cue, type Lexicon } from './cues/cue.ts'
import { lightWords } from './light-words.ts'
import { longestPhrase } from './phrases.ts'

/** A cue read with its negation. `weight` is below zero for dislike; `bare` ones say that, not why. */
export interface Opinion {
  /** Word indexes. */
  from: number
  until: number
  clause: number
  kind: 'judgement' | 'bare' | 'fact' | 'lack' | 'denied' | 'measure' | 'praise' | 'applause'
  weight: number
  loud: boolean
}

export interface Heard {
  opinions: Opinion[]
  /** Clauses that hold « mais » or the like, that ask, that suggest. */
  turns: Set<number>
  asks: Map<number, number>
  suggests: Map<number, number>
}

interface Mark extends Cue {
  at: number
  length: number
}

export function opinionsIn(forms: string[], clauses: Clause[], lexicons: Lexicon[]): Heard {
  const heard: Heard = { opinions: [], turns: new Set(), asks: new Map(), suggests: new Map() }
  for (const [index, clause] of clauses.entries()) {
    const marks = marksIn(forms, clause, lexicons)
    const deniers = new Set(marks.filter((mark) => mark.kind === 'deny').map((mark) => mark.at))
    let readUntil = clause.from
    for (const [order, mark] of marks.entries()) {
      if (mark.at < readUntil) continue
      if (mark.kind === 'turn') heard.turns.add(index)
      else if (mark.kind === 'ask') heard.asks.set(index, (heard.asks.get(index) ?? 0) + 1)
      else if (mark.kind === 'suggest') heard.suggests.set(index, (heard.suggests.get(index) ?? 0) + mark.weight)
      else {
        const opinion = read(mark, { next: marks[order + 1], deniers, forms, clause })
        if (!opinion) continue
        heard.opinions.push({ ...opinion, clause: index })
        readUntil = opinion.until
      }
    }
  }
  return heard
}

function marksIn(forms: string[], clause: Clause, lexicons: Lexicon[]): Mark[] {
  const marks: Mark[] = []
  for (let at = clause.from; at < clause.until; ) {
    let best: { value: Cue; length: number } | null = null
    for (const { cues } of lexicons) {
      const found = longestPhrase(cues, forms, at, clause.until)
      if (found && (!best || found.length > best.length)) best = found
    }
    if (!best) {
      at++
      continue
    }
    if (best.value.kind !== 'hush') marks.push({ ...best.value, at, length: best.length })
    at += best.length
  }
  return marks
}

type Read = Omit<Opinion, 'clause'>

interface Around {
  next: Mark | undefined
  /** Word indexes of the negators of the clause. */
  deniers: Set<number>
  forms: string[]
  clause: Clause
}

function read(mark: Mark, around: Around): Read | null {
  const place = { from: mark.at, until: mark.at + mark.length, loud: mark.kind === 'loud' }
  if (mark.kind === 'deny') return deniedDeed(mark, around)
  if (mark.kind === 'more') return tooMuch(mark, around)
  const denied = isDenied(mark, around)
  const w = mark.weight
  switch (mark.kind) {
    case 'good':
      return denied ? { ...place, kind: 'judgement', weight: -w } : { ...place, kind: 'praise', weight: w }
    case 'applause':
      return { ...place, kind: 'applause', weight: w }
    case 'love':
      return denied ? { ...place, kind: 'bare', weight: -w } : { ...place, kind: 'praise', weight: w }
    case 'bare':
      return denied ? { ...place, kind: 'praise', weight: w * 0.7 } : { ...place, kind: 'bare', weight: -w }
    case 'bad':
      return denied ? { ...place, kind: 'praise', weight: w * 0.6 } : { ...place, kind: 'judgement', weight: -w }
    case 'lack':
      if (isNone(mark, around.forms) && around.next?.at === place.until && isTrouble(around.next)) return null
      return denied ? { ...place, kind: 'praise', weight: w * 0.4 } : { ...place, kind: mark.kind, weight: -w }
    case 'fact':
      return denied ? { ...place, kind: 'praise', weight: w * 0.4 } : { ...place, kind: mark.kind, weight: -w }
    case 'loud':
      return { ...place, kind: 'bare', weight: -w }
    default:
      return null
  }
}

// « aucun retard », « zéro défaut »: what is missing is a trouble.
const none = new Set('aucun aucune zero no without sans'.split(' '))

function isNone(mark: Mark, forms: string[]): boolean {
  return none.has(forms[mark.at + mark.length - 1]!)
}

function isTrouble({ kind }: Mark): boolean {
  return kind === 'bad' || kind === 'fact'
}

// Verbs that a « pas » after them turns round (« je déteste pas »); « déçu, pas bon » must not be.
const bareVerbs = new Set('hais deteste detestons detestent regrette'.split(' '))
const beforeDenier = new Set('vraiment toujours meme franchement tellement du tout vous nous ca'.split(' '))

/** A negator within reach before, only light words between; or just after what may be a verb (« j’apprécie pas »). */
function isDenied(mark: Mark, { deniers, forms, clause }: Around): boolean {
  let named = 0
  for (let at = mark.at - 1; at >= Math.max(clause.from, mark.at - 5); at--) {
    const without = isTrouble(mark) && none.has(forms[at]!)
    if (without || (deniers.has(at) && named === 0)) return true
    // "no traffic noise", « aucun vrai défaut »: one word may stand between nothing and the trouble.
    if (!lightWords.has(forms[at]!) && ++named > (isTrouble(mark) ? 1 : 0)) break
  }
  const end = mark.at + mark.length
  if (mark.kind !== 'love' && !bareVerbs.has(forms[end - 1]!)) return false
  for (let at = end; at < Math.min(clause.until, end + 3); at++) {
    if (deniers.has(at)) return forms[at] === 'pas' || forms[at] === 'jamais' || forms[at] === 'guere'
    if (!beforeDenier.has(forms[at]!)) break
  }
  return false
}

// « trop bon » is praise; « trop doux », « trop rapide », "too sweet" are not.
const praisedTooMuch = new Set(
  (
    'bon bonne bons bonnes bien beau belle beaux belles cool super genial geniale hate content contente mignon drole gentil gentille ' +
    'sympa joli jolie fort forts hate fier fiere heureux heureuse good cute funny kind nice beautiful delicious awesome'
  ).split(' '),
)

/** « trop sucré », "too sweet"; but « trop bon » praises, « pas trop sucré » softens, "me too" says nothing. */
function tooMuch(mark: Mark, around: Around): Read | null {
  const { next, forms, clause } = around
  const end = mark.at + mark.length
  const nextIsNear = next && next.at === end
  const place = { from: mark.at, until: Math.min(end + 1, clause.until), loud: false }
  if (nextIsNear && praisedTooMuch.has(forms[end]!)) return null
  if (isDenied(mark, around)) return nextIsNear ? null : { ...place, kind: 'praise', weight: 0.6 }
  if (end >= clause.until) return forms[end - 1] === 'too' ? null : { ...place, kind: 'judgement', weight: -0.8 }
  if (forms[end - 1] === 'too' && lightWords.has(forms[end]!) && forms[end] !== 'many' && forms[end] !== 'much')
    return null
  return { ...place, kind: 'lack', weight: -mark.weight }
}

const thinking = new Set(
  'sais sait savais pense crois croyais dois faut hesite hesitez inquiete inquietez know think mind worry wait forget believe guess care remember want need see'.split(
    ' ',
  ),
)

/** A verb denied and nothing else ("it didn't arrive"): a deed that fails, weak by itself. */
function deniedDeed({ at }: Mark, { next, forms, clause }: Around): Read | null {
  const verb = forms[at + 1]
  if (forms[at] !== 't' || at + 1 >= clause.until || at === clause.from) return null
  if (lightWords.has(verb!) || thinking.has(verb!) || (next && next.at <= at + 3)) return null
  return { from: at - 1, until: at + 2, kind: 'denied', weight: -0.7, loud: false }
}

/** French « ne … plus »: `plus` denies only after a `ne`, so it is looked for from the `ne`. */
export function deedsDenied(forms: string[], clauses: Clause[], opinions: Opinion[]): Opinion[] {
  const taken = new Set<number>()
  for (const { from, until } of opinions) for (let at = from; at < until; at++) taken.add(at)
  const found: Opinion[] = []
  for (const [clause, { from, until }] of clauses.entries()) {
    for (let at = from + 1; at < until; at++) {
      if (forms[at] !== 'ne' && forms[at] !== 'n') continue
      const end = denierAfter(forms, at, Math.min(until, at + 5))
      if (end < 0 || thinking.has(forms[at + 1]!)) continue
      let free = true
      for (let word = at; word < Math.min(until, end + 4); word++) if (taken.has(word)) free = false
      if (free)
        found.push({
          from: at,
          until: end + 1,
          clause,
          kind: 'denied',
          weight: forms[end] === 'pas' || forms[end] === 'jamais' ? -0.7 : -1,
          loud: false,
        })
    }
  }
  return found
}

const afterNe = new Set('pas plus jamais rien personne aucun aucune guere'.split(' '))

function denierAfter(forms: string[], ne: number, limit: number): number {
  for (let at = ne + 2; at < limit; at++) if (afterNe.has(forms[at]!)) return at
  return -1
}
