import type pg from 'pg'
import { type Words } from '#words'
import { type DoctorWords, type Finding, trouble, well } from './finding.ts'

interface Look {
  owner: pg.Client
  words: DoctorWords
  /** The desk runs: what waits should not wait long. */
  runs: boolean
}

/** The work that waits, and what came in and was not read. */
export async function workFindings({ owner, words, runs }: Look): Promise<Finding[]> {
  const { rows } = await owner.query<{ failed: number; waiting: number; unread: number; aside: number }>(
    `select
       (select count(*)::int from pgboss.job where state = 'failed' and completed_on > now() - interval '1 day') as failed,
       (select count(*)::int from pgboss.job where state in ('created', 'retry') and start_after < now() - interval '5 minutes') as waiting,
       (select count(*)::int from raw_event where read_at is null and set_aside_at is null and heard_at < now() - interval '1 minute') as unread,
       (select count(*)::int from raw_event where set_aside_at is not null and body is not null) as aside`,
  )
  const { failed, waiting, unread, aside } = rows[0]!
  const findings = [
    ...(failed ? [trouble(words.jobsFailed(failed, await lastFailure(owner)))] : []),
    ...(waiting && runs ? [trouble(words.jobsWait(waiting))] : []),
    ...(unread && runs ? [trouble(words.ledgerUnread(unread))] : []),
    ...(aside ? [trouble(words.setAside(aside, await lastSetAside(owner)))] : []),
  ]
  return findings.length ? findings : [well(words.workFlows)]
}

async function lastFailure(owner: pg.Client): Promise<string> {
  const { rows } = await owner.query<{ name: string; said: string | null }>(
    `select name, left(coalesce(output ->> 'message', output::text), 200) as said from pgboss.job
     where state = 'failed' and completed_on > now() - interval '1 day' order by completed_on desc limit 1`,
  )
  return `${rows[0]?.name}: ${rows[0]?.said ?? '?'}`
}

async function lastSetAside(owner: pg.Client): Promise<string> {
  const { rows } = await owner.query<{ said: string | null }>(
    `select left(set_aside_why, 200) as said from raw_event where set_aside_at is not null and body is not null
     order by set_aside_at desc limit 1`,
  )
  return rows[0]?.said ?? '?'
}

/** What we said and a place would not take, or did not answer for. */
export async function saidFindings({ owner, words }: Look): Promise<Finding[]> {
  const { rows } = await owner.query<{
    workspace: string
    place: string
    refused: number
    unknown: number
    why: string
  }>(
    `select w.name as workspace, p.name as place, count(*) filter (where o.state = 'refused')::int as refused,
       count(*) filter (where o.state = 'unknown')::int as unknown, coalesce(left(max(o.why), 100), '?') as why
     from outbox o join workspace w on w.id = o.workspace_id
     join contact_point p on p.workspace_id = o.workspace_id and p.id = o.contact_point_id
     where o.state in ('refused', 'unknown') group by o.workspace_id, w.name, o.contact_point_id, p.name
     order by max(o.changed_at) desc limit 20`,
  )
  if (!rows.length) return [well(words.allSaid)]
  return rows.flatMap(({ workspace, place, refused, unknown, why }) => [
    ...(refused ? [trouble(words.saidRefused(workspace, place, refused, why))] : []),
    ...(unknown ? [trouble(words.saidUnknown(workspace, place, unknown))] : []),
  ])
}

/** Contact points where nothing is heard any more. */
export async function placeFindings(
  { owner, words }: Look,
  channels: Words['channels'],
  locale: string,
): Promise<Finding[]> {
  const { rows } = await owner.query<{ workspace: string; name: string; address: string; why: string; since: string }>(
    `select w.name as workspace, p.name, p.address, coalesce(p.trouble ->> 'why', '?') as why,
       coalesce(p.trouble ->> 'since', '') as since
     from contact_point p join workspace w on w.id = p.workspace_id
     where p.closed_at is null and p.paused_at is null and jsonb_typeof(p.trouble) = 'object'
     order by p.trouble ->> 'since' desc limit 20`,
  )
  if (!rows.length) return [well(words.placesHear)]
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' })
  return rows.map(({ workspace, name, address, why, since }) => {
    const at = new Date(since)
    const said = channels.trouble[why]?.(Number.isNaN(at.getTime()) ? '?' : date.format(at)) ?? why
    return trouble(words.placeInTrouble(workspace, name, address, said))
  })
}
