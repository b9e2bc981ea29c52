import { sql } from 'kysely'
import { holdConversations } from '#conversation'
import { type Db, keyed } from '#database'
import { type Clock, type Id } from '#kernel'
import { type Findings, wantsSilence } from '#understanding'
import { mayBeUnderstood } from './messages-to-understand.ts'
import { type Suggestion, suggestionsBeside } from './reason.ts'
import { settle } from './settle.ts'
import { decidedOn } from './words-decided-on.ts'

const readAtMost = 20_000

export interface Found {
  message: Id<'message'>
  /** The revision that was read. */
  revision: number
  findings: Findings
  /** A language model read it, not we. */
  byLlm?: boolean
}

interface Standing {
  id: string
  revision: number
  said_at: Date
  language: string | null
  was: string | null
  /** As far as understanding reads. */
  text: string
}

/**
 * Keeps what was found in messages, in place of what was found before. What a hand has kept, refused or withdrawn is not
 * offered again. Findings in words that have changed since are dropped. Of those `looked` at, the ones that may not be
 * read any more lose what was found in them before. What a
 * language model found in the same words is not replaced by what we find.
 */
export async function keepFindings(
  db: Db,
  clock: Clock,
  workspace: Id<'workspace'>,
  found: readonly Found[],
  looked: readonly Id<'message'>[] = [],
): Promise<void> {
  const ids = [...new Set([...found.map((one) => one.message), ...looked])]
  if (!ids.length) return
  const standing = await hold(db, workspace, ids)
  await forgetOthers(db, workspace, ids, standing)
  const current = found.filter((one) => standing.get(one.message)?.revision === one.revision)
  if (!current.length) return
  const decided = await decidedOn(db, workspace, current)
  const rows = current.map((one) => asRow(one, standing.get(one.message)!, decided.get(one.message)))
  await sql`
    insert into finding (workspace_id, message_id, revision, version, language, stance, stance_confidence, reason_missing,
      addresses, reasons, themes, said_at, by_llm, at)
    select ${workspace}, x.message, x.revision, x.version, x.language, x.stance, x.confidence, x.reason_missing, x.addresses,
      x.reasons, x.themes, x.said_at, x.by_llm, ${clock()}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (message uuid, revision integer, version integer,
      language text, stance text, confidence real, reason_missing boolean, addresses boolean, reasons jsonb, themes jsonb,
      said_at timestamptz, by_llm boolean)
    on conflict (workspace_id, message_id) do update set
      revision = excluded.revision, version = excluded.version, language = excluded.language, stance = excluded.stance,
      stance_confidence = excluded.stance_confidence, reason_missing = excluded.reason_missing,
      addresses = excluded.addresses, reasons = excluded.reasons, themes = excluded.themes, said_at = excluded.said_at,
      by_llm = excluded.by_llm, at = excluded.at
    where finding.revision < excluded.revision or (finding.version <= excluded.version
      and (excluded.by_llm or not finding.by_llm))`.execute(db)
  await settle(
    db,
    clock,
    workspace,
    current.map((one) => one.message),
    languagesOf(current, standing),
  )
}

/** Conversations, then messages, each in the order of their ids: two batches cannot wait for each other in a circle. */
async function hold(db: Db, workspace: Id<'workspace'>, ids: readonly string[]): Promise<Map<string, Standing>> {
  const { rows: of } = await sql<{ id: string }>`
    select distinct conversation_id as id from message
    where workspace_id = ${keyed(workspace)} and id = any(${ids}::uuid[])`.execute(db)
  await holdConversations(
    db,
    workspace,
    of.map((conversation) => conversation.id),
  )
  const { rows } = await sql<Standing>`
    select m.id, m.revision, m.said_at, m.language, f.language as was, left(m.text, ${readAtMost}) as text
    from message m
    left join lateral (
      select f.language from finding f where f.workspace_id = m.workspace_id and f.message_id = m.id offset 0) f on true
    where m.workspace_id = ${keyed(workspace)} and m.id = any(${ids}::uuid[]) and ${mayBeUnderstood}
    order by m.id for no key update of m`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** What was found in words that may no longer be read goes with them. */
async function forgetOthers(
  db: Db,
  workspace: Id<'workspace'>,
  ids: readonly string[],
  standing: ReadonlyMap<string, Standing>,
): Promise<void> {
  const others = ids.filter((id) => !standing.has(id))
  if (!others.length) return
  await sql`
    with unread as materialized (
      select m.id from unnest(${others}::uuid[]) as x (id)
      cross join lateral (select * from message m where m.workspace_id = ${keyed(workspace)} and m.id = x.id offset 0) m
      where not ${mayBeUnderstood})
    delete from finding f using unread where f.workspace_id = ${keyed(workspace)} and f.message_id = unread.id`.execute(
    db,
  )
}

function asRow(
  { message, revision, findings, byLlm }: Found,
  standing: Standing,
  isDecided: ((suggestion: Suggestion) => boolean) | undefined,
) {
  // « Arrêtez de me demander » is a wish, kept as one: never why somebody does not like something.
  const wish = wantsSilence(standing.text)
  const isWish = ({ start, end }: Suggestion) => wish && wantsSilence(standing.text.slice(start, end))
  const offered = findings.reasons.filter((one) => !isDecided?.(one) && !isWish(one))
  return {
    message,
    revision,
    version: findings.version,
    language: findings.language.code,
    stance: findings.stance.kind,
    confidence: findings.stance.confidence,
    reason_missing: findings.reasonMissing && !wish,
    addresses: findings.addresses,
    reasons: suggestionsBeside(offered, []),
    themes: findings.themes,
    said_at: standing.said_at.toISOString(),
    by_llm: byLlm ?? false,
  }
}

/** A language that the source declared stays; one that only we had read may be read better. */
function languagesOf(found: readonly Found[], standing: ReadonlyMap<string, Standing>): Map<string, string> {
  const languages = new Map<string, string>()
  for (const { message, findings } of found) {
    const { language, was } = standing.get(message)!
    if (findings.language.code !== 'und' && (language === null || language === was))
      languages.set(message, findings.language.code)
  }
  return languages
}
