import { changeQuestions, questionsOf } from '#charter'
import { api, type Questions } from '#contract'
import { keepSilence, liftSilence, offerQuestion, rememberRegister } from '#conversation'
import { type Within } from '#database'
import { type Clock, type Id } from '#kernel'
import { keepConfirmation, reword } from '#reason'
import { firstQuestions } from '#words'
import { type On } from '../mount.ts'
import { doneBy } from './done.ts'

export interface AskingWhyNeeds {
  within: Within
  reading: Within
  clock: Clock
}

export function askingWhyRoutes(on: On, { within, reading, clock }: AskingWhyNeeds): void {
  const done = doneBy(clock)
  on(api.offerQuestion, (call) =>
    reading([call.workspace], call.user.id, (db) => offerQuestion(db, atMessage(call), call.user.name, firstQuestions)),
  )
  on(api.rememberRegister, async (call) => {
    await within([call.workspace], call.user.id, (db) => rememberRegister(db, atMessage(call), call.body.register))
    return undefined
  })
  on(api.keepSilence, (call) =>
    within([call.workspace], call.user.id, async (db) =>
      done(await keepSilence(db, clock, atMessage(call), call.user.id)),
    ),
  )
  on(api.liftSilence, (call) =>
    within([call.workspace], call.user.id, async (db) =>
      done(await liftSilence(db, clock, atMessage(call), call.user.id)),
    ),
  )
  on(api.questions, (call) =>
    reading([call.workspace], call.user.id, async (db) =>
      asSent(await questionsOf(db, call.workspace, firstQuestions)),
    ),
  )
  on(api.changeQuestions, (call) =>
    within([call.workspace], call.user.id, async (db) =>
      asSent(await changeQuestions(db, call.workspace, call.body, firstQuestions)),
    ),
  )
  on(api.reword, (call) =>
    within([call.workspace], call.user.id, async (db) =>
      done(await reword(db, clock, call.user.id, atReason(call), call.body.words)),
    ),
  )
  on(api.keepConfirmation, (call) =>
    within([call.workspace], call.user.id, async (db) => {
      const said = { message: call.body.message as Id<'message'>, as: call.body.as }
      return done(await keepConfirmation(db, clock, call.user.id, atReason(call), said))
    }),
  )
}

type Where = { workspace: Id<'workspace'>; params: Record<string, string> }
const atMessage = ({ workspace, params }: Where) => ({ workspace, message: params.message as Id<'message'> })
const atReason = ({ workspace, params }: Where) => ({ workspace, reason: params.reason as Id<'reason'> })

const asSent = (questions: Awaited<ReturnType<typeof questionsOf>>): Questions =>
  structuredClone(questions) as Questions
