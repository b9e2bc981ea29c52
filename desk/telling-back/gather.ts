import { sql } from 'kysely'
import { type Db, keyed } from '#database'
import { type Clock, newId } from '#kernel'
import { behind } from './behind.ts'
import { type Decision } from './decision.ts'
import { type Loop, loopsOf, recount, type SaidThere, saidThere } from './loop-store.ts'
import { type Ways, whyNot } from './reach.ts'

/** How soon one looks again who has said so since: as long again for each thousand people behind it, and each day since. */
const againAfterSeconds = 60

/**
 * Who is concerned: everyone who gave a reason behind the decision, each person once, whatever they are called where they
 * speak. Those who said it since are added until all are told; whoever is told stays told. Each with where they can be
 * told, or why not: an hour that is over may begin anew. Expects the decision to be held. True: something is another than before.
 */
export async function gather(
  db: Db,
  clock: Clock,
  ways: Pick<Ways, 'says' | 'answersPrivately'>,
  of: Decision,
): Promise<boolean> {
  const loops = await loopsOf(db, of.workspace, of.id)
  const meant = new Set(await behind(db, of.workspace, of))
  const said = await saidThere(db, of.workspace, [...new Set([...meant, ...loops.map((loop) => loop.message)])])
  const standing = await onePersonOneLoop(db, of, loops, said)
  const best = bestPlaces(
    [...said.values()].filter((one) => meant.has(one.message)),
    ways,
    clock(),
  )
  const changed = await settleLoops(db, clock, of, standing, said, best, ways)
  await recount(db, of.workspace, of.id)
  await sql`
    update decision set gather_at = case when concerned > 0 and told + cannot = concerned and not exists (
        select from loop l where l.workspace_id = ${of.workspace} and l.decision_id = ${of.id} and l.cannot = 'window-closed') then null
      else ${clock()}::timestamptz + ${againAfterSeconds} * greatest(1, ceil(concerned / 1000.0))
        * greatest(1, extract(epoch from ${clock()}::timestamptz - at) / 86400) * interval '1 second' end
    where workspace_id = ${of.workspace} and id = ${of.id}`.execute(db)
  return changed || standing.size < loops.length
}

/**
 * Someone who joined two handles since is one person: of their two loops the one that has the latest news stays, told
 * rather than on its way, else the older.
 */
async function onePersonOneLoop(
  db: Db,
  { workspace }: Decision,
  loops: readonly Loop[],
  said: ReadonlyMap<string, SaidThere>,
): Promise<Map<string, Loop>> {
  const byPerson = new Map<string, Loop>()
  const spare: string[] = []
  const moved: { id: string; person: string }[] = []
  const rank = ({ toldNumber, heldNumber }: Loop) =>
    Math.max(toldNumber, heldNumber) * 2 + (toldNumber >= heldNumber ? 1 : 0)
  for (const loop of loops) {
    const person = said.get(loop.message)?.person ?? loop.person
    const other = byPerson.get(person)
    if (other && rank(other) >= rank(loop)) spare.push(loop.id)
    else {
      if (other) spare.push(other.id)
      byPerson.set(person, loop)
    }
  }
  if (spare.length)
    await sql`delete from loop where workspace_id = ${workspace} and id = any(${spare}::uuid[])`.execute(db)
  for (const [person, loop] of byPerson) if (loop.person !== person) moved.push({ id: loop.id, person })
  if (moved.length)
    await sql`update loop l set person_id = x.person from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb)
      as x (id uuid, person uuid) where l.workspace_id = ${workspace} and l.id = x.id`.execute(db)
  return byPerson
}

export interface Place {
  said: SaidThere
  byHand: boolean
  cannot: string | null
}

/** Of all the places where a person said so: where they can be told, by us rather than by hand, and said last. */
function bestPlaces(
  all: readonly SaidThere[],
  ways: Pick<Ways, 'says' | 'answersPrivately'>,
  now: Date,
): Map<string, Place> {
  const best = new Map<string, Place>()
  for (const said of all) {
    const here = placeOf(said, ways, now)
    const before = best.get(said.person)
    if (!before || isBetter(here, before)) best.set(said.person, here)
  }
  return best
}

export function placeOf(said: SaidThere, ways: Pick<Ways, 'says' | 'answersPrivately'>, now: Date): Place {
  return { said, cannot: whyNot(said, ways, now), byHand: !ways.says(said.channel) }
}

function isBetter(one: Place, than: Place): boolean {
  if ((one.cannot === null) !== (than.cannot === null)) return one.cannot === null
  if (one.byHand !== than.byHand) return than.byHand
  return one.said.saidAt > than.said.saidAt
}

async function settleLoops(
  db: Db,
  clock: Clock,
  of: Decision,
  standing: ReadonlyMap<string, Loop>,
  said: ReadonlyMap<string, SaidThere>,
  best: ReadonlyMap<string, Place>,
  ways: Pick<Ways, 'says' | 'answersPrivately'>,
): Promise<boolean> {
  const fresh = [...best].flatMap(([person, place]) => (standing.has(person) ? [] : [{ person, ...asRow(place) }]))
  const other: object[] = []
  const moved: string[] = []
  const unsaid: string[] = []
  for (const [person, loop] of standing) {
    const own = said.get(loop.message)
    const here = own && placeOf(own, ways, clock())
    // What is on its way stays where it goes; whoever was told stays there, as long as they can be told there again.
    const stays = loop.onItsWay || ((loop.heldNumber > 0 || loop.toldNumber > 0) && !here?.cannot)
    const place = stays ? here : (best.get(person) ?? (own?.gone || loop.toldNumber > 0 ? here : null))
    // Their reason was taken back: these words do not say so after all.
    if (!place) unsaid.push(loop.id)
    else if (place.cannot !== loop.cannot || place.byHand !== loop.byHand || place.said.message !== loop.message) {
      other.push({ id: loop.id, ...asRow(place) })
      if (place.said.message !== loop.message) moved.push(loop.id)
    }
  }
  if (unsaid.length)
    await sql`delete from loop where workspace_id = ${of.workspace} and id = any(${unsaid}::uuid[])`.execute(db)
  if (other.length)
    await sql`
      update loop l set message_id = x.message, said_at = x.said_at, by_hand = x.by_hand, cannot = x.cannot
      from jsonb_to_recordset(${JSON.stringify(other)}::jsonb) as x (id uuid, message uuid, said_at timestamptz, by_hand boolean, cannot text)
      where l.workspace_id = ${keyed(of.workspace)} and l.id = x.id`.execute(db)
  // A draft is for the thread it was drafted for: who is to be told elsewhere is drafted there anew.
  if (moved.length)
    await sql`delete from telling_loop x using telling t where x.workspace_id = ${of.workspace}
      and x.loop_id = any(${moved}::uuid[]) and t.workspace_id = x.workspace_id and t.id = x.telling_id
      and t.state = 'draft'`.execute(db)
  const rows = fresh.map((one) => ({ id: newId<'loop'>(), ...one }))
  if (rows.length)
    await sql`
      insert into loop (workspace_id, id, decision_id, person_id, message_id, said_at, at, by_hand, cannot)
      select ${of.workspace}, x.id, ${of.id}, x.person, x.message, x.said_at, ${clock()}, x.by_hand, x.cannot
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (id uuid, person uuid, message uuid, said_at timestamptz,
        by_hand boolean, cannot text)`.execute(db)
  return fresh.length + other.length + unsaid.length > 0
}

const asRow = ({ said, byHand, cannot }: Place) => ({
  message: said.message,
  said_at: said.saidAt.toISOString(),
  by_hand: byHand,
  cannot,
})
