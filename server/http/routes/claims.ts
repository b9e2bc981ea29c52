import { answersOfGroup, claimsOnDesk, faceToFace, markClaim, sayAnswers, withdrawClaim, writeClaim } from '#claim'
import { api } from '#contract'
import { type Within } from '#database'
import { type Clock, type Id } from '#kernel'
import { type On } from '../mount.ts'
import { doneBy } from './done.ts'

export interface ClaimNeeds {
  within: Within
  reading: Within
  clock: Clock
}

export function claimRoutes(on: On, { within, reading, clock }: ClaimNeeds): void {
  const done = doneBy(clock)
  const at = ({ workspace, params }: { workspace: Id<'workspace'>; params: Record<string, string> }) => ({
    workspace,
    claim: params.claim as Id<'claim'>,
  })
  const asked = ({ place, days }: { place?: string; days?: string }) => ({
    place: (place as Id<'contact point'> | undefined) ?? null,
    days: days === undefined ? null : Number(days),
  })

  on(api.claims, ({ workspace, user, query }) =>
    reading([workspace], user.id, (db) => claimsOnDesk(db, workspace, query.after)),
  )
  on(api.faceToFace, (call) =>
    reading([call.workspace], call.user.id, (db) => faceToFace(db, clock, at(call), asked(call.query))),
  )
  on(api.claimAnswers, (call) => {
    const { stance, after } = call.query
    return reading([call.workspace], call.user.id, (db) =>
      answersOfGroup(db, clock, at(call), { ...asked(call.query), stance, after }),
    )
  })
  on(api.markClaim, ({ workspace, params, user, body }) =>
    within([workspace], user.id, async (db) => {
      const claim = (body.claim as Id<'claim'> | undefined) ?? null
      const asked = { ...body, workspace, message: params.message as Id<'message'>, claim }
      const marked = await markClaim(db, clock, user.id, asked)
      return { ...done(marked.act), claim: marked.claim }
    }),
  )
  on(api.writeClaim, ({ workspace, user, body }) =>
    within([workspace], user.id, async (db) => {
      const written = await writeClaim(db, clock, user.id, { workspace, ...body })
      return { ...done(written.act), claim: written.claim }
    }),
  )
  on(api.withdrawClaim, (call) =>
    within([call.workspace], call.user.id, async (db) => done(await withdrawClaim(db, clock, call.user.id, at(call)))),
  )
  on(api.sayAnswers, (call) =>
    within([call.workspace], call.user.id, async (db) => {
      const answer = { ...at(call), message: call.params.message as Id<'message'> }
      return done(await sayAnswers(db, clock, call.user.id, answer, call.body.answers))
    }),
  )
}
