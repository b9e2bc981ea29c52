import { mustBeQuotableAnywhere } from '#asking'
import { api, type BodyOf } from '#contract'
import { type Db, type Within } from '#database'
import { type Clock, type Id } from '#kernel'
import {
  approve,
  changeDecision,
  changePace,
  type DecisionWord,
  decide,
  decidedOnThemes,
  decisionOnBoucles,
  decisionsOnBoucles,
  paceOf,
  type TellingMeans,
  tellingsOnBoucles,
  toldByHand,
  untoldOnBoucles,
  wordAlike,
  wordOne,
} from '#telling-back'
import { type On } from '../mount.ts'
import { doneBy } from './done.ts'

export interface TellingNeeds extends TellingMeans {
  within: Within
  reading: Within
  clock: Clock
}

type Where = { workspace: Id<'workspace'>; params: Record<string, string> }

export function tellingBackRoutes(on: On, needs: TellingNeeds): void {
  const { within, reading, clock } = needs
  const done = doneBy(clock)
  readingRoutes(on, needs)
  wordingRoutes(on, needs)

  on(api.decide, (call) =>
    within([call.workspace], call.user.id, async (db) => {
      const { theme, direction = null } = call.body
      const on = { theme, direction, alert: null }
      await mayBeTold(db, call)
      const { act, decision } = await decide(db, needs, handOf(call), on, wordOf(call.body))
      return { ...done(act), decision }
    }),
  )
  on(api.decideOnAlert, (call) =>
    within([call.workspace], call.user.id, async (db) => {
      const on = { theme: null, direction: null, alert: call.params.alert! }
      await mayBeTold(db, call)
      const { act, decision } = await decide(db, needs, handOf(call), on, wordOf(call.body))
      return { ...done(act), decision }
    }),
  )
  on(api.changeDecision, (call) =>
    within([call.workspace], call.user.id, async (db) => {
      await mayBeTold(db, call)
      const { act, decision } = await changeDecision(
        db,
        needs,
        { ...atDecision(call), number: call.body.number, by: call.user.id },
        wordOf(call.body),
      )
      return { ...done(act), decision }
    }),
  )
  on(api.approveTellings, (call) =>
    within([call.workspace], call.user.id, async (db) => {
      const { number, tellings } = call.body
      const approved = await approve(db, needs, { ...atDecision(call), number, tellings, by: call.user.id })
      return {
        ...approved,
        ...done(approved.act),
        firstLeaves: approved.firstLeaves.toISOString(),
        lastLeaves: approved.lastLeaves.toISOString(),
      }
    }),
  )
  on(api.toldByHand, (call) =>
    within([call.workspace], call.user.id, async (db) =>
      done(await toldByHand(db, needs, { ...atTelling(call), url: call.body.url ?? null, by: call.user.id })),
    ),
  )
  on(api.pace, (call) => reading([call.workspace], call.user.id, (db) => paceOf(db, call.workspace)))
  on(api.changePace, (call) =>
    within([call.workspace], call.user.id, (db) => changePace(db, call.workspace, call.body)),
  )
}

function readingRoutes(on: On, needs: TellingNeeds): void {
  const { reading } = needs
  on(api.decisions, (call) =>
    reading([call.workspace], call.user.id, (db) => decisionsOnBoucles(db, call.workspace, call.query.after ?? null)),
  )
  on(api.decidedOnThemes, ({ workspace, user }) =>
    reading([workspace], user.id, async (db) => ({ decided: await decidedOnThemes(db, workspace) })),
  )
  on(api.decision, (call) =>
    reading([call.workspace], call.user.id, (db) =>
      decisionOnBoucles(db, needs, call.workspace, atDecision(call).decision),
    ),
  )
  on(api.tellings, (call) =>
    reading([call.workspace], call.user.id, (db) => {
      const { state = 'draft', place = null, after = null } = call.query
      return tellingsOnBoucles(db, needs, call.workspace, atDecision(call).decision, { state, place, after })
    }),
  )
  on(api.untold, (call) =>
    reading([call.workspace], call.user.id, (db) =>
      untoldOnBoucles(db, call.workspace, atDecision(call).decision, call.query.after ?? null),
    ),
  )
}

function wordingRoutes(on: On, needs: TellingNeeds): void {
  const { within } = needs
  on(api.wordAlike, async (call) => {
    await within([call.workspace], call.user.id, async (db) => {
      await mustBeQuotableAnywhere(db, call.workspace, call.body.text ?? '')
      await wordAlike(db, needs, { ...atDecision(call), by: call.user.id }, call.body)
    })
    return undefined
  })
  on(api.wordOne, (call) =>
    within([call.workspace], call.user.id, async (db) => {
      await mustBeQuotableAnywhere(db, call.workspace, call.body.text ?? '')
      return { version: await wordOne(db, atTelling(call), call.body) }
    }),
  )
}

const handOf = ({ workspace, user }: { workspace: Id<'workspace'>; user: { id: string } }) => ({
  workspace,
  by: user.id,
})
const atDecision = ({ workspace, params }: Where) => ({ workspace, decision: params.decision as Id<'decision'> })
const atTelling = ({ workspace, params }: Where) => ({ workspace, telling: params.telling as Id<'telling'> })

/** Reasons and facts of a decision are what everyone is told of it. */
const mayBeTold = (
  db: Db,
  { workspace, body }: { workspace: Id<'workspace'>; body: { reason: string; facts: string[] } },
) => mustBeQuotableAnywhere(db, workspace, [body.reason, ...body.facts].join('\n'))

function wordOf({ kind, owner, holdsBy, reason, facts }: BodyOf<typeof api.decideOnAlert>): DecisionWord {
  return { kind, owner, holdsBy, reason: reason.trim(), facts: facts.map((fact) => fact.trim()) }
}
