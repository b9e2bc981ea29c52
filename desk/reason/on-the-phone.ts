import { type RawBuilder, sql } from 'kysely'
import { channelsLeftOut, mayBeCounted } from '#contact-point'
import { mostLookedAt, type OnThePhone } from '#contract'
import { excerpt, nameOf, searchWords } from '#conversation'
import { type Db } from '#database'
import { type Id } from '#kernel'
import { fold } from '#understanding'
import { sureEnough } from './stances-in.ts'
import { themesOf } from './theme-store.ts'

type Said = OnThePhone['verbatims'][number]
type SaidRow = Omit<Said, 'at'> & { said_at: Date }

const nothing: OnThePhone = {
  people: 0,
  dislike: 0,
  conversations: 0,
  awaiting: 0,
  since: null,
  latest: null,
  sinceOn: null,
  more: false,
  places: [],
  verbatims: [],
  answered: null,
  leftOut: [],
}

/**
 * All there is to say of a subject in one breath. A subject is what holds the words, and the reasons under a theme that
 * bears them; only the latest are looked at, so that it costs the same whatever stands behind.
 */
export async function onThePhone(db: Db, workspace: Id<'workspace'>, words: string): Promise<OnThePhone> {
  const query = searchWords(words)
  if (!query) return nothing
  const leftOut = await channelsLeftOut(db, workspace)
  const about = await spokenAbout(db, workspace, query, await themesNamed(db, workspace, words))
  if (!about.length) return { ...nothing, leftOut }
  const figures = await figuresOf(db, workspace, about)
  if (!figures.people) return { ...nothing, leftOut }
  const shown = ({ said_at, ...row }: SaidRow): Said => ({
    ...row,
    at: said_at.toISOString(),
    text: excerpt(row.text, words),
  })
  const answer = await answeredLast(db, workspace, about)
  return {
    ...figures,
    more: about.length >= mostLookedAt,
    verbatims: (await inTheirWords(db, workspace, about)).map(shown),
    answered: answer ? shown(answer) : null,
    leftOut,
  }
}

/** Themes whose name holds each of the words; what was joined to another one speaks under that. */
async function themesNamed(db: Db, workspace: Id<'workspace'>, words: string): Promise<string[]> {
  const asked = fold(words)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  const themes = [...(await themesOf(db, workspace)).values()]
  const named = themes.filter(({ name }) => {
    const folded = fold(name)
    return asked.every((word) => folded.includes(word))
  })
  const ids = new Set(named.map(({ id, joinedInto }) => joinedInto ?? id))
  return themes.filter(({ id, joinedInto }) => ids.has(joinedInto ?? id)).map(({ id }) => id)
}

async function spokenAbout(
  db: Db,
  workspace: Id<'workspace'>,
  query: RawBuilder<string>,
  themes: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from (
      (select id, said_at from search_messages(${query}, ${mostLookedAt}, null, null) where workspace_id = ${workspace})
      union
      (select r.message_id, r.said_at from reason r where r.workspace_id = ${workspace} and r.withdrawn_at is null
        and r.theme_id = any(${themes}::uuid[]) order by r.said_at desc limit ${mostLookedAt})) found
    order by said_at desc limit ${mostLookedAt}`.execute(db)
  return rows.map((row) => row.id)
}

/** What others said of it, each message by its key; what they felt as a hand marked it, else as it was found. */
const heard = (workspace: string, about: readonly string[]) => sql`
  unnest(${[...about]}::uuid[]) as f (id) cross join lateral (
    select m.*, coalesce(m.stance, (
        select n.stance from finding n where n.workspace_id = m.workspace_id and n.message_id = m.id
          and n.revision = m.revision and n.stance_confidence >= ${sureEnough})) as felt
    from message m where m.workspace_id = ${workspace} and m.id = f.id and not m.ours
      and m.audience <> 'internal' and m.gone_at is null and m.removed_at is null
      and ${mayBeCounted(workspace, sql`m.contact_point_id`)} offset 0) m`

type Figures = Omit<OnThePhone, 'more' | 'verbatims' | 'answered' | 'leftOut'>

async function figuresOf(db: Db, workspace: Id<'workspace'>, about: readonly string[]): Promise<Figures> {
  const { rows } = await sql<
    Omit<Figures, 'since' | 'latest' | 'places'> & { since: Date | null; latest: Date | null; places: string[] | null }
  >`
    with said as materialized (
      select m.person_id, m.felt, m.conversation_id, m.contact_point_id, m.said_at, m.said_on from ${heard(workspace, about)})
    select count(distinct person_id)::int as people, min(said_at) as since, max(said_at) as latest,
      (select said_on::text from said order by said_at limit 1) as "sinceOn",
      (count(distinct person_id) filter (where felt = 'dislike'))::int as dislike,
      count(distinct conversation_id)::int as conversations,
      (select count(*)::int from (select distinct conversation_id from said) s cross join lateral (
        select from conversation c where c.workspace_id = ${workspace} and c.id = s.conversation_id
          and c.standing = 1 offset 0) c) as awaiting,
      (select array_agg(name order by people desc, name) from (
        select p.name, count(distinct s.person_id) as people from said s cross join lateral (
          select name from contact_point p
          where p.workspace_id = ${workspace} and p.id = s.contact_point_id offset 0) p
        group by p.name order by people desc, p.name limit 3) p) as places
    from said`.execute(db)
  const { since, latest, places, ...counts } = rows[0]!
  return {
    ...counts,
    since: since?.toISOString() ?? null,
    latest: latest?.toISOString() ?? null,
    places: places ?? [],
  }
}

const spoken = sql`m.text, m.language, m.said_at, m.said_on::text as on, m.conversation_id as conversation, m.id as message, p.name as place,
  ${nameOf(sql`m`)} as by`
const there = sql`cross join lateral (
  select name from contact_point p where p.workspace_id = m.workspace_id and p.id = m.contact_point_id offset 0) p`

async function inTheirWords(db: Db, workspace: Id<'workspace'>, about: readonly string[]): Promise<SaidRow[]> {
  const { rows } = await sql<SaidRow>`
    select ${spoken} from (
      select * from (
        select distinct on (lower(m.text)) m.* from (
          select distinct on (m.person_id) m.* from ${heard(workspace, about)} where m.text <> ''
          order by m.person_id, m.felt = 'dislike' desc nulls last, m.said_at desc, m.id) m
        order by lower(m.text), m.felt = 'dislike' desc nulls last, m.said_at desc, m.id) m
      order by m.felt = 'dislike' desc nulls last, m.said_at desc, m.id limit 3) m ${there}
    order by m.felt = 'dislike' desc nulls last, m.said_at desc, m.id`.execute(db)
  return rows
}

async function answeredLast(
  db: Db,
  workspace: Id<'workspace'>,
  about: readonly string[],
): Promise<SaidRow | undefined> {
  // Ours that answers one of these, itself or one of several at once.
  const { rows } = await sql<SaidRow>`
    select ${spoken} from (
      select m.* from unnest(${[...about]}::uuid[]) as f (id) cross join lateral (
        select * from message m where m.workspace_id = ${workspace} and m.answers_id = f.id and m.ours
          and m.audience <> 'internal' and m.gone_at is null and m.removed_at is null
        union all
        select m.* from also_answers a join message m on m.workspace_id = a.workspace_id and m.id = a.message_id
        where a.workspace_id = ${workspace} and a.answered_id = f.id
          and m.audience <> 'internal' and m.gone_at is null and m.removed_at is null offset 0) m
      order by m.said_at desc, m.id limit 1) m ${there}`.execute(db)
  return rows[0]
}
