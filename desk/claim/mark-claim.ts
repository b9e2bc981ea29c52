import { ourMessage } from '#conversation'
import { type Db, ring } from '#database'
import { type Clock, type Id, newId, Refusal } from '#kernel'
import { type Span, spanIn } from '#reason'
import { type Act, recordAct } from '#team'
import { type AtClaim, claimHeld } from './claim.ts'

export interface ClaimToMark extends Span {
  workspace: Id<'workspace'>
  message: Id<'message'>
  /** The revision that the span was chosen in: in another one its words stand elsewhere. */
  revision: number
  /** The claim that these words are; null: one of its own. */
  claim: Id<'claim'> | null
}

/** What we assert in a message of ours, « Vous allez aimer… », becomes a claim; or another place where a known one stands. */
export async function markClaim(
  db: Db,
  clock: Clock,
  by: string,
  asked: ClaimToMark,
): Promise<{ act: Id<'act'>; claim: Id<'claim'> }> {
  const message = await ourMessage(db, asked, 'claim')
  if (message.revision !== asked.revision) throw new Refusal('claim.words-changed', 409)
  const span = spanIn(message.text, asked)
  if (asked.claim) await claimHeld(db, { workspace: asked.workspace, claim: asked.claim })
  await mustBeNew(db, asked, span)
  const claim = asked.claim ?? (await makeClaim(db, clock, by, asked.workspace, message.saidAt))
  await db
    .insertInto('claim_stand')
    .values({
      workspace_id: asked.workspace,
      claim_id: claim,
      message_id: asked.message,
      revision: message.revision,
      span_start: span.start,
      span_end: span.end,
      by,
      at: clock(),
    })
    .execute()
  const act = await recordAct(db, clock, {
    workspace: asked.workspace,
    kind: 'mark-claim',
    by,
    conversation: message.conversation,
    message: asked.message,
    detail: { claim, made: asked.claim === null },
  })
  await ring(db, { workspace: asked.workspace, kind: 'marked', conversations: [message.conversation] })
  return { act, claim }
}

/** The same words are one claim, and a claim stands once in a message. */
async function mustBeNew(db: Db, asked: ClaimToMark, span: Span): Promise<void> {
  const there = await db
    .selectFrom('claim_stand as s')
    .innerJoin('claim as c', (join) =>
      join.onRef('c.workspace_id', '=', 's.workspace_id').onRef('c.id', '=', 's.claim_id'),
    )
    .select('s.claim_id')
    .where('s.workspace_id', '=', asked.workspace)
    .where('s.message_id', '=', asked.message)
    .where('c.withdrawn_at', 'is', null)
    .where((where) =>
      where.or([
        where('s.claim_id', '=', asked.claim),
        where.and([where('s.span_start', '=', span.start), where('s.span_end', '=', span.end)]),
      ]),
    )
    .executeTakeFirst()
  if (there) throw new Refusal('claim.already-marked', 409)
}

async function makeClaim(db: Db, clock: Clock, by: string, workspace: Id<'workspace'>, saidAt: Date) {
  const id = newId<'claim'>()
  await db
    .insertInto('claim')
    .values({ workspace_id: workspace, id, words: null, source: null, said_at: saidAt, by, at: clock() })
    .execute()
  return id
}

/** As if it had never been marked. What others made of the claim since is not taken along. */
export async function undoMarkClaim(db: Db, _clock: Clock, act: Act): Promise<void> {
  const { claim, made } = act.detail as { claim: Id<'claim'>; made: boolean }
  await claimHeld(db, { workspace: act.workspace, claim })
  const gone = await db
    .deleteFrom('claim_stand')
    .where('workspace_id', '=', act.workspace)
    .where('claim_id', '=', claim)
    .where('message_id', '=', act.message!)
    .executeTakeFirst()
  if (!gone.numDeletedRows) throw new Refusal('act.too-late', 409)
  if (made) await dropClaim(db, { workspace: act.workspace, claim })
  if (act.conversation) await ring(db, { workspace: act.workspace, kind: 'marked', conversations: [act.conversation] })
}

/** Refuses where it stands elsewhere by now, or something was said to answer it. */
export async function dropClaim(db: Db, { workspace, claim }: AtClaim): Promise<void> {
  const gone = await db
    .deleteFrom('claim')
    .where('workspace_id', '=', workspace)
    .where('id', '=', claim)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('claim_stand')
            .select('message_id')
            .where('workspace_id', '=', workspace)
            .where('claim_id', '=', claim)
            .union(
              selectFrom('claim_answer')
                .select('message_id')
                .where('workspace_id', '=', workspace)
                .where('claim_id', '=', claim),
            ),
        ),
      ),
    )
    .executeTakeFirst()
  if (!gone.numDeletedRows) throw new Refusal('act.too-late', 409)
}
