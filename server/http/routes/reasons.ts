import { api } from '#contract'
import { type Jobs, type Within } from '#database'
import { type Clock, type Id } from '#kernel'
import {
  asideOfMessage,
  changeReason,
  joinThemes,
  keepReason,
  learningOnPourquoi,
  markStance,
  onThePhone,
  refuseSuggestion,
  relearn,
  renameTheme,
  splitTheme,
  stopRelearning,
  themesOnDesk,
  unsaidOnPourquoi,
  verbatimsOfTheme,
  whyOnPourquoi,
  withdrawReason,
} from '#reason'
import { type On } from '../mount.ts'
import { type Done, doneBy } from './done.ts'

export interface ReasonNeeds {
  within: Within
  reading: Within
  jobs: Jobs
  clock: Clock
  /** Whether a channel can speak to one person alone. */
  answersPrivately(channel: string): boolean
}

type Where = { workspace: Id<'workspace'>; params: Record<string, string> }

export function reasonRoutes(on: On, { within, reading, jobs, clock, answersPrivately }: ReasonNeeds): void {
  const done = doneBy(clock)
  markingRoutes(on, { within, clock }, done)
  themeRoutes(on, { within, clock }, done)
  learningRoutes(on, { within, reading, jobs, clock })

  on(api.aside, (call) =>
    reading([call.workspace], call.user.id, (db) =>
      asideOfMessage(db, clock, { ...atMessage(call), answersPrivately }),
    ),
  )
  on(api.why, (call) =>
    reading([call.workspace], call.user.id, (db) => whyOnPourquoi(db, clock, call.workspace, windowOf(call.query))),
  )
  on(api.onThePhone, (call) =>
    reading([call.workspace], call.user.id, (db) => onThePhone(db, call.workspace, call.query.words)),
  )
  on(api.verbatims, (call) =>
    reading([call.workspace], call.user.id, (db) =>
      verbatimsOfTheme(db, clock, atTheme(call), { ...windowOf(call.query), after: call.query.after ?? null }),
    ),
  )
  on(api.verbatimsWithoutTheme, (call) =>
    reading([call.workspace], call.user.id, (db) => {
      const asked = { ...windowOf(call.query), after: call.query.after ?? null }
      return verbatimsOfTheme(db, clock, { workspace: call.workspace, theme: null }, asked)
    }),
  )
  on(api.unsaid, (call) =>
    reading([call.workspace], call.user.id, (db) =>
      unsaidOnPourquoi(db, clock, call.workspace, { ...windowOf(call.query), after: call.query.after ?? null }),
    ),
  )
  on(api.themes, (call) => reading([call.workspace], call.user.id, (db) => themesOnDesk(db, call.workspace)))
}

function markingRoutes(on: On, { within, clock }: Pick<ReasonNeeds, 'within' | 'clock'>, done: Done): void {
  on(api.keepReason, (call) =>
    within([call.workspace], call.user.id, async (db) => {
      const { revision, start, end, theme } = call.body
      const kept = await keepReason(db, clock, call.user.id, { ...atMessage(call), revision, start, end, theme })
      return { ...done(kept.act), reason: kept.reason }
    }),
  )
  on(api.changeReason, (call) =>
    within([call.workspace], call.user.id, async (db) =>
      done(await changeReason(db, clock, call.user.id, atReason(call), call.body.theme)),
    ),
  )
  on(api.withdrawReason, (call) =>
    within([call.workspace], call.user.id, async (db) =>
      done(await withdrawReason(db, clock, call.user.id, atReason(call))),
    ),
  )
  on(api.refuseSuggestion, (call) =>
    within([call.workspace], call.user.id, async (db) =>
      done(await refuseSuggestion(db, clock, call.user.id, { ...atMessage(call), ...call.body })),
    ),
  )
  on(api.markStance, (call) =>
    within([call.workspace], call.user.id, async (db) =>
      done(await markStance(db, clock, call.user.id, atMessage(call), call.body.stance)),
    ),
  )
}

function learningRoutes(on: On, { within, reading, jobs, clock }: Omit<ReasonNeeds, 'answersPrivately'>): void {
  on(api.learning, (call) => reading([call.workspace], call.user.id, (db) => learningOnPourquoi(db, call.workspace)))
  on(api.relearn, (call) =>
    within([call.workspace], call.user.id, async (db) => {
      await relearn(db, jobs, clock, call.user.id, call.workspace)
      return learningOnPourquoi(db, call.workspace)
    }),
  )
  on(api.stopRelearning, (call) =>
    within([call.workspace], call.user.id, async (db) => {
      await stopRelearning(db, clock, call.user.id, call.workspace)
      return learningOnPourquoi(db, call.workspace)
    }),
  )
}

function themeRoutes(on: On, { within, clock }: Pick<ReasonNeeds, 'within' | 'clock'>, done: Done): void {
  on(api.renameTheme, (call) =>
    within([call.workspace], call.user.id, async (db) =>
      done(await renameTheme(db, clock, call.user.id, atTheme(call), call.body.name)),
    ),
  )
  on(api.joinTheme, (call) =>
    within([call.workspace], call.user.id, async (db) => {
      const into = call.body.into as Id<'theme'>
      const { act, keptOut } = await joinThemes(db, clock, call.user.id, atTheme(call), into)
      return { ...done(act), keptOut }
    }),
  )
  on(api.splitTheme, (call) =>
    within([call.workspace], call.user.id, async (db) => {
      const { act, theme } = await splitTheme(db, clock, call.user.id, atTheme(call), call.body)
      return { ...done(act), theme }
    }),
  )
}

const atMessage = ({ workspace, params }: Where) => ({ workspace, message: params.message as Id<'message'> })
const atReason = ({ workspace, params }: Where) => ({ workspace, reason: params.reason as Id<'reason'> })
const atTheme = ({ workspace, params }: Where) => ({ workspace, theme: params.theme as Id<'theme'> })

function windowOf(query: { place?: string; days?: string }) {
  return {
    place: (query.place as Id<'contact point'> | undefined) ?? null,
    days: query.days === undefined ? null : Number(query.days),
  }
}
