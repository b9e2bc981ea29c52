import { sql } from 'kysely'
import { type Deed } from '#contract'
import { type Db } from '#database'

/** So many acts are looked at, at each client. */
const mostActs = 1_000

/** What the desk records, as a sentence would tell it. What is not named here is told as something else. */
const deeds: Record<string, Deed> = {
  reply: 'answered',
  nod: 'liked',
  'end-nod': 'liked',
  'let-live': 'let-live',
  snooze: 'put-off',
  assign: 'given',
  'keep-reason': 'understood',
  'change-reason': 'understood',
  'refuse-suggestion': 'understood',
  'mark-stance': 'understood',
  'keep-confirmation': 'understood',
  reword: 'understood',
  'rename-theme': 'themes',
  'join-themes': 'themes',
  'split-theme': 'themes',
  ask: 'asked',
  'take-word': 'facts',
  'agree-fact': 'facts',
  'keep-silence': 'silence',
  remove: 'removed',
  join: 'joined',
  split: 'joined',
  'take-alert': 'alerts',
  'close-alert': 'alerts',
  'say-in-name': 'answered',
  wake: 'put-off',
  'withdraw-reason': 'understood',
  'ask-anew': 'asked',
  'hand-back': 'asked',
  'set-word-aside': 'facts',
  'withdraw-fact': 'facts',
  'lift-silence': 'silence',
  'other-subject': 'joined',
  decide: 'decided',
  'change-decision': 'decided',
  'approve-telling': 'told',
  'tell-by-hand': 'told',
  'give-word': 'promised',
  'refuse-word': 'promised',
  'keep-word': 'promised',
  'release-word': 'promised',
  'move-word': 'promised',
  'mark-claim': 'claims',
  'write-claim': 'claims',
  'withdraw-claim': 'claims',
  'say-answers': 'claims',
  publish: 'sparks',
  'drop-spark': 'sparks',
  'plan-spark': 'sparks',
  'pause-sparks': 'sparks',
  'lift-pause': 'sparks',
}
const order = [...new Set<Deed>(Object.values(deeds)), 'other'] as const
/** Notes themselves are told as notes. */
const untold = ['hand-over']

export interface DoneBy {
  by: string
  deeds: { deed: Deed; n: number }[]
}

/** What others than this user have done at these desks since: by whom, and how often of each kind. What was undone is not told. */
export async function doneSince(db: Db, workspaces: readonly string[], since: Date, user: string): Promise<DoneBy[]> {
  const { rows } = await sql<{ name: string; kind: string; n: number }>`
    select u.name, a.kind, count(*)::int as n
    from unnest(${workspaces}::uuid[]) as w (id)
    cross join lateral (
      select by, kind from act a where a.workspace_id = w.id and a.at > ${since} and a.undone_at is null
      order by a.at desc limit ${mostActs}) a
    join auth_user u on u.id = a.by
    where a.by <> ${user} and a.kind <> all(${untold}::text[])
    group by u.id, u.name, a.kind order by u.name, u.id`.execute(db)
  const byName = new Map<string, Map<Deed, number>>()
  for (const { name, kind, n } of rows) {
    const theirs = byName.get(name) ?? new Map<Deed, number>()
    const deed = deeds[kind] ?? 'other'
    byName.set(name, theirs.set(deed, (theirs.get(deed) ?? 0) + n))
  }
  return [...byName].map(([by, theirs]) => ({
    by,
    deeds: order.flatMap((deed) => (theirs.has(deed) ? [{ deed, n: theirs.get(deed)! }] : [])),
  }))
}
