import { type Db } from '#database'
import { beginningOf, type Clock, type Day, dayAt, type Id, isDay, newId, Refusal } from '#kernel'
import { type Act, recordAct, zoneOf } from '#team'
import { type AtClaim, claimHeld } from './claim.ts'
import { dropClaim } from './mark-claim.ts'

export interface ClaimWritten {
  workspace: Id<'workspace'>
  /** To the letter, as it was asserted: on a poster, on the air. */
  words: string
  /** The day it was first seen there, by the client's own calendar. */
  on: Day
  source: string
}

/** A claim that stands in none of our messages: a poster, a spot, a pack. */
export async function writeClaim(
  db: Db,
  clock: Clock,
  by: string,
  { workspace, words, on, source }: ClaimWritten,
): Promise<{ act: Id<'act'>; claim: Id<'claim'> }> {
  const zone = await zoneOf(db, workspace)
  if (!isDay(on) || on > dayAt(clock(), zone)) throw new Refusal('claim.no-such-day', 422)
  const claim = newId<'claim'>()
  await db
    .insertInto('claim')
    .values({
      workspace_id: workspace,
      id: claim,
      words: words.trim(),
      source: source.trim(),
      said_at: beginningOf(on, zone),
      by,
      at: clock(),
    })
    .execute()
  const act = await recordAct(db, clock, { workspace, kind: 'write-claim', by, detail: { claim } })
  return { act, claim }
}

export async function undoWriteClaim(db: Db, _clock: Clock, act: Act): Promise<void> {
  const at = { workspace: act.workspace, claim: act.detail.claim as Id<'claim'> }
  await claimHeld(db, at)
  await dropClaim(db, at)
}

/** It is no claim after all. What was said to answer it stays, for the day someone undoes that. */
export async function withdrawClaim(db: Db, clock: Clock, by: string, at: AtClaim): Promise<Id<'act'>> {
  await claimHeld(db, at)
  await db
    .updateTable('claim')
    .set({ withdrawn_at: clock(), withdrawn_by: by })
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', at.claim)
    .execute()
  return recordAct(db, clock, { workspace: at.workspace, kind: 'withdraw-claim', by, detail: { claim: at.claim } })
}

export async function undoWithdrawClaim(db: Db, _clock: Clock, act: Act): Promise<void> {
  const put = await db
    .updateTable('claim')
    .set({ withdrawn_at: null, withdrawn_by: null })
    .where('workspace_id', '=', act.workspace)
    .where('id', '=', act.detail.claim as string)
    .where('withdrawn_at', 'is not', null)
    .executeTakeFirst()
  if (!put.numUpdatedRows) throw new Refusal('act.too-late', 409)
}
