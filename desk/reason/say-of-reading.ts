import { type Confirmation } from '#contract'
import { type OwnHandle } from '#conversation'
import { type Db, ring } from '#database'
import { type Clock, type Id, newId, Refusal } from '#kernel'
import { letAwaitAgain, ownReason } from './own-reason-store.ts'
import { ownReasons } from './own-reasons.ts'

/** The person says whether we understood, by a click of their own. The same said twice is said once. */
export async function sayOfReading(
  db: Db,
  clock: Clock,
  workspace: Id<'workspace'>,
  by: OwnHandle,
  /** `shown`: the wording they read. */
  said: { reason: string; kind: Confirmation; words: string; shown: string },
): Promise<void> {
  const at = await ownReason(db, workspace, by, said.reason)
  const { reasons } = await ownReasons(db, workspace, by)
  const shown = reasons.find((one) => one.reason === at.reason)
  if (!shown?.rewording) throw new Refusal('page.not-yours', 404)
  if (shown.rewording.id !== said.shown) throw new Refusal('page.changed', 409)
  const words = said.kind === 'corrected' ? said.words : ''
  if (shown.said?.kind === said.kind && shown.said.words === words) return
  await db
    .insertInto('reason_confirmation')
    .values({
      workspace_id: workspace,
      id: newId(),
      reason_id: at.reason,
      rewording_id: shown.rewording.id,
      revision: at.revision,
      kind: said.kind,
      how: 'own-page',
      words,
      message_id: null,
      by: null,
      at: clock(),
    })
    .execute()
  if (said.kind !== 'confirmed') await letAwaitAgain(db, clock, workspace, at)
  await ring(db, { workspace, kind: 'marked', conversations: [at.conversation] })
}
