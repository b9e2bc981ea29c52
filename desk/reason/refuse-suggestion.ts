import { type Db } from '#database'
import { type Clock, type Id, Refusal } from '#kernel'
import { recordAct, type Undo } from '#team'
import { recordCorrection, undoCorrections } from './correction-store.ts'
import { findingOf, leaveSuggestions, offerAgain } from './finding-store.ts'
import { messageToMark } from './marked-message.ts'
import { type Span, type Suggestion } from './reason.ts'
import { settle } from './settle.ts'

type Refused = { revision: number; suggestion: Suggestion; correction: string | null }

/** These words give no reason. They are not suggested again, whoever reads them next. */
export async function refuseSuggestion(
  db: Db,
  clock: Clock,
  by: string,
  asked: Span & { workspace: Id<'workspace'>; message: Id<'message'>; revision: number },
): Promise<Id<'act'>> {
  const message = await messageToMark(db, asked.workspace, asked.message)
  if (message.revision !== asked.revision) throw new Refusal('reason.words-changed', 409)
  const finding = await findingOf(db, message)
  const suggestion = finding?.suggestions.find((one) => one.start === asked.start && one.end === asked.end)
  if (!finding || !suggestion) throw new Refusal('reason.no-such-suggestion', 404)
  await leaveSuggestions(
    db,
    message,
    finding.suggestions.filter((one) => one !== suggestion),
  )
  const correction = await recordCorrection(db, clock, message, {
    kind: 'refused-reason',
    detail: { ...suggestion, version: finding.version },
    by,
  })
  await settle(db, clock, asked.workspace, [message.id])
  const detail: Refused = { revision: message.revision, suggestion, correction }
  return recordAct(db, clock, {
    workspace: asked.workspace,
    kind: 'refuse-suggestion',
    by,
    conversation: message.conversation,
    message: message.id,
    detail,
  })
}

export const undoRefuseSuggestion: Undo = async (db, clock, act) => {
  const refused = act.detail as Refused
  const message = await messageToMark(db, act.workspace, act.message!)
  await undoCorrections(db, clock, act.workspace, [refused.correction])
  await offerAgain(db, { ...message, revision: refused.revision }, [refused.suggestion])
  await settle(db, clock, act.workspace, [message.id])
}
