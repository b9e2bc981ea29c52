import * as v from 'valibot'
import { route } from './route.ts'

export const advice = v.picklist(['speak', 'let-live', 'step-back', 'wait'])
export type Advice = v.InferOutput<typeof advice>

/** What led to an advice. `n`: how many persons, hours, turns, as its kind says; `of`: among so many. */
export const signal = v.object({
  kind: v.picklist([
    'danger-answer',
    'danger',
    'came-back',
    'addressed',
    'unanswered',
    'asked',
    'contradicted',
    'disagreement',
    'suggestion',
    'recent',
    'one-answer',
    'answered',
    'thanked',
    'uncontradicted',
    'peers-talk',
    'compliments',
    'nobody-asks',
    'guests',
    'share',
    'in-a-row',
    'spoke-last',
    'not-read',
  ]),
  n: v.nullable(v.number()),
  of: v.nullable(v.number()),
})
export type Signal = v.InferOutput<typeof signal>

/** What discretion would have one do here, and why: at most four signals, what weighs most first. It blocks nothing. */
export const advised = v.object({ advice, signals: v.array(signal) })
export type Advised = v.InferOutput<typeof advised>

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))

export const discretion = v.object({
  /** Working hours that a question may wait where we are at home. */
  homeHours: whole(0, 40),
  /** Hours by the clock that it may wait where people usually answer each other, or where we are guests. */
  peersHours: whole(0, 72),
  /** Percent of the turns that may be ours, at home and where we are guests. */
  homeShare: whole(1, 100),
  guestShare: whole(1, 100),
  /** So many turns of ours in a row, and the next is left to others. */
  inARow: whole(1, 10),
  /** When one works, by the client’s own clock: whole hours, on these days; 1 is Monday. Outside them all is quiet. */
  opens: whole(0, 23),
  closes: whole(1, 24),
  days: v.pipe(v.array(whole(1, 7)), v.minLength(1), v.maxLength(7)),
  /** Words that here speak of danger, besides those that do everywhere. */
  watched: v.pipe(v.array(v.pipe(v.string(), v.maxLength(60))), v.maxLength(60)),
  /** So many persons who speak of danger within so many minutes raise an alert. */
  alertPeople: whole(1, 50),
  alertMinutes: whole(5, 240),
  /** So many persons who say no at one place within an hour, and so many times its busiest hour before, do too. */
  alertDislikes: whole(3, 500),
  alertTimes: whole(2, 20),
})
export type Discretion = v.InferOutput<typeof discretion>

const path = '/api/workspaces/:workspace/discretion' as const

export const discretionRoutes = {
  discretion: route({
    method: 'GET',
    path,
    openTo: 'member',
    does: 'How far this client keeps back, and when it speaks: what advice is weighed by.',
    answer: discretion,
  }),
  changeDiscretion: route({
    method: 'PATCH',
    path,
    openTo: 'desk',
    does: 'Changes what advice is weighed by. 422 where the day would end before it begins.',
    body: v.partial(discretion),
    answer: discretion,
  }),
}
