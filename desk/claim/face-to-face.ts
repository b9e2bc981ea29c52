import { sql } from 'kysely'
import { channelsLeftOut } from '#contact-point'
import { type ClaimAnswers, type FaceToFace } from '#contract'
import { readCursor, writeCursor } from '#conversation'
import { type Db, keyed } from '#database'
import { type Clock, type Id } from '#kernel'
import { verbatimsOfMessages } from '#reason'
import { answersTo, type Looked } from './answers-to.ts'
import { type AtClaim, type Group, groups } from './claim.ts'
import { claimShown } from './claims-on-desk.ts'

export interface FaceAsked {
  place: Id<'contact point'> | null
  days: number | null
}

const dayMs = 86_400_000
const pageSize = 40

/** A claim and what people answer it: by how they stand, counted in people, in their words, the latest first. */
export async function faceToFace(db: Db, clock: Clock, at: AtClaim, asked: FaceAsked): Promise<FaceToFace> {
  const claim = await claimShown(db, at.workspace, at.claim)
  const counted = await count(db, lookedAt(clock, at, asked))
  const firsts = counted.groups.map((group) => group.latest.slice(0, pageSize))
  const verbatims = await verbatimsOfMessages(
    db,
    at.workspace,
    firsts.flat().map(({ id }) => id),
  )
  const shown = groups.map((stance) => {
    const of = counted.groups.find((one) => one.stance === stance)
    if (!of) return { stance, people: 0, messages: 0, reasons: [], verbatims: [], next: null }
    const { latest, ...group } = of
    const ids = new Set(latest.slice(0, pageSize).map(({ id }) => id))
    return { ...group, verbatims: verbatims.filter(({ message }) => ids.has(message)), next: nextOf(latest) }
  })
  return {
    claim,
    people: counted.people,
    channels: counted.channels,
    groups: shown,
    leftOut: await channelsLeftOut(db, at.workspace),
  }
}

/** More of one group. */
export async function answersOfGroup(
  db: Db,
  clock: Clock,
  at: AtClaim,
  asked: FaceAsked & { stance: Group; after: string | undefined },
): Promise<ClaimAnswers> {
  await claimShown(db, at.workspace, at.claim)
  const after = readCursor(asked.after)
  const past = after ? sql`and (a.said_at, a.id) < (${after.at}, ${after.id}::uuid)` : sql``
  const { rows } = await sql<Latest>`
    select a.id, a.said_at as at from (${answersTo(lookedAt(clock, at, asked))}) a where a.stance = ${asked.stance} ${past}
    order by a.said_at desc, a.id desc limit ${pageSize + 1}`.execute(db)
  const ids = rows.slice(0, pageSize).map(({ id }) => id)
  return { verbatims: await verbatimsOfMessages(db, at.workspace, ids), next: nextOf(rows) }
}

function lookedAt(clock: Clock, at: AtClaim, { place, days }: FaceAsked): Looked {
  const since = days === null ? new Date(0) : new Date(clock().getTime() - days * dayMs)
  return { ...at, place, since }
}

interface Latest {
  id: string
  at: Date | string
}

function nextOf(latest: readonly Latest[]): string | null {
  const last = latest[pageSize - 1]
  return last && latest.length > pageSize ? writeCursor({ at: new Date(last.at), id: last.id }) : null
}

type Counts = Pick<FaceToFace['groups'][number], 'stance' | 'people' | 'messages' | 'reasons'>
interface Counted {
  people: number
  channels: string[]
  /** Each with its latest messages: a page, and one more where there is more. */
  groups: (Counts & { latest: Latest[] })[]
}

/** One reading of all that answers it, for every figure and for the first page of each group. */
async function count(db: Db, looked: Looked): Promise<Counted> {
  const workspace = keyed(looked.workspace)
  const { rows } = await sql<Counted>`
    with a as materialized (${answersTo(looked)}),
    said as (
      select a.stance, t.id, t.name, count(distinct a.person_id)::int as people
      from a
      cross join lateral (
        select r.theme_id from reason r where r.workspace_id = ${workspace} and r.message_id = a.id
          and r.withdrawn_at is null offset 0) r
      left join theme own on own.workspace_id = ${workspace} and own.id = r.theme_id
      left join theme t on t.workspace_id = ${workspace} and t.id = coalesce(own.joined_into, own.id)
      group by a.stance, t.id, t.name)
    select (select count(distinct person_id)::int from a) as people,
      (select coalesce(array_agg(distinct p.channel), '{}') from (select distinct contact_point_id from a) a
        join contact_point p on p.workspace_id = ${workspace} and p.id = a.contact_point_id) as channels,
      (select coalesce(jsonb_agg(jsonb_build_object('stance', g.stance, 'people', g.people, 'messages', g.messages,
          'latest', latest.latest, 'reasons', (
            select coalesce(jsonb_agg(jsonb_build_object('theme', s.id, 'name', coalesce(s.name, ''), 'people', s.people)
              order by s.people desc, s.name), '[]') from said s where s.stance = g.stance))), '[]')
        from (select stance, count(distinct person_id)::int as people, count(*)::int as messages from a group by stance) g
        cross join lateral (
          select jsonb_agg(jsonb_build_object('id', l.id, 'at', l.said_at) order by l.said_at desc, l.id desc) as latest
          from (select a.id, a.said_at from a where a.stance = g.stance
            order by a.said_at desc, a.id desc limit ${pageSize + 1}) l) latest) as groups`.execute(db)
  return rows[0]!
}
