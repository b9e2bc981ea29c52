import { type LinkKey } from '#conversation'
import { type Db } from '#database'
import { type Clock, type Id } from '#kernel'
import { zoneOf } from '#team'
import { howItOpens, readLinkToken } from './ask-link.ts'
import { type AskTable, askIfThere, changeAsk, departmentOf, goneAlong, holdAsk } from './ask-store.ts'
import { type Verbatim, verbatimsOf } from './verbatims-of.ts'
import { whereInPublic } from './where-in-public.ts'
import { comesBack, enter, keepWord } from './word-store.ts'

/** What the link of a question shows. Used, ended or taken back, it shows nothing of what was asked or said. */
export type AskOnPage =
  | { kind: 'not-there' }
  | { kind: 'used'; at: Date; zone: string; missing: boolean }
  | { kind: 'older' | 'withdrawn' }
  | { kind: 'ended'; at: Date; zone: string }
  | {
      kind: 'open'
      brand: string
      zone: string
      department: string
      referent: string
      signed: string
      question: string
      precisions: string | null
      verbatims: Verbatim[]
      dueAt: Date
      /** The places where they may answer in public, under their own name. */
      inPublic: string[]
      /** What they wrote to be said in public and was handed back: to go on from there. */
      handedBack: { firstName: string; text: string } | null
    }

type At = { workspace: Id<'workspace'>; token: string }

export async function askOnPage(
  db: Db,
  clock: Clock,
  { linkKey: key, says }: { linkKey: LinkKey; says: (channel: string) => boolean },
  at: At,
): Promise<AskOnPage> {
  const found = await askOfLink(db, clock, key, at, askIfThere)
  if (found.kind !== 'open') return found
  const { ask } = found
  const department = await departmentOf(db, at.workspace, ask.department_id)
  const { brand, zone, signed } = await db
    .selectFrom('workspace as w')
    .leftJoin('auth_user as u', (on) => on.on('u.id', '=', ask.by))
    .select(['w.name as brand', 'w.zone', 'u.name as signed'])
    .where('w.id', '=', at.workspace)
    .executeTakeFirstOrThrow()
  return {
    kind: 'open',
    brand,
    zone,
    department: department.name,
    referent: department.referent,
    signed: signed ?? brand,
    question: ask.question,
    precisions: ask.precisions,
    verbatims: await verbatimsOf(db, at.workspace, await goneAlong(db, ask)),
    dueAt: ask.due_at,
    inPublic: [...new Set((await whereInPublic(db, says, at.workspace, [ask.id])).map((one) => one.place))],
    handedBack: await handedBack(db, ask),
  }
}

async function handedBack(db: Db, ask: AskTable): Promise<{ firstName: string; text: string } | null> {
  const row = await db
    .selectFrom('department_word')
    .select(['first_name', 'text'])
    .where('workspace_id', '=', ask.workspace_id)
    .where('ask_id', '=', ask.id)
    .where('kind', '=', 'public')
    .where('set_aside_at', 'is not', null)
    .orderBy('at', 'desc')
    .executeTakeFirst()
  return row ? { firstName: row.first_name, text: row.text } : null
}

export interface Answer {
  /** Made with the form: the same sent twice is one answer. */
  once: Id<'word'>
  /** `public`: to be said in public under their own name, which they ticked. */
  kind: 'answer' | 'missing' | 'public'
  firstName: string
  text: string
  mayQuote: boolean
}

/** Takes the answer, or what is missing; the link has served then. `kept`: also where the same form came before. */
export async function answerOnPage(
  db: Db,
  clock: Clock,
  key: LinkKey,
  at: At,
  answer: Answer,
): Promise<{ kind: 'kept' } | Exclude<AskOnPage, { kind: 'open' }>> {
  const found = await askOfLink(db, clock, key, at, holdAsk)
  if (found.kind === 'used' && (await isThere(db, at.workspace, answer.once))) return { kind: 'kept' }
  if (found.kind !== 'open') return found
  const { ask } = found
  const word = {
    id: answer.once,
    kind: answer.kind,
    how: 'page' as const,
    text: answer.text,
    firstName: answer.firstName,
    from: null,
    mayQuote: answer.kind === 'public' || (answer.kind === 'answer' && answer.mayQuote),
    doubt: null,
  }
  const about = { workspace: at.workspace, department: ask.department_id, ask: ask.id }
  if (!(await keepWord(db, clock, about, word))) return { kind: 'kept' }
  if (word.kind === 'public') await waitToBeSaid(db, clock, ask)
  else await enter(db, clock, ask, word, null)
  return { kind: 'kept' }
}

/** The department has answered; what goes out in its colleague's name is for a person at the desk to send. */
async function waitToBeSaid(db: Db, clock: Clock, ask: AskTable): Promise<void> {
  const now = clock()
  await changeAsk(db, ask, { link_used_at: now, next_at: null, answered_at: now, asked_back_at: null })
  await comesBack(db, clock, ask)
}

type Found = Exclude<AskOnPage, { kind: 'open' }> | { kind: 'open'; ask: AskTable }

async function askOfLink(
  db: Db,
  clock: Clock,
  key: LinkKey,
  { workspace, token }: At,
  look: typeof holdAsk,
): Promise<Found> {
  const link = readLinkToken(token)
  const ask = link && (await look(db, workspace, link.id))
  if (!link || !ask) return { kind: 'not-there' }
  const opens = howItOpens(key, 'ask', { workspace, id: ask.id, serial: ask.serial, hash: ask.link_hash }, link.secret)
  if (opens === 'not-ours') return { kind: 'not-there' }
  if (ask.withdrawn_at) return { kind: 'withdrawn' }
  if (opens === 'older') return { kind: 'older' }
  const zone = await zoneOf(db, workspace)
  if (ask.link_used_at) return { kind: 'used', at: ask.link_used_at, zone, missing: ask.asked_back_at !== null }
  if (ask.link_ends_at <= clock()) return { kind: 'ended', at: ask.link_ends_at, zone }
  return { kind: 'open', ask }
}

async function isThere(db: Db, workspace: Id<'workspace'>, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('department_word')
    .select('id')
    .where('workspace_id', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}
