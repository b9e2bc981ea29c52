import { type Db } from '#database'
import { type Clock, type Id, newId, Refusal } from '#kernel'
import { recordAct, type Undo } from '#team'
import { chooseTheme } from './choose-theme.ts'
import { recordCorrection, undoCorrections } from './correction-store.ts'
import { findingOf, leaveSuggestions, offerAgain } from './finding-store.ts'
import { type MarkedMessage, messageToMark } from './marked-message.ts'
import { overlap, type Span, type Suggestion, spanIn } from './reason.ts'
import { settle } from './settle.ts'
import { type ThemeChoice } from './theme.ts'
import { dropThemeIfUnused } from './theme-store.ts'

export interface ReasonToKeep extends Span {
  workspace: Id<'workspace'>
  message: Id<'message'>
  /** The revision that the span was chosen in: another one is refused, its words stand elsewhere. */
  revision: number
  theme: ThemeChoice
}

type Kept = {
  reason: string
  revision: number
  theme: string | null
  made: string | null
  suggestions: Suggestion[]
  correction: string | null
}

/** Someone’s own words become a reason. Suggestions on the same words have had their answer. */
export async function keepReason(
  db: Db,
  clock: Clock,
  by: string,
  asked: ReasonToKeep,
): Promise<{ reason: Id<'reason'>; act: Id<'act'> }> {
  const message = await messageToMark(db, asked.workspace, asked.message)
  if (message.revision !== asked.revision) throw new Refusal('reason.words-changed', 409)
  const span = spanIn(message.text, asked)
  await mustBeNew(db, message, span)
  const { theme, made } = await chooseTheme(db, clock, by, asked.workspace, asked.theme)
  const finding = await findingOf(db, message)
  const answered = finding?.suggestions.filter((one) => overlap(one, span)) ?? []
  const exact = answered.find((one) => one.start === span.start && one.end === span.end)

  const reason = newId<'reason'>()
  await db
    .insertInto('reason')
    .values({
      workspace_id: asked.workspace,
      id: reason,
      message_id: message.id,
      revision: message.revision,
      span_start: span.start,
      span_end: span.end,
      theme_id: theme,
      source: exact ? 'suggestion' : 'hand',
      by,
      said_at: message.saidAt,
      at: clock(),
      withdrawn_at: null,
      withdrawn_by: null,
      confidence: exact?.confidence ?? null,
    })
    .execute()
  const correction = await recordCorrection(db, clock, message, {
    kind: 'kept-reason',
    detail: { reason, ...span, theme, suggested: answered, version: finding?.version ?? null },
    by,
  })
  if (answered.length)
    await leaveSuggestions(
      db,
      message,
      finding!.suggestions.filter((one) => !answered.includes(one)),
    )
  await settle(db, clock, asked.workspace, [message.id])
  const detail: Kept = { reason, revision: message.revision, theme, made, suggestions: answered, correction }
  const act = await recordAct(db, clock, {
    workspace: asked.workspace,
    kind: 'keep-reason',
    by,
    conversation: message.conversation,
    message: message.id,
    detail,
  })
  return { reason, act }
}

async function mustBeNew(db: Db, message: MarkedMessage, span: Span): Promise<void> {
  const there = await db
    .selectFrom('reason')
    .select('id')
    .where('workspace_id', '=', message.workspace)
    .where('message_id', '=', message.id)
    .where('revision', '=', message.revision)
    .where('span_start', '=', span.start)
    .where('span_end', '=', span.end)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (there) throw new Refusal('reason.already-kept', 409)
}

/** As if it had never been kept: the suggestion stands there again. */
export const undoKeepReason: Undo = async (db, clock, act) => {
  const kept = act.detail as Kept
  const message = await messageToMark(db, act.workspace, act.message!)
  const gone = await db
    .deleteFrom('reason')
    .where('workspace_id', '=', act.workspace)
    .where('id', '=', kept.reason)
    .where('withdrawn_at', 'is', null)
    .where('theme_id', 'is not distinct from', kept.theme)
    .executeTakeFirst()
  if (!gone.numDeletedRows) throw new Refusal('act.too-late', 409)
  await undoCorrections(db, clock, act.workspace, [kept.correction])
  await offerAgain(db, { ...message, revision: kept.revision }, kept.suggestions)
  await dropThemeIfUnused(db, act.workspace, kept.made)
  await settle(db, clock, act.workspace, [message.id])
}
