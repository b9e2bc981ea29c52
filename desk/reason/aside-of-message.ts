import { sql } from 'kysely'
import { mayBeCounted } from '#contact-point'
import { type Aside } from '#contract'
import { joinsAround, linkOffered } from '#conversation'
import { type Db } from '#database'
import { type Clock, type Id, Refusal } from '#kernel'
import { answeredBefore } from './answered-before.ts'
import { type Beside } from './beside.ts'
import { opening } from './reason.ts'
import { sameSubject } from './same-subject.ts'
import { heldBy, rootOf } from './theme.ts'
import { themesOf } from './theme-store.ts'
import { daysBefore } from './window.ts'

const shown = 280
/** « 9 autres » means the last year: older reasons have had their answer or lost their object. */
const alsoSaidDays = 365

export interface AsideAsked {
  workspace: Id<'workspace'>
  message: Id<'message'>
  /** Whether a channel can speak to one person alone. */
  answersPrivately(channel: string): boolean
}

/** What one would like to know before answering: said here before, answered before, also said by others, said elsewhere. */
export async function asideOfMessage(
  db: Db,
  clock: Clock,
  { workspace, message, answersPrivately }: AsideAsked,
): Promise<Aside> {
  const row = await db
    .selectFrom('message')
    .select(['conversation_id', 'thread_id', 'handle_id', 'text', 'title', 'said_at', 'ours'])
    .where('workspace_id', '=', workspace)
    .where('id', '=', message)
    .executeTakeFirst()
  if (!row) throw new Refusal('reason.no-such-message', 404)
  const beside: Beside = {
    workspace,
    id: message,
    conversation: row.conversation_id as Beside['conversation'],
    thread: row.thread_id as Beside['thread'],
    handle: row.handle_id,
    text: row.text,
    saidAt: row.said_at,
  }
  return {
    saidHere: row.ours ? [] : await saidHere(db, beside),
    samePerson: row.ours ? [] : await samePerson(db, beside),
    privateLink: (await linkOffered(db, answersPrivately, workspace, message)).kind,
    answeredBefore: row.ours ? [] : await answeredBefore(db, beside),
    alsoSaid: await alsoSaid(db, clock, beside),
    sameSubject: await sameSubject(db, beside),
  }
}

async function samePerson(db: Db, { workspace, handle }: Beside): Promise<Aside['samePerson']> {
  if (!handle) return []
  const joins = await joinsAround(db, workspace, handle)
  return joins.map(({ since, ...join }) => ({ ...join, since: since.toISOString() }))
}

/**
 * « Déjà dit ici »: the same person’s earlier words to this client. A person is one handle, and those that they have joined
 * to it themselves; nothing else is ever taken for the same.
 */
async function saidHere(db: Db, beside: Beside): Promise<Aside['saidHere']> {
  if (!beside.handle) return []
  const rows = await db
    .selectFrom('message as m')
    .innerJoin('contact_point as c', (on) =>
      on.onRef('c.workspace_id', '=', 'm.workspace_id').onRef('c.id', '=', 'm.contact_point_id'),
    )
    .select(['m.id', 'm.conversation_id', 'm.said_at', 'c.name'])
    .select([sql<string>`left(m.text, ${shown * 2})`.as('text'), sql<string | null>`m.said_on::text`.as('on')])
    .where('m.workspace_id', '=', beside.workspace)
    .where('m.handle_id', 'in', (select) =>
      select
        .selectFrom('handle as own')
        .innerJoin('handle as h', (on) =>
          on.onRef('h.workspace_id', '=', 'own.workspace_id').onRef('h.person_id', '=', 'own.person_id'),
        )
        .select('h.id')
        .where('own.workspace_id', '=', beside.workspace)
        .where('own.id', '=', beside.handle),
    )
    .where('m.id', '<>', beside.id)
    .where('m.said_at', '<=', beside.saidAt)
    .where('m.gone_at', 'is', null)
    .where('m.removed_at', 'is', null)
    .orderBy('m.said_at', 'desc')
    .limit(5)
    .execute()
  return rows.map((row) => ({
    message: row.id,
    conversation: row.conversation_id,
    place: row.name,
    at: row.said_at.toISOString(),
    on: row.on,
    text: opening(row.text, shown),
  }))
}

/** How many people gave a reason of the same theme, by theme of this message; the one who speaks here among them. */
async function alsoSaid(db: Db, clock: Clock, beside: Beside): Promise<Aside['alsoSaid']> {
  const own = await db
    .selectFrom('reason')
    .select('theme_id')
    .distinct()
    .where('workspace_id', '=', beside.workspace)
    .where('message_id', '=', beside.id)
    .where('withdrawn_at', 'is', null)
    .where('theme_id', 'is not', null)
    .execute()
  if (!own.length) return []
  const themes = await themesOf(db, beside.workspace)
  // Two readings: a theme whose making is undone between them is in the first alone.
  const known = own.flatMap((row) => rootOf(themes, row.theme_id!) ?? [])
  const roots = new Map(known.map((root) => [root.id, root]))
  const pairs = [...roots.keys()].flatMap((root) => heldBy(themes, root).map((theme) => ({ root, theme: theme.id })))
  const { rows } = await sql<{ root: Id<'theme'>; people: number; places: number }>`
    select t.root, count(distinct m.person_id)::int as people, count(distinct m.contact_point_id)::int as places
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as t (root uuid, theme uuid)
    join reason r on r.workspace_id = ${beside.workspace} and r.theme_id = t.theme and r.withdrawn_at is null
      and r.said_at >= ${daysBefore(clock, alsoSaidDays)}
    -- By its key, whatever the planner thinks of reading every message instead.
    cross join lateral (
      select x.person_id, x.contact_point_id from message x
      where x.workspace_id = ${beside.workspace} and x.id = r.message_id and x.gone_at is null and x.removed_at is null
        and ${mayBeCounted(beside.workspace, sql`x.contact_point_id`)}
      offset 0) m
    group by t.root order by people desc, t.root`.execute(db)
  return rows.map((row) => ({
    theme: row.root,
    name: roots.get(row.root)!.name,
    people: row.people,
    places: row.places,
  }))
}
