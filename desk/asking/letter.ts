import { createHash, randomBytes } from 'node:crypto'
import { afterQuiet } from '#charter'
import { type LinkKey } from '#conversation'
import { type Db, type Tables } from '#database'
import { type Clock, type Dialect, type Id, newId } from '#kernel'
import { linkAddress, linkSecret } from './ask-link.ts'
import { type AskTable, departmentOf, goneAlong, holdAsk } from './ask-store.ts'
import { type Verbatim, verbatimsOf } from './verbatims-of.ts'

export type LetterKind = Tables['ask_letter']['kind']

/** A letter to a department, as it leaves; worded at the edge. */
export interface LetterToSend {
  workspace: Id<'workspace'>
  letter: Id<'letter'>
  kind: LetterKind
  to: { name: string; address: string }
  department: string
  question: string
  precisions: string | null
  verbatims: Verbatim[]
  dueAt: Date
  link: string
  /** Message-ID, and those of the letters before it about the same question. */
  mailId: string
  follows: string[]
  /** A mailbox of the workspace where an answer by mail is heard; null: none is. */
  replyTo: string | null
  dialect: Dialect
  zone: string
  brand: string
  /** Who asks. */
  signed: string
}

type LetterState = Tables['ask_letter']['state']

/** What became of it. `unknown`: it may have left, and is not sent again by itself. */
export type Sent = { kind: 'sent' } | { kind: 'later' } | { kind: 'refused'; why: string } | { kind: 'unknown' }

const minute = 60_000
/** After so many tries a server that is always busy has said no. */
const mostTries = 8

/** As channels/mail makes and knows them: the first part is one question's, the second this letter's. */
function newMailId(ask: string, from: string): string {
  const root = createHash('sha256').update(ask).digest('base64url').slice(0, 22)
  return `insuffleur.${root}.${randomBytes(24).toString('base64url').slice(0, 32)}@${from.split('@').at(-1)}`
}

/** Where letters leave from; null: no mail leaves from this installation. */
export type MailFrom = string | null

/** Puts a letter where it waits to leave; without mail, the link is handed over by hand and the record says so. */
export async function putLetter(
  db: Db,
  clock: Clock,
  mailFrom: MailFrom,
  letter: { workspace: Id<'workspace'>; ask: Id<'ask'>; kind: LetterKind; notBefore: Date },
): Promise<Id<'letter'>> {
  const at = clock()
  const id = newId<'letter'>()
  await db
    .insertInto('ask_letter')
    .values({
      workspace_id: letter.workspace,
      id,
      ask_id: letter.ask,
      kind: letter.kind,
      mail_id: newMailId(letter.ask, mailFrom ?? 'localhost'),
      state: mailFrom ? 'waiting' : 'by-hand',
      why: null,
      not_before: letter.notBefore,
      at,
      changed_at: at,
    })
    .execute()
  return id
}

/** Letters that have not left are not to leave any more: which, and how each stood. */
export async function takeLettersBack(
  db: Db,
  clock: Clock,
  workspace: string,
  ask: string,
): Promise<{ id: string; state: string }[]> {
  const letters = await db
    .selectFrom('ask_letter')
    .select(['id', 'state'])
    .where('workspace_id', '=', workspace)
    .where('ask_id', '=', ask)
    .where('state', 'in', ['waiting', 'later', 'by-hand'])
    .forUpdate()
    .execute()
  for (const { id } of letters) await put(db, clock, workspace, id, 'taken-back')
  return letters
}

/** What had them taken back is undone: they leave after all. */
export async function letLettersLeave(
  db: Db,
  clock: Clock,
  workspace: string,
  letters: readonly { id: string; state: string }[],
): Promise<void> {
  for (const { id, state } of letters) await put(db, clock, workspace, id, state as LetterState)
}

async function put(db: Db, clock: Clock, workspace: string, id: string, state: LetterState): Promise<void> {
  await db
    .updateTable('ask_letter')
    .set({ state, changed_at: clock() })
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .execute()
}

/** Nothing is left to write about; nobody is reminded of what they asked back about, or of a day that is past. */
function isOver(ask: AskTable, kind: LetterKind, now: Date): boolean {
  if (ask.withdrawn_at || ask.answered_at) return true
  return kind === 'reminder' && (ask.asked_back_at !== null || ask.due_at <= now)
}

/**
 * Takes a letter in hand, so that nobody else sends it. A reminder, which nobody writes at that very hour, keeps to the
 * hours one works here. Found in hand long after, whoever had it died over it: it may have left, and that is what is
 * recorded: `lost`.
 */
export async function takeLetterInHand(
  db: Db,
  clock: Clock,
  { linkKey, publicUrl }: { linkKey: LinkKey; publicUrl: string },
  at: { workspace: Id<'workspace'>; letter: Id<'letter'> },
): Promise<LetterToSend | 'lost' | null> {
  const row = await db
    .selectFrom('ask_letter')
    .selectAll()
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', at.letter)
    .forUpdate()
    .executeTakeFirst()
  if (!row || row.not_before > clock() || !['waiting', 'later', 'sending'].includes(row.state)) return null
  const ask = await holdAsk(db, at.workspace, row.ask_id)
  if (!ask) return null
  if (row.state === 'sending') {
    await change(db, clock, at, { state: 'unknown' })
    return 'lost'
  }
  const thanked = row.kind === 'thanks' ? await thankedFor(db, at) : null
  if (row.kind === 'thanks' ? !thanked : isOver(ask, row.kind, clock())) {
    await change(db, clock, at, { state: 'taken-back' })
    return null
  }
  if (row.kind === 'reminder') {
    const open = await afterQuiet(db, at.workspace, clock())
    // Due before anybody works again, it leaves now: later it would remind of what is past.
    if (open > clock() && open < ask.due_at) {
      await change(db, clock, at, { state: 'waiting', not_before: open })
      return null
    }
  }
  const until = new Date(clock().getTime() + 3 * minute)
  await change(db, clock, at, { state: 'sending', tries: row.tries + 1, not_before: until })
  const department = await departmentOf(db, at.workspace, ask.department_id)
  const link = thanked
    ? linkAddress(publicUrl, 'word', at.workspace, thanked, linkSecret(linkKey, 'word', at.workspace, thanked, 1))
    : linkAddress(publicUrl, 'ask', at.workspace, ask.id, linkSecret(linkKey, 'ask', at.workspace, ask.id, ask.serial))
  return {
    ...at,
    kind: row.kind,
    to: { name: department.referent, address: department.address },
    department: department.name,
    question: ask.question,
    precisions: ask.precisions,
    verbatims: await verbatimsOf(db, at.workspace, await goneAlong(db, ask)),
    dueAt: ask.due_at,
    link,
    mailId: row.mail_id,
    follows: await lettersBefore(db, at.workspace, ask.id, row.id),
    replyTo: await whereRepliesAreHeard(db, at.workspace),
    ...(await spokenBy(db, at.workspace, ask.by)),
  }
}

async function thankedFor(db: Db, at: { workspace: Id<'workspace'>; letter: Id<'letter'> }): Promise<string | null> {
  const row = await db
    .selectFrom('department_word')
    .select('id')
    .where('workspace_id', '=', at.workspace)
    .where('thanks_id', '=', at.letter)
    .where('taken_at', 'is not', null)
    .executeTakeFirst()
  return row?.id ?? null
}

async function lettersBefore(db: Db, workspace: string, ask: string, than: string): Promise<string[]> {
  const rows = await db
    .selectFrom('ask_letter')
    .select('mail_id')
    .where('workspace_id', '=', workspace)
    .where('ask_id', '=', ask)
    .where('id', '<', than)
    .where('state', 'in', ['sent', 'unknown'])
    .orderBy('id')
    .execute()
  return rows.map((row) => row.mail_id)
}

/** The mailbox planted first that is listened at. */
export async function whereRepliesAreHeard(db: Db, workspace: Id<'workspace'>): Promise<string | null> {
  const row = await db
    .selectFrom('contact_point')
    .select('address')
    .where('workspace_id', '=', workspace)
    .where('channel', '=', 'mail')
    .where('closed_at', 'is', null)
    .where('paused_at', 'is', null)
    .orderBy('planted_at')
    .executeTakeFirst()
  return row?.address ?? null
}

async function spokenBy(db: Db, workspace: string, user: string) {
  const row = await db
    .selectFrom('workspace as w')
    .leftJoin('auth_user as u', (on) => on.on('u.id', '=', user))
    .select(['w.name as brand', 'w.language as dialect', 'w.zone', 'u.name as signed'])
    .where('w.id', '=', workspace)
    .executeTakeFirstOrThrow()
  return { ...row, dialect: row.dialect as Dialect, signed: row.signed ?? row.brand }
}

export async function recordLetter(
  db: Db,
  clock: Clock,
  at: { workspace: Id<'workspace'>; letter: Id<'letter'> },
  sent: Sent,
): Promise<'lost' | null> {
  switch (sent.kind) {
    case 'later': {
      const { tries } = await db
        .selectFrom('ask_letter')
        .select('tries')
        .where('workspace_id', '=', at.workspace)
        .where('id', '=', at.letter)
        .executeTakeFirstOrThrow()
      if (tries >= mostTries) return recordLetter(db, clock, at, { kind: 'refused', why: 'always later' })
      const next = new Date(clock().getTime() + Math.min(5 * 2 ** (tries - 1), 240) * minute)
      await change(db, clock, at, { state: 'later', not_before: next })
      return null
    }
    case 'refused':
      await change(db, clock, at, { state: 'refused', why: sent.why.slice(0, 300) })
      return 'lost'
    case 'sent':
    case 'unknown':
      await change(db, clock, at, { state: sent.kind })
      return sent.kind === 'unknown' ? 'lost' : null
    default:
      return sent satisfies never
  }
}

type Change = { state: 'waiting' | 'sending' | 'later' | 'sent' | 'refused' | 'unknown' | 'taken-back' } & {
  why?: string
  tries?: number
  not_before?: Date
}

async function change(
  db: Db,
  clock: Clock,
  at: { workspace: Id<'workspace'>; letter: Id<'letter'> },
  to: Change,
): Promise<void> {
  await db
    .updateTable('ask_letter')
    .set({ ...to, changed_at: clock() })
    .where('workspace_id', '=', at.workspace)
    .where('id', '=', at.letter)
    .execute()
}
