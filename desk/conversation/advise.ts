import { type Discretion } from '#charter'
import { type Advised, type Signal } from '#contract'

/** Something said that nobody has seen to, and that is put to nobody in particular. */
export interface OpenMatter {
  kind: 'question' | 'disagreement' | 'suggestion'
  /** Since it was said, by the clock and by the client's working hours; neither is told beyond what is asked of it. */
  hours: number
  workingHours: number
  /** How many others have answered it, whether the one who asked thanks, whether anyone says it is not so. */
  answers: { voices: number; thanked: boolean; contradicted: boolean }
  /** All that was said since is known here: only then can one say that nobody has answered. */
  followed: boolean
}

/** All that the advice looks at. Nothing in it tells persons apart, but for counting how many they are. */
export interface Signals {
  /** Harm spoken of and not seen to: in an answer that someone gave, or otherwise. */
  danger: 'answer' | 'said' | null
  /** Someone speaks to the brand: by name, in private, or in answer to it. */
  addressed: boolean
  /** It was left to live, and something brought it back. */
  cameBack: boolean
  /** Oldest first. */
  matters: readonly OpenMatter[]
  /** Something nobody has understood yet. */
  unread: boolean
  /** We are at home here: our own place, or below a piece of ours. */
  home: boolean
  /** How many persons answer each other here, without us. */
  peers: number
  /** The latest of them says something kind to another. */
  compliment: boolean
  /** Of the latest turns, how many are ours. The piece that all of it is about is none. */
  turns: { ours: number; all: number }
  /** Our turns since anyone else spoke. */
  inARow: number
}

/** Of fewer turns than these a share says nothing: one answer to one question is half of all. Our own figure. */
export const fewestTurns = 6
const mostSignals = 4

/**
 * What discretion would have one do, and the signals that say so. It is a rule of thumb that a person reads: it blocks
 * nothing, ranks nobody and judges no answer. Safety, a harmful error and a direct address go before all else; then what
 * nobody has answered in time; then our own share of what is said; then those who do well without us.
 */
export function advise(signals: Signals, by: Discretion): Advised {
  const { matters, home } = signals
  const open = matters.filter((matter) => !isSettled(matter, signals, by))
  const due = open.find((matter) => isDue(matter, signals, by))
  if (signals.danger || signals.addressed) return said('speak', urgent(signals))
  if (due) return said('speak', [...lateness(due, home), ...held(signals, by)])
  const tooMuch = held(signals, by)
  if (tooMuch.length) return said('step-back', [...tooMuch, ...(matters.length ? [] : [tell('nobody-asks')])])
  if (signals.unread) return said('wait', [tell('not-read'), ...open.slice(0, 1).flatMap(youth)])
  if (open[0]) return said('wait', [...youth(open[0]), ...(home ? [] : [tell('guests')])])
  if (matters[0]) return said('let-live', [...answered(matters[0]), ...place(signals), tell('nobody-asks')])
  if (signals.inARow > 0) return said('wait', [tell('spoke-last'), tell('nobody-asks')])
  return said('let-live', [...among(signals), ...place(signals), tell('nobody-asks')])
}

/** How long peers are left to answer first: a disagreement at home is for us, and nobody else can say why we are sorry. */
function isDue(matter: OpenMatter, { home, peers }: Signals, by: Discretion): boolean {
  if (home && matter.kind !== 'question') return true
  return home && peers === 0 ? matter.workingHours >= by.homeHours : matter.hours >= by.peersHours
}

/**
 * Answered by others as well as words can tell: the one who asked thanks them, or two say so and nobody the contrary, or
 * one did and has stood uncontradicted as long as a question may wait.
 */
function isSettled(matter: OpenMatter, signals: Signals, by: Discretion): boolean {
  const { voices, thanked, contradicted } = matter.answers
  if (!voices || contradicted || (signals.home && matter.kind !== 'question')) return false
  return thanked || voices > 1 || isDue(matter, signals, by)
}

function urgent({ danger, addressed, cameBack }: Signals): Signal[] {
  return [
    ...(danger ? [tell(danger === 'answer' ? 'danger-answer' : 'danger')] : []),
    ...(addressed ? [tell('addressed')] : []),
    ...(cameBack ? [tell('came-back')] : []),
  ]
}

function lateness({ kind, hours, answers, followed }: OpenMatter, home: boolean): Signal[] {
  const what = kind === 'question' ? [] : [tell(kind)]
  if (answers.contradicted) return [...what, tell('contradicted')]
  if (home && kind !== 'question') return what
  const since = tell(followed && !answers.voices ? 'unanswered' : 'asked', Math.floor(hours))
  return [...what, since, ...(home ? [] : [tell('guests')])]
}

function youth({ kind, answers }: OpenMatter): Signal[] {
  const what = kind === 'question' ? [] : [tell(kind)]
  if (answers.contradicted) return [...what, tell('contradicted')]
  return [...what, answers.voices ? tell('one-answer') : tell('recent')]
}

function answered({ answers }: OpenMatter): Signal[] {
  return [tell('answered', answers.voices), answers.thanked ? tell('thanked') : tell('uncontradicted', answers.voices)]
}

function among({ peers, compliment }: Signals): Signal[] {
  if (compliment) return [tell('compliments')]
  return peers > 1 ? [tell('peers-talk', peers)] : []
}

function place({ home }: Signals): Signal[] {
  return home ? [] : [tell('guests')]
}

/** What would have us leave room: we have just spoken twice, or speak too large a part. */
function held({ turns, inARow, home }: Signals, by: Discretion): Signal[] {
  const most = home ? by.homeShare : by.guestShare
  return [
    ...(inARow >= by.inARow ? [tell('in-a-row', inARow)] : []),
    ...(turns.all >= fewestTurns && turns.ours * 100 > most * turns.all ? [tell('share', turns.ours, turns.all)] : []),
  ]
}

function said(advice: Advised['advice'], signals: Signal[]): Advised {
  return { advice, signals: signals.slice(0, mostSignals) }
}

function tell(kind: Signal['kind'], n: number | null = null, of: number | null = null): Signal {
  return { kind, n, of }
}
