import { expect, it } from 'vitest'
import { firstDiscretion } from '#charter'
import { type Gathered, type StillOpen, signalsIn, type TurnSaid } from './signals-in.ts'

const now = new Date('2026-11-18T15:00:00Z')
let minute = 0

/** « who: words », « who > id: words » answers; « us » is the brand. Ids are the letters in order. */
function talk(...lines: string[]): TurnSaid[] {
  return lines.map((line, index) => {
    const [, who, to, text] = /^(\w+)(?: > (\w+))?: (.*)$/.exec(line)!
    const at = new Date(Date.UTC(2026, 10, 18, 10, minute++)).toISOString()
    const id = String.fromCharCode(97 + index)
    return { id, person: who!, ours: who === 'us', answers: to ?? null, at, stance: null, text: text! }
  })
}
const open = (turn: TurnSaid, why: StillOpen['why'] = 'question', more: Partial<StillOpen> = {}): StillOpen => ({
  id: turn.id,
  why,
  person: turn.person,
  at: turn.at,
  answersOther: false,
  toUs: false,
  ...more,
})
const from = (turns: TurnSaid[], more: Partial<Gathered> = {}) =>
  signalsIn(
    { zone: 'Europe/Paris', home: true, letLive: false, why: null, open: [], whole: true, turns, ...more },
    now,
    firstDiscretion,
  )
const answersIn = (...lines: string[]) => {
  const turns = talk(...lines)
  return from(turns, { open: [open(turns[0]!)] }).matters[0]!.answers
}

it.each([
  ['two others answer', ['lou: cuire ?', 'zoe > a: oui', 'max > a: oui, dix minutes'], 2, false, false],
  ['one of them twice is one', ['lou: cuire ?', 'zoe > a: oui', 'zoe > b: dix minutes'], 1, false, false],
  ['who asked does not answer', ['lou: cuire ?', 'lou > a: personne ?'], 0, false, false],
  ['nor do we', ['lou: cuire ?', 'us > a: oui'], 0, false, false],
  ['below an answer counts too', ['lou: cuire ?', 'zoe > a: oui', 'max > b: je confirme'], 2, false, false],
  ['elsewhere does not', ['lou: cuire ?', 'zoe: joli pot', 'max > b: oui'], 0, false, false],
  ['the one who asked thanks', ['lou: cuire ?', 'zoe > a: oui', 'lou > b: merci !'], 1, true, false],
  ['thanks before any answer are none', ['lou: cuire ?', 'lou > a: merci d’avance'], 0, false, false],
  ['thanks of others are not theirs', ['lou: cuire ?', 'zoe > a: oui', 'max > b: merci !'], 2, false, false],
  ['someone says it is not so', ['lou: cuire ?', 'zoe > a: oui', 'max > b: non, surtout pas'], 2, false, true],
  ['a first answer may be « non »', ['lou: cuire ?', 'zoe > a: non, c’est prêt'], 1, false, false],
])('answers: %s', (_, lines, voices, thanked, contradicted) =>
  expect(answersIn(...lines)).toEqual({ voices, thanked, contradicted }),
)

it('a question in answer is no answer', () => {
  const turns = talk('lou: cuire ?', 'zoe > a: et au four ?')
  turns[1]!.stance = 'question'
  expect(from(turns, { open: [open(turns[0]!)] }).matters[0]!.answers.voices).toBe(0)
})

it('counts our turns, but for the piece that all of it is about', () => {
  const turns = talk(
    'us: la recette change',
    'lou > a: ah',
    'us > b: oui',
    'zoe > a: bien',
    'us > d: merci',
    'us > b: voilà',
  )
  expect(from(turns)).toMatchObject({ turns: { ours: 3, all: 5 }, inARow: 2 })
  expect(from(turns.slice(0, 1))).toMatchObject({ turns: { ours: 0, all: 0 }, inARow: 0 })
})

it('counts who answers whom without us, each once', () => {
  expect(from(talk('lou: un', 'zoe > a: deux', 'lou > b: trois', 'max > a: quatre')).peers).toBe(3)
  expect(from(talk('us: un', 'zoe > a: deux', 'us > b: trois', 'zoe > c: quatre')).peers).toBe(0)
  expect(from(talk('lou: un', 'lou > a: deux')).peers).toBe(0)
})

it('a compliment is one when it comes last and goes to another', () => {
  const turns = talk('lou: ma recette', 'zoe > a: bravo')
  turns[1]!.stance = 'like'
  expect(from(turns).compliment).toBe(true)
  expect(from([...turns, ...talk('x: y')].map((turn, at) => ({ ...turn, id: `${at}` }))).compliment).toBe(false)
})

it('what weighs most of all that awaits is known even where it is not among the oldest looked at', () => {
  const turns = talk('lou: bonjour')
  expect(from(turns, { why: 'danger' }).danger).toBe('said')
  expect(from(turns, { why: 'addressed' }).addressed).toBe(true)
  const grave = open(turns[0]!, 'danger', { answersOther: true })
  expect(from(turns, { why: 'danger', open: [grave], letLive: true })).toMatchObject({
    danger: 'answer',
    cameBack: true,
  })
})

it('a disagreement that is said to us is a direct address', () => {
  const turns = talk('lou: je n’aime pas')
  expect(from(turns, { open: [open(turns[0]!, 'disagreement', { toUs: true })] }).addressed).toBe(true)
  expect(from(turns, { open: [open(turns[0]!, 'disagreement')] }).addressed).toBe(false)
})

it('tells what it has seen whole from what it has not', () => {
  const turns = talk('lou: cuire ?', 'zoe: joli')
  const asked = { ...open(turns[0]!), id: 'long ago' }
  expect(from(turns, { open: [asked], whole: false }).matters[0]!.followed).toBe(false)
  expect(from(turns, { open: [asked], whole: true }).matters[0]!.followed).toBe(true)
})
