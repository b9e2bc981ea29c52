import { sql } from 'kysely'
import { type Nod, type Nodded } from '#channel'
import { type ContactPoint, contactPoint } from '#contact-point'
import { type Db, ring } from '#database'
import { type Clock, type Id } from '#kernel'

export interface AtNod {
  workspace: Id<'workspace'>
  message: Id<'message'>
}

export interface ToNod extends AtNod {
  place: ContactPoint
  nod: Nod
  /** It is to be taken back. */
  ends: boolean
  tries: number
}

/** Whoever has it in hand is given so long; asking twice does no harm. */
const inHandSeconds = 120
const mostTries = 8

/** Takes in hand a like that is to be given or taken back. null: it is not due, or somebody else has it. */
export async function nodInHand(db: Db, clock: Clock, { workspace, message }: AtNod): Promise<ToNod | null> {
  const now = clock()
  const { rows } = await sql<{
    key: string
    place: Id<'contact point'>
    at: Date
    native_id: string | null
    tries: number
    ends: boolean
  }>`
    update nod set state = 'saying', tries = tries + 1, not_before = ${new Date(now.getTime() + inHandSeconds * 1000)}
    where workspace_id = ${workspace} and message_id = ${message} and not_before <= ${now}
      and state in ('waiting', 'later', 'saying', 'unknown')
    returning key, contact_point_id as place, at, native_id, tries, ended_at is not null as ends`.execute(db)
  const [row] = rows
  if (!row) return null
  const { rows: words } = await sql<{ about: string; to: Nod['to'] }>`
    select m.native_id as about, case when h.id is not null
      then json_build_object('nativeId', h.native_id, 'name', h.name, 'url', h.url) end as to
    from message m left join handle h on h.workspace_id = m.workspace_id and h.id = m.handle_id
    where m.workspace_id = ${workspace} and m.id = ${message}`.execute(db)
  return {
    ...{ workspace, message, ends: row.ends, tries: row.tries },
    place: await contactPoint(db, workspace, row.place),
    nod: { key: row.key, about: words[0]!.about, to: words[0]!.to, at: row.at, nativeId: row.native_id },
  }
}

/** What the place answered, unless the desk has decided otherwise meanwhile: then that goes out in its turn. */
export async function recordNodded(db: Db, clock: Clock, of: ToNod, nodded: Nodded): Promise<void> {
  const stillSo = sql`workspace_id = ${of.workspace} and message_id = ${of.message} and state = 'saying'
    and key = ${of.nod.key} and tries = ${of.tries} and (ended_at is not null) = ${of.ends}`
  // What stands there no more needs no row: who gave it and who took it back is in the record of acts.
  if (of.ends && (nodded.kind === 'sent' || nodded.kind === 'gone'))
    await sql`delete from nod where ${stillSo}`.execute(db)
  else {
    const { state, why, at } = next(nodded, of.tries, clock())
    const taken = nodded.kind === 'sent' ? nodded : null
    await sql`update nod set state = ${state}, why = ${why}, not_before = coalesce(${at}::timestamptz, not_before),
        proof = coalesce(${taken?.proof ?? null}, proof), native_id = coalesce(${taken?.nativeId ?? null}, native_id)
      where ${stillSo}`.execute(db)
  }
  const { rows } = await sql<{ id: string }>`select conversation_id as id from message
    where workspace_id = ${of.workspace} and id = ${of.message}`.execute(db)
  const conversations = rows.map(({ id }) => id)
  await ring(db, { workspace: of.workspace, kind: 'marked', conversations })
}

function next(nodded: Nodded, tries: number, now: Date): { state: string; why: string | null; at: Date | null } {
  switch (nodded.kind) {
    case 'sent':
    case 'gone':
      return { state: nodded.kind, why: null, at: null }
    case 'refused':
      return { state: 'refused', why: nodded.why.slice(0, 500), at: null }
    case 'later':
      if (tries >= mostTries) return { state: 'refused', why: 'too-many-tries', at: null }
      return { state: 'later', why: null, at: nodded.at }
    case 'unknown':
      // Asked again it settles: a minute, then two, four…; a place that never tells is left to a person.
      if (tries >= mostTries) return { state: 'refused', why: 'unknown', at: null }
      return { state: 'unknown', why: null, at: new Date(now.getTime() + 60_000 * 2 ** (tries - 1)) }
    default:
      return nodded satisfies never
  }
}
