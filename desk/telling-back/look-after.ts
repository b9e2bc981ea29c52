import { sql } from 'kysely'
import { type Db, ring } from '#database'
import { type Clock, type Id } from '#kernel'
import { holdDecision } from './decision-store.ts'
import { recount } from './loop-store.ts'
import { type Ways } from './reach.ts'
import { close, decisionOfTelling, holdTelling } from './telling-store.ts'

/** What a mail server took over comes back within three days, or has arrived (RFC 5321 §4.5.4.1: four or five at most). */
export const comesBackWithinHours = 72
/** While it is on its way, and while it stands failed and somebody may try again. */
const onItsWaySeconds = 5
const failedSeconds = 60
const mostFailedSeconds = 3_600
/** While it may come back: a report of it is looked for so often. */
const comingBackSeconds = 900

interface Sent {
  state: 'waiting' | 'saying' | 'sent' | 'later' | 'gone' | 'refused' | 'unknown' | 'taken-back'
  proof: 'seen' | 'accepted' | 'by-hand' | null
  why: string | null
  changedAt: Date
  channel: string
}

/**
 * Looks what has come of a telling that left. A loop closes on proof alone: read back at its place; taken over and not come
 * back within three days; or by hand, which a named human says.
 */
export async function lookAfter(
  db: Db,
  clock: Clock,
  ways: Pick<Ways, 'mayComeBack'>,
  at: { workspace: Id<'workspace'>; telling: Id<'telling'> },
): Promise<void> {
  const { workspace } = at
  const decision = await decisionOfTelling(db, at)
  if (!decision) return
  await holdDecision(db, { workspace, decision })
  const telling = await holdTelling(db, at)
  if (telling.state !== 'left' && telling.state !== 'failed') return
  const sent = telling.message && (await sentAs(db, workspace, telling.message))
  const now = clock()
  const next = sent ? whatNext(sent, ways, now) : ({ kind: 'failed', why: 'taken-away' } as const)
  if (next.kind === 'told') await close(db, telling, next.how, next.at)
  else {
    const state = next.kind === 'failed' ? 'failed' : 'left'
    const why = next.kind === 'failed' ? next.why : null
    const until = next.kind === 'wait' ? next.until : null
    const seconds = state === 'failed' ? failedFor(sent, now) : until ? comingBackSeconds : onItsWaySeconds
    const soon = new Date(now.getTime() + seconds * 1000)
    // Words that are gone are said again by nobody.
    const lookAt = why === 'taken-away' ? null : until && until < soon ? until : soon
    await db
      .updateTable('telling')
      .set({ state, why, look_at: lookAt })
      .where('workspace_id', '=', workspace)
      .where('id', '=', telling.id)
      .execute()
    if (state === telling.state) return
  }
  await recount(db, workspace, decision)
  await ring(db, { workspace, kind: 'marked', conversations: [] })
}

/** What failed long ago is tried again less and less likely. */
function failedFor(sent: Sent | null, now: Date): number {
  const since = sent ? (now.getTime() - sent.changedAt.getTime()) / 1000 : 0
  return Math.min(mostFailedSeconds, Math.max(failedSeconds, since))
}

async function sentAs(db: Db, workspace: Id<'workspace'>, message: string): Promise<Sent | null> {
  const { rows } = await sql<Sent>`
    select o.state, o.proof, o.why, o.changed_at as "changedAt", p.channel from outbox o
    join contact_point p on p.workspace_id = o.workspace_id and p.id = o.contact_point_id
    where o.workspace_id = ${workspace} and o.message_id = ${message}`.execute(db)
  return rows[0] ?? null
}

export type Next =
  | { kind: 'told'; how: 'seen' | 'accepted' | 'by-hand'; at: Date }
  | { kind: 'failed'; why: string }
  /** `until`: nothing can be known before. */
  | { kind: 'wait'; until: Date | null }

export function whatNext(sent: Sent, ways: Pick<Ways, 'mayComeBack'>, now: Date): Next {
  switch (sent.state) {
    case 'sent': {
      const { proof, changedAt } = sent
      if (proof === 'by-hand') return { kind: 'told', how: 'by-hand', at: changedAt }
      // What stands among our own sent letters has been read back nowhere else.
      if (proof === 'seen' && !ways.mayComeBack(sent.channel)) return { kind: 'told', how: 'seen', at: changedAt }
      const until = new Date(changedAt.getTime() + comesBackWithinHours * 3_600_000)
      return until <= now ? { kind: 'told', how: 'accepted', at: changedAt } : { kind: 'wait', until }
    }
    case 'refused':
      return { kind: 'failed', why: sent.why ?? 'refused' }
    case 'gone':
    case 'taken-back':
      return { kind: 'failed', why: 'gone' }
    case 'waiting':
    case 'saying':
    case 'later':
    case 'unknown':
      return { kind: 'wait', until: null }
    default:
      return sent.state satisfies never
  }
}
