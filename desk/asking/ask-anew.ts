import { type Db } from '#database'
import { type Clock, type Id, type JsonObject, Refusal } from '#kernel'
import { type Act, recordAct, type Undo } from '#team'
import { graceSeconds, remindAt } from './ask.ts'
import { type Asking, linkByHand, tell } from './ask-department.ts'
import { digestOf, linkEnds, linkSecret } from './ask-link.ts'
import { type AskTable, askHeld, changeAsk, departmentOf, whereDiscussed } from './ask-store.ts'
import { letLettersLeave, putLetter, takeLettersBack } from './letter.ts'

export interface Anew {
  workspace: Id<'workspace'>
  ask: Id<'ask'>
  by: string
  /** What was missing; left out: the same once more. */
  precision?: string
  /** The act it belongs to, where it is no act by itself. */
  kind?: 'hand-back'
  detail?: JsonObject
}

/**
 * The question once more, or with what was missing: another link, the one before ends. Its letter waits ten seconds; taken
 * back until it leaves, the link before holds again.
 */
export async function askAnew(
  db: Db,
  clock: Clock,
  asking: Asking,
  at: Anew,
): Promise<{ act: Id<'act'>; link: string | null }> {
  const ask = await askHeld(db, at.workspace, at.ask)
  if (ask.withdrawn_at) throw new Refusal('asking.withdrawn', 409)
  if (ask.answered_at && at.precision === undefined) throw new Refusal('asking.answered', 409)
  const department = await departmentOf(db, at.workspace, ask.department_id)
  const now = clock()
  const due = ask.due_at > now ? ask.due_at : new Date(now.getTime() + department.usual_days * 86_400_000)
  const serial = ask.serial + 1
  const to = {
    serial,
    link_hash: digestOf(linkSecret(asking.linkKey, 'ask', at.workspace, ask.id, serial)),
    link_ends_at: linkEnds(due),
    link_used_at: null,
    due_at: due,
    next_at: remindAt(now, due),
    asked_back_at: null,
    answered_at: null,
    ...(at.precision === undefined ? {} : { precisions: [ask.precisions, at.precision].filter(Boolean).join('\n\n') }),
  }
  const letters = await takeLettersBack(db, clock, at.workspace, ask.id)
  await changeAsk(db, ask, to)
  const kind = at.precision === undefined ? 'again' : 'precision'
  const notBefore = new Date(now.getTime() + graceSeconds * 1000)
  const letter = await putLetter(db, clock, asking.mailFrom, { workspace: at.workspace, ask: at.ask, kind, notBefore })
  const here = await whereDiscussed(db, ask)
  await tell(db, here)
  const act = await recordAct(db, clock, {
    workspace: at.workspace,
    kind: at.kind ?? 'ask-anew',
    by: at.by,
    conversation: here.conversation,
    detail: { ...at.detail, ask: ask.id, letter, letters, stood: asItStood(ask) },
  })
  return { act, link: linkByHand(asking, { ...ask, ...to }) }
}

const dates = ['link_ends_at', 'link_used_at', 'due_at', 'next_at', 'asked_back_at', 'answered_at'] as const

const asItStood = (ask: AskTable): JsonObject => ({
  serial: ask.serial,
  link_hash: ask.link_hash.toString('base64'),
  precisions: ask.precisions,
  ...Object.fromEntries(dates.map((name) => [name, ask[name]?.toISOString() ?? null])),
})

function asItWas(stood: JsonObject): Partial<AskTable> {
  const moment = (name: (typeof dates)[number]) => [name, stood[name] ? new Date(stood[name] as string) : null] as const
  return {
    serial: stood.serial as number,
    link_hash: Buffer.from(stood.link_hash as string, 'base64'),
    precisions: stood.precisions as string | null,
    ...Object.fromEntries(dates.map(moment)),
  }
}

/** Once its letter has left, or somebody acted on its link, it stays: another one can be asked. */
export async function undoAskAnew(db: Db, clock: Clock, act: Act): Promise<void> {
  const { letter, letters, stood } = act.detail as {
    letter: string
    letters: { id: string; state: string }[]
    stood: JsonObject
  }
  const ask = await askHeld(db, act.workspace, act.detail.ask as string)
  if (ask.withdrawn_at || ask.link_used_at || ask.serial !== (stood.serial as number) + 1)
    throw new Refusal('act.too-late', 409)
  const back = await takeLettersBack(db, clock, act.workspace, ask.id)
  if (!back.some((one) => one.id === letter)) throw new Refusal('act.already-left', 409)
  await letLettersLeave(db, clock, act.workspace, letters)
  await changeAsk(db, ask, asItWas(stood))
  await tell(db, await whereDiscussed(db, ask))
}

const undo: Undo = (db, clock, act) => undoAskAnew(db, clock, act)

export const askAnewUndo: Record<string, Undo> = { 'ask-anew': undo }
