import { sql } from 'kysely'
import { registersOf } from '#conversation'
import { type Db } from '#database'
import { type Clock, type Dialect, type Id, newId } from '#kernel'
import { type FormOfAddress } from '#understanding'
import { type Decision } from './decision.ts'
import { placeOf } from './gather.ts'
import { type SaidThere, saidThere } from './loop-store.ts'
import { dialectFor, type Manner, type Wordings, writeManner } from './manner.ts'
import { type Ways } from './reach.ts'
import { shareOut } from './share-out.ts'
import { lengthOf, mentionCost, wordingsOf } from './wording.ts'

/** So many names in one word at most, where a place sets no bound of its own. */
const mostNamed = 200

interface Awaited {
  loop: Id<'loop'>
  said: SaidThere
  again: boolean
  byHand: boolean
}

/**
 * Drafts what is still to be said, anew: in a thread one word that names those who spoke there, as few as its limits
 * allow; to each alone where they spoke to us alone. What somebody has worded, approved or sent already stays as it is.
 * Expects the decision to be held.
 */
export async function plan(db: Db, clock: Clock, ways: Ways, wordings: Wordings, of: Decision): Promise<void> {
  await sql`delete from telling where workspace_id = ${of.workspace} and decision_id = ${of.id}
    and (state = 'draft' and (text is null or number <> ${of.newsNumber}) or state = 'approved' and number <> ${of.newsNumber})`.execute(
    db,
  )
  await sql`
    update telling t set told = (select count(*)::int from telling_loop x where x.workspace_id = t.workspace_id and x.telling_id = t.id)
    where t.workspace_id = ${of.workspace} and t.decision_id = ${of.id} and t.state = 'draft'`.execute(db)
  await sql`delete from telling where workspace_id = ${of.workspace} and decision_id = ${of.id} and state = 'draft' and told = 0`.execute(
    db,
  )
  const awaited = await stillToTell(db, clock(), ways, of)
  if (!awaited.length) return
  const { language } = await db
    .selectFrom('workspace')
    .select('language')
    .where('id', '=', of.workspace)
    .executeTakeFirstOrThrow()
  const groups = [...Map.groupBy(awaited, (one) => together(one, language)).values()]
  const words = await wordingsOf(db, wordings, of)
  const shared = groups.flatMap((group) => {
    const { said, again } = group[0]!
    const text = words({ dialect: dialectFor(said.language, language), to: 'several', again })
    return inWords(group, ways, lengthOf(text))
  })
  await keepDrafts(db, clock, of, shared, await registersFor(db, of, shared), language)
}

/** Who has not heard the latest word, can be told it, and stands in no telling of it yet. */
async function stillToTell(db: Db, now: Date, ways: Ways, of: Decision): Promise<Awaited[]> {
  const { rows } = await sql<{ loop: Id<'loop'>; message: string; again: boolean }>`
    select l.id as loop, l.message_id as message,
      l.told_number > 0 or exists (select from telling_loop x
        join telling t on t.workspace_id = x.workspace_id and t.id = x.telling_id and t.state in ('left', 'told')
        where x.workspace_id = l.workspace_id and x.loop_id = l.id) as again
    from loop l
    where l.workspace_id = ${of.workspace} and l.decision_id = ${of.id} and l.told_number < ${of.newsNumber} and l.cannot is null
      and not exists (select from telling_loop x where x.workspace_id = l.workspace_id and x.loop_id = l.id
        and x.number = ${of.newsNumber})
    order by l.said_at, l.id`.execute(db)
  const said = await saidThere(
    db,
    of.workspace,
    rows.map((row) => row.message),
  )
  return rows.flatMap(({ loop, message, again }) => {
    const there = said.get(message)
    const place = there && placeOf(there, ways, now)
    return place && !place.cannot ? [{ loop, said: place.said, again, byHand: place.byHand }] : []
  })
}

/** What one word can say to all: the same thread wherever it was heard, the same eyes, the same language. */
function together({ said, again, loop }: Awaited, ours: Dialect): string {
  const alone = said.audience === 'direct' ? loop : ''
  return [said.channel, said.threadNativeId, said.audience, dialectFor(said.language, ours), again, alone].join(' ')
}

function inWords(group: readonly Awaited[], ways: Ways, length: number): Awaited[][] {
  const { said } = group[0]!
  if (group.length === 1 || said.audience === 'direct') return group.map((one) => [one])
  const mentions = ways.mentions(said.channel)
  const longest = longestAt(said, ways)
  const named = group.map((one) => ({ one, cost: mentionCost(mentions, one.said.by) }))
  const bounds = {
    room: longest === null ? null : Math.max(0, longest - length),
    most: Math.min(mentions.most ?? mostNamed, mostNamed),
  }
  return shareOut(named, bounds).map((word) => word.map(({ one }) => one))
}

export function longestAt(
  { channel, longestHere }: Pick<SaidThere, 'channel' | 'longestHere'>,
  ways: Ways,
): number | null {
  const bounds = [ways.longest(channel), longestHere].filter((one) => one !== null)
  return bounds.length ? Math.min(...bounds) : null
}

/** Only whom one speaks to alone is addressed as they address us: several are « vous » in any case. */
async function registersFor(
  db: Db,
  of: Decision,
  words: readonly Awaited[][],
): Promise<ReadonlyMap<string, FormOfAddress>> {
  const alone = words.flatMap((word) => (word.length === 1 ? [word[0]!.said.handle as Id<'handle'>] : []))
  return registersOf(db, of.workspace, alone)
}

async function keepDrafts(
  db: Db,
  clock: Clock,
  of: Decision,
  words: readonly Awaited[][],
  registers: ReadonlyMap<string, FormOfAddress>,
  ours: Dialect,
): Promise<void> {
  const drafts = words.map((word) => {
    const [{ said, again, byHand }] = word as [Awaited, ...Awaited[]]
    const manner: Manner = {
      dialect: dialectFor(said.language, ours),
      to: word.length > 1 ? 'several' : (registers.get(said.handle) ?? 'vous'),
      again,
    }
    const { thread, place, audience } = said
    const id = newId<'telling'>()
    return { id, thread, place, audience, manner: writeManner(manner), byHand, told: word.length }
  })
  await sql`
    insert into telling (workspace_id, id, decision_id, number, thread_id, contact_point_id, audience, manner, by_hand, told, state, at)
    select ${of.workspace}, x.id, ${of.id}, ${of.newsNumber}, x.thread, x.place, x.audience, x.manner, x."byHand", x.told, 'draft', ${clock()}
    from jsonb_to_recordset(${JSON.stringify(drafts)}::jsonb) as x (id uuid, thread uuid, place uuid, audience text, manner text,
      "byHand" boolean, told integer)`.execute(db)
  const whom = words.flatMap((word, at) => word.map(({ loop }) => ({ telling: drafts[at]!.id, loop })))
  await sql`
    insert into telling_loop (workspace_id, telling_id, loop_id, number)
    select ${of.workspace}, x.telling, x.loop, ${of.newsNumber} from jsonb_to_recordset(${JSON.stringify(whom)}::jsonb)
      as x (telling uuid, loop uuid)`.execute(db)
}
