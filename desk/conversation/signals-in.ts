import { type Discretion, workingHours } from '#charter'
import { type Stance, type WhyAwaits } from '#contract'
import { contradictsOthers, soundsThankful } from '#understanding'
import { type OpenMatter, type Signals } from './advise.ts'

/** One of the latest turns, as far as discretion looks at it. */
export interface TurnSaid {
  id: string
  person: string
  ours: boolean
  answers: string | null
  /** ISO 8601. */
  at: string
  stance: Stance | null
  /** The beginning of it; empty for words of ours. */
  text: string
}

/** What awaits here and nobody has seen to. */
export interface StillOpen {
  id: string
  why: WhyAwaits
  person: string
  at: string
  /** It answers someone, who is not us. */
  answersOther: boolean
  /** It is said to us: in private, by our name, or in answer to a word of ours. */
  toUs: boolean
}

/** A conversation as it stands, read by one bounded query. */
export interface Gathered {
  zone: string
  home: boolean
  letLive: boolean
  /** What weighs most of all that awaits, however much that is. */
  why: WhyAwaits | null
  /** Oldest first, so many at most. */
  open: readonly StillOpen[]
  /** The latest, in time order; `whole`: all there are. */
  turns: readonly TurnSaid[]
  whole: boolean
}

const hour = 3_600_000
const opinions: Partial<Record<WhyAwaits, OpenMatter['kind']>> = {
  question: 'question',
  disagreement: 'disagreement',
  'disagreement-no-reason': 'disagreement',
  suggestion: 'suggestion',
}
const toUsAlways: readonly (WhyAwaits | null)[] = ['addressed', 'answers-telling', 'answers-you']

/** What of a conversation bears on whether to speak. Pure: its clock is `now`. */
export function signalsIn(gathered: Gathered, now: Date, by: Discretion): Signals {
  const { open, turns, home, why } = gathered
  const graves = open.filter((one) => one.why === 'danger')
  const pairs = pairsIn(turns)
  const others = turns.filter((turn) => !turn.ours)
  // The piece that all of it is about answers nobody, and is no turn of the talk.
  const talk = turns.filter((turn) => !turn.ours || turn.answers)
  const last = turns.at(-1)
  return {
    danger: why !== 'danger' ? null : graves.some((one) => one.answersOther) ? 'answer' : 'said',
    addressed: toUsAlways.includes(why) || open.some((one) => one.toUs || toUsAlways.includes(one.why)),
    cameBack: gathered.letLive && why !== null,
    matters: open.flatMap((one) => matterOf(one, gathered, now, by)),
    unread: why === 'new' || open.some((one) => one.why === 'new'),
    home,
    peers: new Set(pairs.flat()).size,
    compliment: last?.stance === 'like' && !last.ours && pairs.some(([one]) => one === last.person),
    turns: { ours: talk.length - others.length, all: talk.length },
    inARow: talk.length - 1 - talk.findLastIndex((turn) => !turn.ours),
  }
}

/** Who answers whom, we apart. */
function pairsIn(turns: readonly TurnSaid[]): [string, string][] {
  const byId = new Map(turns.map((turn) => [turn.id, turn]))
  return turns.flatMap((turn) => {
    const to = turn.answers ? byId.get(turn.answers) : undefined
    return to && !to.ours && !turn.ours && to.person !== turn.person ? [[turn.person, to.person]] : []
  })
}

function matterOf(one: StillOpen, { turns, whole, zone }: Gathered, now: Date, by: Discretion): OpenMatter[] {
  const kind = opinions[one.why]
  if (!kind) return []
  const at = new Date(one.at)
  const { opens, closes, days } = by
  return [
    {
      kind,
      hours: Math.max(0, (now.getTime() - at.getTime()) / hour),
      workingHours: workingHours(at, now, { zone, days, opens, closes, most: by.homeHours }),
      followed: whole || turns.some((turn) => turn.id === one.id),
      answers: answersTo(one, turns),
    },
  ]
}

/** What others said in answer to it, or to one another below it. Flat threads that do not say who answers whom tell nothing. */
function answersTo(asked: StillOpen, turns: readonly TurnSaid[]): OpenMatter['answers'] {
  const below = new Set([asked.id])
  const voices = new Set<string>()
  let [thanked, contradicted] = [false, false]
  for (const turn of turns) {
    if (!turn.answers || !below.has(turn.answers) || turn.ours) continue
    below.add(turn.id)
    const contradicts = contradictsOthers(turn.text)
    // The first answer may well begin with « non »: nothing stands there yet that it could contradict.
    if (voices.size) contradicted ||= contradicts
    if (turn.person === asked.person) thanked ||= voices.size > 0 && soundsThankful(turn.text)
    else if (turn.stance !== 'question' && turn.stance !== 'dislike') voices.add(turn.person)
  }
  return { voices: voices.size, thanked, contradicted }
}
