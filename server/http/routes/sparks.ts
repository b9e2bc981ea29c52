import { api } from '#contract'
import { type Within } from '#database'
import { type Clock, type Id, Refusal } from '#kernel'
import { reasonsUnder } from '#reason'
import {
  type AtSpark,
  addMedium,
  beginSpark,
  changeSpark,
  describeMedium,
  dropSpark,
  leaveNow,
  mediaWhole,
  type Publishing,
  planSpark,
  sparkBecame,
  sparkOnDesk,
  sparksOnDesk,
  takeMediumOut,
  whereTo,
} from '#spark'
import { imageIn } from '../image-in.ts'
import { type On } from '../mount.ts'
import { doneBy } from './done.ts'

export interface SparkNeeds {
  within: Within
  reading: Within
  clock: Clock
  publishing: Publishing
}

/** Enough to write from; all of them stand on *Pourquoi*. */
const mostGrownFrom = 20

type Where = { workspace: Id<'workspace'>; params: Record<string, string> }
const at = ({ workspace, params }: Where): AtSpark => ({ workspace, spark: params.spark as Id<'spark'> })

export function sparkRoutes(on: On, needs: SparkNeeds): void {
  const { within, reading, clock, publishing } = needs
  const done = doneBy(clock)
  mediaRoutes(on, needs)

  on(api.sparks, ({ workspace, user, query }) =>
    reading([workspace], user.id, (db) =>
      sparksOnDesk(db, workspace, { show: query.show ?? 'open', after: query.after }),
    ),
  )
  on(api.sparkPlaces, ({ workspace, user }) =>
    reading([workspace], user.id, async (db) => ({ places: shown(await whereTo(db, publishing, workspace)) })),
  )
  on(api.beginSpark, ({ workspace, user, body }) =>
    within([workspace], user.id, async (db) => {
      const under = body.theme === undefined ? [] : await reasonsUnder(db, workspace, body.theme, mostGrownFrom)
      const reasons = [...new Set([...(body.reasons ?? []), ...under])]
      const by = { by: user.id, signed: user.name, language: user.language }
      const begun = { workspace, opener: body.opener, reasons, on: body.on, ...by }
      return { spark: await beginSpark(db, clock, begun) }
    }),
  )
  on(api.spark, (call) => reading([call.workspace], call.user.id, (db) => sparkOnDesk(db, clock, publishing, at(call))))
  on(api.changeSpark, (call) =>
    within([call.workspace], call.user.id, async (db) => {
      const { version, ...change } = call.body
      await changeSpark(db, clock, at(call), { version, by: call.user.id, change })
      return sparkOnDesk(db, clock, publishing, at(call))
    }),
  )
  on(api.publishSpark, (call) =>
    within([call.workspace], call.user.id, async (db) => {
      const { version, despite = [] } = call.body
      const left = await leaveNow(db, clock, publishing, at(call), { version, by: call.user.id, despite })
      return { ...done(left.act), conversation: left.conversation, leavesAt: left.leavesAt.toISOString() }
    }),
  )
  on(api.planSpark, (call) =>
    within([call.workspace], call.user.id, async (db) => {
      const act = await planSpark(db, clock, publishing, at(call), { ...call.body, by: call.user.id })
      return { ...(await sparkOnDesk(db, clock, publishing, at(call))), ...done(act) }
    }),
  )
  on(api.sparkBecame, (call) => reading([call.workspace], call.user.id, (db) => sparkBecame(db, clock, at(call))))
  on(api.dropSpark, (call) =>
    within([call.workspace], call.user.id, async (db) => done(await dropSpark(db, clock, at(call), call.user.id))),
  )
}

function mediaRoutes(on: On, { within, reading, clock, publishing }: SparkNeeds): void {
  const atMedium = (call: Where) => ({ ...at(call), medium: call.params.medium! })
  on(api.addMedium, (call) =>
    within([call.workspace], call.user.id, async (db) => {
      const bytes = Buffer.from(call.body.data, 'base64')
      const image = imageIn(bytes)
      if (!image) throw new Refusal('spark.no-image', 422)
      await addMedium(db, clock, at(call), call.user.id, { name: call.body.name, ...image, bytes })
      return sparkOnDesk(db, clock, publishing, at(call))
    }),
  )
  on(api.medium, ({ workspace, user, params }) =>
    reading([workspace], user.id, async (db) => {
      const [medium] = await mediaWhole(db, workspace, [params.medium!])
      return { type: medium!.type, data: Buffer.from(medium!.bytes).toString('base64') }
    }),
  )
  on(api.describeMedium, (call) =>
    within([call.workspace], call.user.id, async (db) => {
      await describeMedium(db, clock, atMedium(call), call.user.id, call.body.alt)
      return sparkOnDesk(db, clock, publishing, at(call))
    }),
  )
  on(api.takeMediumOut, (call) =>
    within([call.workspace], call.user.id, async (db) => {
      await takeMediumOut(db, clock, atMedium(call), call.user.id)
      return sparkOnDesk(db, clock, publishing, at(call))
    }),
  )
}

/** Lists that the desk does not change are lists that JSON may. */
const shown = (places: Awaited<ReturnType<typeof whereTo>>) =>
  places.map(({ limits, ...place }) => ({
    ...place,
    limits: { ...limits, media: limits.media && { ...limits.media, types: [...limits.media.types] } },
  }))
