import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import { raiseAlerts } from '#alert'
import { type Database, type Jobs, type Within } from '#database'
import { type Clock, type Id } from '#kernel'
import { type Found, keepFindings, type MessageToUnderstand, messagesReadBefore, messagesToUnderstand } from '#reason'
import { type Brand, understand, understandingVersion } from '#understanding'
import { type Doorway } from '../doorway.ts'
import { type AskLlm } from '../llm/index.ts'
import { learntBrand } from './learnt.ts'
import { readByLlm } from './read-by-llm.ts'
import { type RelearnJob, relearnPage } from './relearn.ts'

export interface UnderstandNeeds {
  within: Within
  jobs: Jobs
  clock: Clock
  /** Mail leaves from this installation: an alert is told by it. */
  mails?: boolean
  /** Where a language model is plugged in. */
  llm?: AskLlm
  /** Left out: nobody knocks here. */
  doorway?: Pick<Doorway, 'clear'>
  /** Stands in for understanding in tests. */
  understand?: typeof understand
}

/** Messages to read; or, once understanding has become better, a page of those that were read before, after that one; or the next page of what someone asked to have read again. */
export type UnderstandJob =
  | { workspace: Id<'workspace'>; messages: Id<'message'>[] }
  | { workspace: Id<'workspace'>; again: Id<'message'> | null }
  | RelearnJob

/** Messages to one transaction. */
const atOnce = 500
/** How long reading may keep what else this process does waiting. */
const sliceMillis = 10

/**
 * Finds reasons in messages. No transaction is open while they are read, and doing it twice changes nothing. One that
 * cannot be read is a fault of ours: it fails the job, once all the others are kept.
 */
export async function understandMessages(needs: UnderstandNeeds, job: UnderstandJob): Promise<void> {
  if ('relearn' in job) await relearnPage(needs, job, (workspace, messages) => readAndKeep(needs, workspace, messages))
  else if ('again' in job) await understandAgain(needs, job.workspace, job.again)
  else await readAndKeep(needs, job.workspace, [...new Set(job.messages)], needs.llm)
}

/**
 * Reads again one page of what an earlier version of understanding had read, and sends for the next: however much was
 * ever heard, each step is short. It sends first, so that no page holds up those after it. Answers how many there were.
 * Begin with null at each start: where nothing is old, it costs one look.
 */
export async function understandAgain(
  needs: UnderstandNeeds,
  workspace: Id<'workspace'>,
  after: Id<'message'> | null = null,
): Promise<number> {
  const page = await needs.within([workspace], null, (db) =>
    messagesReadBefore(db, workspace, understandingVersion, after, atOnce),
  )
  const last = page.at(-1)
  if (last && page.length === atOnce) {
    await needs.within([workspace], null, (db) =>
      needs.jobs.send(db, 'understand', `again after ${last}`, { workspace, again: last }),
    )
  }
  await readAndKeep(needs, workspace, page)
  return page.length
}

async function readAndKeep(
  needs: UnderstandNeeds,
  workspace: Id<'workspace'>,
  messages: readonly Id<'message'>[],
  llm?: AskLlm,
): Promise<void> {
  if (!messages.length) return
  const { brand } = await learntBrand(needs, workspace)
  const faults: unknown[] = []
  for (let at = 0; at < messages.length; at += atOnce) {
    const ids = messages.slice(at, at + atOnce)
    const { found, texts } = await readThem(needs, workspace, ids, brand, faults)
    await needs.within([workspace], null, (db) => keepFindings(db, needs.clock, workspace, found, ids))
    const better = llm ? await readByLlm(llm, brand, texts, found) : []
    if (better.length) await needs.within([workspace], null, (db) => keepFindings(db, needs.clock, workspace, better))
    await needs.within([workspace], null, (db) =>
      raiseAlerts(db, { clock: needs.clock, mails: needs.mails ?? false }, workspace, ids),
    )
  }
  if (faults.length) throw new AggregateError(faults, `${faults.length} messages could not be read for reasons`)
}

async function readThem(
  needs: UnderstandNeeds,
  workspace: Id<'workspace'>,
  ids: readonly Id<'message'>[],
  brand: Brand,
  faults: unknown[],
): Promise<{ found: Found[]; texts: MessageToUnderstand[] }> {
  const texts = await needs.within([workspace], null, (db) => messagesToUnderstand(db, workspace, ids))
  const reads = needs.understand ?? understand
  const found: Found[] = []
  let until = performance.now() + sliceMillis
  for (const { message, revision, text } of texts) {
    try {
      found.push({ message, revision, findings: reads(text, brand) })
    } catch (cause) {
      faults.push(cause)
    }
    if (performance.now() < until) continue
    await (needs.doorway?.clear() ?? setImmediate())
    until = performance.now() + sliceMillis
  }
  return { found, texts }
}

/**
 * Understanding has become better since everything was last read: every workspace is read again, as work that waits.
 * Run at each start; where nothing changed it is one look.
 */
export async function understandAllAgain(
  needs: Pick<UnderstandNeeds, 'within' | 'jobs'> & { global: Database['global'] },
): Promise<void> {
  const name = 'understanding'
  const before = await needs.global
    .selectFrom('installation')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst()
  if (before && Number(before.value) >= understandingVersion) return
  const { rows } = await sql<{ id: Id<'workspace'> }>`select id from workspace_ids()`.execute(needs.global)
  for (const { id } of rows) {
    await needs.within([id], null, (db) =>
      needs.jobs.send(db, 'understand', `again ${id}`, { workspace: id, again: null }),
    )
  }
  await needs.global
    .insertInto('installation')
    .values({ name, value: String(understandingVersion) })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: String(understandingVersion) }))
    .execute()
}
