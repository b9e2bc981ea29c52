import { describe, expect, it } from 'vitest'
import { firstDiscretion } from '#charter'
import { advise, type OpenMatter, type Signals } from './advise.ts'

/** Quiet, at home, nothing open: each case says what is otherwise. */
const quiet: Signals = {
  danger: null,
  addressed: false,
  cameBack: false,
  matters: [],
  unread: false,
  home: true,
  peers: 0,
  compliment: false,
  turns: { ours: 0, all: 3 },
  inARow: 0,
}
type Answers = Partial<OpenMatter['answers']>
const matter = (kind: OpenMatter['kind'], hours: number, workingHours: number, answers: Answers = {}): OpenMatter => ({
  kind,
  hours,
  workingHours,
  followed: true,
  answers: { voices: 0, thanked: false, contradicted: false, ...answers },
})
const question = (hours: number, workingHours = hours, answers: Answers = {}) =>
  matter('question', hours, workingHours, answers)
const right = { voices: 2 }

const cases: [string, Partial<Signals>, string, string[]][] = [
  // What research says of speaking up.
  ['addressed', { addressed: true }, 'speak', ['addressed']],
  ['safety', { danger: 'said' }, 'speak', ['danger']],
  ['a harmful error', { danger: 'answer' }, 'speak', ['danger-answer']],
  ['at home, a question of 4 working hours', { matters: [question(20, 4)] }, 'speak', ['unanswered']],
  ['at home, one of less', { matters: [question(20, 3.75)] }, 'wait', ['recent']],
  ['where peers usually answer, 5 hours', { matters: [question(5, 0)], peers: 2 }, 'speak', ['unanswered']],
  ['there, less, whatever was worked', { matters: [question(4.9, 4)], peers: 2 }, 'wait', ['recent']],
  ['as a guest, 5 hours', { matters: [question(5, 0)], home: false }, 'speak', ['unanswered', 'guests']],
  ['as a guest, less', { matters: [question(4, 4)], home: false }, 'wait', ['recent', 'guests']],
  ['a disagreement at home', { matters: [matter('disagreement', 0, 0)] }, 'speak', ['disagreement']],
  ['a suggestion at home', { matters: [matter('suggestion', 0, 0)] }, 'speak', ['suggestion']],
  [
    'a disagreement elsewhere, at first',
    { matters: [matter('disagreement', 1, 1)], home: false },
    'wait',
    ['disagreement', 'recent', 'guests'],
  ],
  [
    'and when nobody took it up',
    { matters: [matter('disagreement', 6, 1)], home: false },
    'speak',
    ['disagreement', 'unanswered', 'guests'],
  ],
  // What it says of holding back.
  [
    'two peers answered',
    { matters: [question(30, 9, right)] },
    'let-live',
    ['answered', 'uncontradicted', 'nobody-asks'],
  ],
  [
    'a peer answered and is thanked',
    { matters: [question(1, 1, { voices: 1, thanked: true })] },
    'let-live',
    ['answered', 'thanked', 'nobody-asks'],
  ],
  ['one answer that nobody has confirmed', { matters: [question(1, 1, { voices: 1 })] }, 'wait', ['one-answer']],
  [
    'and that nobody contradicted either, in time',
    { matters: [question(9, 4, { voices: 1 })] },
    'let-live',
    ['answered', 'uncontradicted', 'nobody-asks'],
  ],
  [
    'answers that contradict each other are no answer yet',
    { matters: [question(1, 1, { voices: 3, contradicted: true, thanked: true })] },
    'wait',
    ['contradicted'],
  ],
  [
    'and call for us in time',
    { matters: [question(9, 4, { voices: 3, contradicted: true })] },
    'speak',
    ['contradicted'],
  ],
  ['someone else’s space', { home: false }, 'let-live', ['guests', 'nobody-asks']],
  ['a compliment between peers', { compliment: true, peers: 2 }, 'let-live', ['compliments', 'nobody-asks']],
  ['peers who talk', { peers: 3 }, 'let-live', ['peers-talk', 'nobody-asks']],
  ['a third at home', { turns: { ours: 4, all: 12 } }, 'step-back', ['share', 'nobody-asks']],
  ['33 % is not past 33 %', { turns: { ours: 33, all: 100 } }, 'let-live', ['nobody-asks']],
  [
    'a fifth elsewhere is not past a fifth',
    { turns: { ours: 2, all: 10 }, home: false },
    'let-live',
    ['guests', 'nobody-asks'],
  ],
  ['more is', { turns: { ours: 3, all: 10 }, home: false }, 'step-back', ['share', 'nobody-asks']],
  ['of five turns a share says nothing', { turns: { ours: 4, all: 5 } }, 'let-live', ['nobody-asks']],
  ['two of ours in a row', { inARow: 2 }, 'step-back', ['in-a-row', 'nobody-asks']],
  ['one of ours', { inARow: 1 }, 'wait', ['spoke-last', 'nobody-asks']],
  ['not read yet', { unread: true }, 'wait', ['not-read']],
]

describe('the advice', () => {
  it.each(cases)('%s', (_, otherwise, advice, signals) => {
    const said = advise({ ...quiet, ...otherwise }, firstDiscretion)
    expect({ advice: said.advice, signals: said.signals.map(({ kind }) => kind) }).toEqual({ advice, signals })
  })

  const holdingBack: Partial<Signals>[] = [
    { home: false, matters: [question(1, 1, right)] },
    { turns: { ours: 9, all: 10 }, inARow: 5 },
    { compliment: true, peers: 4, home: false },
    { unread: true, matters: [question(0, 0)] },
  ]
  const always: Partial<Signals>[] = [{ danger: 'said' }, { danger: 'answer' }, { addressed: true }]
  it.each(always.flatMap((one) => holdingBack.map((other) => [one, other] as const)))(
    'overridden by %j, whatever holds back: %j',
    (one, other) => expect(advise({ ...quiet, ...other, ...one }, firstDiscretion).advice).toBe('speak'),
  )

  it('does not leave someone unanswered because we speak much, and says that we do', () => {
    const { advice, signals } = advise(
      { ...quiet, matters: [question(9, 4)], turns: { ours: 5, all: 10 } },
      firstDiscretion,
    )
    expect(advice).toBe('speak')
    expect(signals).toEqual([
      { kind: 'unanswered', n: 9, of: null },
      { kind: 'share', n: 5, of: 10 },
    ])
  })

  it('does not say that nobody answered where it has not seen all that followed', () => {
    const old = { ...question(900, 4), followed: false }
    expect(advise({ ...quiet, matters: [old] }, firstDiscretion).signals[0]?.kind).toBe('asked')
  })

  it('one that is answered does not hide one that is not', () => {
    const { advice } = advise({ ...quiet, matters: [question(9, 9, right), question(8, 8)] }, firstDiscretion)
    expect(advice).toBe('speak')
  })

  it('says why it came back', () => {
    const { signals } = advise({ ...quiet, danger: 'answer', cameBack: true }, firstDiscretion)
    expect(signals.map(({ kind }) => kind)).toEqual(['danger-answer', 'came-back'])
  })

  it('is weighed by what the client has set', () => {
    const calm = { ...firstDiscretion, homeHours: 8, homeShare: 60, inARow: 3 }
    expect(advise({ ...quiet, matters: [question(20, 4)] }, calm).advice).toBe('wait')
    expect(advise({ ...quiet, turns: { ours: 5, all: 10 } }, calm).advice).toBe('let-live')
    expect(advise({ ...quiet, inARow: 2 }, calm).advice).toBe('wait')
  })
})
