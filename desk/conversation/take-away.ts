import { sql } from 'kysely'
import { type TakenAway } from '#channel'
import { type ContactPoint, contactPoint } from '#contact-point'
import { type Db, ring } from '#database'
import { type Clock, type Id } from '#kernel'

export interface AtRemoval {
  workspace: Id<'workspace'>
  act: Id<'act'>
  message: Id<'message'>
}

export interface ToTakeAway {
  place: ContactPoint
  nativeId: string
}

const minute = 60_000
/** Whoever has it in hand is given so long; taking away twice does no harm. */
const inHand = 3 * minute
/** After that many tries a place that is always busy has said no. */
const mostTries = 12

/** Takes in hand what is to leave its place. Null: nothing of it stands there, or somebody else has it. */
export async function takeAwayInHand(db: Db, clock: Clock, at: AtRemoval): Promise<ToTakeAway | null> {
  const now = clock()
  const { rows } = await sql<{ tries: number }>`
    update removal set tries = tries + 1, next_at = ${new Date(now.getTime() + inHand)}
    where ${one(at)} and at_place = 'waiting' and next_at <= ${now} returning tries`.execute(db)
  if (!rows.length) return null
  const message = await db
    .selectFrom('message')
    .select(['contact_point_id', 'native_id', 'gone_at'])
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', at.message)
    .executeTakeFirst()
  if (!message?.native_id || message.gone_at) {
    await recordTakenAway(db, clock, at, { kind: 'gone' })
    return null
  }
  const place = await contactPoint(db, at.workspace, message.contact_point_id as Id<'contact point'>)
  return { place, nativeId: message.native_id }
}

/** What the place answered. `later` is tried again until it has been asked often enough. */
export async function recordTakenAway(db: Db, clock: Clock, at: AtRemoval, taken: TakenAway): Promise<void> {
  const now = clock()
  if (taken.kind === 'later') {
    const soonest = Math.max(taken.at.getTime(), now.getTime() + minute)
    const { rows } = await sql`
      update removal set next_at = ${new Date(soonest)}
      where ${one(at)} and at_place = 'waiting' and tries < ${mostTries} returning 1`.execute(db)
    if (rows.length) return
  }
  const stands = taken.kind === 'later' ? 'refused' : taken.kind
  const why = taken.kind === 'refused' ? taken.why.slice(0, 500) : taken.kind === 'later' ? 'busy' : null
  await sql`update removal set at_place = ${stands}, why = ${why}, next_at = null
    where ${one(at)} and at_place = 'waiting'`.execute(db)
  const { rows } = await sql<{ conversation_id: string }>`
    select conversation_id from message where workspace_id = ${at.workspace} and id = ${at.message}`.execute(db)
  const conversations = rows.map((row) => row.conversation_id)
  await ring(db, { workspace: at.workspace, kind: 'marked', conversations })
}

const one = ({ workspace, act, message }: AtRemoval) =>
  sql`workspace_id = ${workspace} and moderation_act_id = ${act} and message_id = ${message}`
