import { sql } from 'kysely'
import { type Db, ring } from '#database'
import { type Clock, type Id, newId, Refusal, webUrl } from '#kernel'
import { mustBeLast, recordAct, type Undo } from '#team'
import { graceSeconds } from './reply.ts'

/** What somebody says became of words of which nobody knows whether they arrived. */
export type Settled = 'arrived' | 'again'

export interface Settling {
  workspace: Id<'workspace'>
  message: Id<'message'>
  as: Settled
  /** Where words can be read that a person has said there; null where nobody could say. */
  url: string | null
  by: string
}

/**
 * Where a place cannot tell whether our words stand there, a named human says so: they have arrived, or they are said once
 * more at the risk of being read twice. Where a place takes them from a person only, that person says that they have said
 * them. Refused with 409 where it is known, or being looked at this moment.
 */
export async function settleUnknown(
  db: Db,
  clock: Clock,
  { workspace, message, as, url, by }: Settling,
): Promise<Id<'act'>> {
  const now = clock()
  const found = await db
    .selectFrom('outbox')
    .select(['id', 'utterance', 'not_before', 'state'])
    .where('workspace_id', '=', workspace)
    .where('message_id', '=', message)
    .where((row) => {
      const byHand = row.and([row('state', '=', 'refused'), row('why', '=', 'by-hand')])
      return as === 'arrived' ? row.or([row('state', '=', 'unknown'), byHand]) : row('state', '=', 'unknown')
    })
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw new Refusal('reply.nothing-to-settle', 409)
  const saidThere = found.state === 'refused'
  const there = saidThere ? webUrl(url) : null
  const again = ((found.utterance.again as number | undefined) ?? 0) + 1
  await db
    .updateTable('outbox')
    .set(
      as === 'arrived'
        ? { state: 'sent', proof: 'by-hand', why: saidThere ? null : 'arrived', changed_at: now }
        : {
            state: 'later',
            tries: 0,
            changed_at: now,
            not_before: new Date(now.getTime() + graceSeconds * 1000),
            utterance: sql`jsonb_set(utterance, '{again}', ${`${again}`}::jsonb)`,
          },
    )
    .where('workspace_id', '=', workspace)
    .where('id', '=', found.id)
    .execute()
  const ofMessage = { workspace_id: workspace, id: message }
  if (there)
    await db
      .updateTable('message')
      .set({ url: there })
      .where((row) => row.and(ofMessage))
      .execute()
  const { conversation_id } = await db
    .selectFrom('message')
    .select('conversation_id')
    .where((row) => row.and(ofMessage))
    .executeTakeFirstOrThrow()
  const conversation = conversation_id as Id<'conversation'>
  const id = newId<'act'>()
  const detail = { as, again: again - 1, notBefore: found.not_before.toISOString(), saidThere }
  await recordAct(db, clock, { id, workspace, kind: 'settle', by, conversation, message, detail })
  await ring(db, { workspace, kind: 'said', conversations: [conversation] })
  return id
}

interface Was {
  as: Settled
  again: number
  notBefore: string
  saidThere?: boolean
}

/** Nobody knows again, unless the words have begun to leave once more. */
export const undoSettle: Undo = async (db, _, act) => {
  await mustBeLast(db, act, ['settle'])
  const { as, again, notBefore, saidThere } = act.detail as unknown as Was
  const row = await db
    .updateTable('outbox')
    .set({
      ...(saidThere ? { state: 'refused', why: 'by-hand' } : { state: 'unknown', why: null }),
      proof: null,
      not_before: new Date(notBefore),
      utterance: again ? sql`jsonb_set(utterance, '{again}', ${`${again}`}::jsonb)` : sql`utterance - 'again'`,
    })
    .where('workspace_id', '=', act.workspace)
    .where('message_id', '=', act.message!)
    .where((row) =>
      as === 'arrived'
        ? row.and([row('state', '=', 'sent'), row('proof', '=', 'by-hand')])
        : row.and([row('state', '=', 'later'), row('tries', '=', 0)]),
    )
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new Refusal('act.already-left', 409)
  if (saidThere)
    await db
      .updateTable('message')
      .set({ url: null })
      .where('workspace_id', '=', act.workspace)
      .where('id', '=', act.message!)
      .execute()
  await ring(db, { workspace: act.workspace, kind: 'said', conversations: [act.conversation!] })
}
