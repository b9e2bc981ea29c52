import { sql } from 'kysely'
import { tellAt } from '#conversation'
import { type Db, ring } from '#database'
import { type Id, Refusal } from '#kernel'
import { recordAct } from '#team'
import { type TellingMeans } from './decide.ts'
import { holdDecision } from './decision-store.ts'
import { recount } from './loop-store.ts'
import { readManner } from './manner.ts'
import { left, nameOfUser } from './tell-back.ts'
import { addresseesOf, close, decisionOfTelling, holdTelling, type TellingRow } from './telling-store.ts'
import { asSaid, wordingsOf } from './wording.ts'

export interface ByHand {
  workspace: Id<'workspace'>
  telling: Id<'telling'>
  /** Where it can be read; null where nobody could say. */
  url: string | null
  by: string
}

/**
 * A named human says that they have told them themselves: where the channel cannot, before it has left, or where it failed.
 * It is kept in the conversation as their words, and the loops close on their word.
 */
export async function toldByHand(
  db: Db,
  { clock, ways, wordings }: TellingMeans,
  { workspace, telling: id, url, by }: ByHand,
): Promise<Id<'act'>> {
  const decision = await decisionOfTelling(db, { workspace, telling: id })
  if (!decision) throw new Refusal('telling.not-there', 404)
  const of = await holdDecision(db, { workspace, decision })
  const telling = await holdTelling(db, { workspace, telling: id })
  const act = await recordAct(db, clock, {
    workspace,
    kind: 'tell-by-hand',
    by,
    detail: { decision, telling: id, state: telling.state, message: telling.message, why: telling.why },
  })
  if (telling.state === 'draft') {
    const to = (await addresseesOf(db, workspace, [id])).get(id) ?? []
    const [first] = to
    const manner = readManner(telling.manner)
    if (!first || !manner) throw new Refusal('telling.nobody-left', 409)
    const words = await wordingsOf(db, wordings, of)
    const message = await tellAt(db, clock, {
      workspace,
      answers: to.map((one) => one.message),
      text: asSaid(
        telling.text ?? words(manner),
        ways.mentions(first.channel),
        telling.audience,
        to.map((one) => one.by),
      ),
      audience: telling.audience,
      key: id as string as Id<'outbox'>,
      by,
      signed: await nameOfUser(db, by),
      act,
      byHand: { url },
    })
    await left(db, telling, message, clock(), to.length)
  } else await settleFailed(db, telling, clock())
  await close(db, telling, 'by-hand', clock())
  await recount(db, workspace, decision)
  await ring(db, { workspace, kind: 'marked', conversations: [] })
  return act
}

/** What the place refused stands there by somebody’s own hand. */
async function settleFailed(db: Db, { workspace, state, message }: TellingRow, now: Date): Promise<void> {
  const { rows } = await sql`
    update outbox set state = 'sent', proof = 'by-hand', why = 'arrived', changed_at = ${now}
    where workspace_id = ${workspace} and message_id = ${message} and ${state} = 'failed'
      and state in ('refused', 'gone', 'unknown') returning 1`.execute(db)
  if (!rows.length) throw new Refusal('telling.on-its-way', 409)
}
