import fc from 'fast-check'
import { sql } from 'kysely'
import { hear, plant } from '#contact-point'
import { api } from '#contract'
import { readLedger } from '#conversation'
import { type Id, newId } from '#kernel'
import { type MemorySaid, memoryEvent, openMemory } from '../../channels/memory/index.ts'
import { type AtDesk, atDesk, type World } from '../world.ts'

const kinds = [
  ...[
    'heard',
    'heard',
    'heard',
    'edited',
    'gone',
    'own echo',
    'reply',
    'by hand',
    'note',
    'undo',
    'undo',
    'join',
    'split',
  ],
  ...['let live', 'snooze', 'wake', 'stance', 'reason', 'refused', 'tick', 'later'],
] as const

/** One act of the desk or of someone outside; the numbers choose what it is about among what is there. */
export const step = fc.record({ kind: fc.constantFrom(...kinds), a: fc.nat(50), b: fc.nat(50) })
export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

const pick = <T>(from: readonly T[], at: number): T | undefined => from[at % Math.max(1, from.length)]
const words = [
  'je n’aime pas, trop sucrée',
  'vous livrez à Lyon ?',
  'très bonne',
  'moi je l’adore',
  'non, je n’aime pas',
]

/** A client’s desk on which anything may happen, in any order. What cannot be done is refused, and that is well. */
export async function openWalk(world: World, odile: AtDesk) {
  const { within } = world.desk.database
  const opened = await odile.call(api.openWorkspace, { body: { name: `Les Vergers ${newId()}` } })
  const workspace = opened.answer.id as Id<'workspace'>
  const at = atDesk(odile, workspace)
  const memory = openMemory()
  const places = await within([workspace], null, async (db) => {
    const plants = (name: string) =>
      plant(db, world.desk.jobs, world.clock, {
        ...{ workspace, manifest: memory.manifest, name, address: name, settings: {}, by: 'odile' },
      })
    return [await plants('ici'), await plants('là')]
  })
  const acts: string[] = []
  const done = (one: { answer?: { act?: string } }) => void (one.answer?.act && acts.push(one.answer.act))

  async function hears(place: Id<'contact point'>, event: Parameters<typeof memoryEvent>[0]): Promise<void> {
    const events = [memoryEvent(event)]
    await within([workspace], null, (db) => hear(db, world.desk.jobs, world.clock, { workspace, place }, events))
    await within([workspace], null, (db) => readLedger(db, world.desk.jobs, world.clock, memory, { workspace, place }))
  }
  const rows = <T>(query: ReturnType<typeof sql<T>>) =>
    within([workspace], null, async (db) => (await query.execute(db)).rows)
  const messages = () =>
    rows(sql<{ id: string; conversation: string; native: string | null; place: string; text: string; ours: boolean }>`
      select id, conversation_id as conversation, native_id as native, contact_point_id as place, text, ours from message
      where workspace_id = ${workspace} order by id`)
  const talks = () =>
    rows(sql<{
      id: string
      threads: string[]
    }>`select conversation_id as id, array_agg(id order by id) as threads from thread
      where workspace_id = ${workspace} group by conversation_id order by 1`)

  function saidOf(a: number, b: number): MemorySaid {
    const saidAt = new Date(world.clock().getTime() - (b % 7) * 60_000).toISOString()
    const thread = { nativeId: `fil ${a % 4}` }
    const answers = b % 3 ? `voix ${b % 12}` : null
    return {
      kind: 'said',
      nativeId: `voix ${a % 12} ${b % 5}`,
      by: { name: `N${a % 3}` },
      text: words[b % 5]!,
      thread,
      saidAt,
      answers,
    }
  }

  async function takes({ kind, a, b }: Step): Promise<void> {
    const place = pick(places, a + b)!
    const message = pick(await messages(), a)
    const talk = pick(await talks(), a)
    const other = pick(await talks(), b)
    const params = { workspace, conversation: message?.conversation ?? newId(), message: message?.id ?? newId() }
    const inTalk = { workspace, conversation: talk?.id ?? newId() }
    const soon = new Date(world.clock().getTime() + 60_000 * (1 + (b % 3))).toISOString()
    const reply = { text: words[b % 5]!, answers: [params.message], audience: 'public' as const, key: newId() }
    const act = async (body: Parameters<typeof at.ask<typeof api.actOn>>[1]) =>
      done(await at.call(api.actOn, { params: inTalk, ...body }))
    switch (kind) {
      case 'heard':
        return hears(place, saidOf(a, b))
      case 'edited':
        return hears(place, { ...saidOf(a, b), text: `${words[b % 5]} (corrigé)` })
      case 'gone':
        return hears(place, { kind: 'gone', nativeId: message?.native ?? 'rien' })
      case 'own echo':
        return hears(place, { ...saidOf(a, b), ours: true, nativeId: `nous ${b}`, answers: message?.native })
      case 'reply':
        return done(await at.call(api.reply, { params, body: reply }))
      case 'by hand':
        return done(await at.call(api.reply, { params, body: { ...reply, byHand: {} } }))
      case 'note':
        return void (await at.call(api.note, {
          params,
          body: { text: 'à voir', answers: [params.message], key: newId() },
        }))
      case 'undo':
        return void (await at.call(api.undo, { params: { workspace, act: acts.at(-1 - (a % 6)) ?? newId() } }))
      case 'join':
        return done(await at.call(api.join, { params: inTalk, body: { conversation: other?.id ?? newId() } }))
      case 'split':
        return done(
          await at.call(api.split, { params: inTalk, body: { thread: pick(talk?.threads ?? [], b) ?? newId() } }),
        )
      case 'let live':
        return act({ body: { kind: 'let-live', why: 'peers-answer', ...(b % 2 ? { until: soon } : {}) } })
      case 'snooze':
        return act({ body: { kind: 'snooze', until: soon } })
      case 'wake':
        return act({ body: { kind: 'wake' } })
      case 'stance':
        return done(
          await at.call(api.markStance, { params, body: { stance: pick(['dislike', 'like', 'question', null], b)! } }),
        )
      case 'reason': {
        const span = {
          revision: 1,
          start: 0,
          end: Math.min(5, message?.text.length ?? 0),
          theme: { name: `T${b % 2}` },
        }
        return done(await at.call(api.keepReason, { params, body: span }))
      }
      case 'refused':
        return void (await at.call(api.sayAgain, { params }))
      case 'tick':
        return void (await world.desk.tick())
      case 'later':
        return world.clock.goesOn(b % 2 ? 5 : 61)
      default:
        return kind satisfies never
    }
  }

  /** Where what stands on a row is not what the messages say. */
  async function unlike(): Promise<unknown[]> {
    await world.desk.tick()
    const now = world.clock()
    return rows(sql<unknown>`
      with m as (select * from message where workspace_id = ${workspace} and audience <> 'internal'),
      said as (
        select c.id, count(m.id)::int as messages, count(distinct m.person_id)::int as voices, max(m.said_at) as last_at,
          (array_agg(m.id order by m.said_at desc, m.id desc) filter (where m.id is not null))[1] as last_id,
          (count(*) filter (where m.awaits is not null and m.handled_at is null and m.gone_at is null and m.removed_at is null
            and (c.let_live_why is null or c.let_live_until <= ${now}
              or m.awaits in ('danger', 'addressed', 'answers-you', 'disagreement', 'disagreement-no-reason'))))::int as awaiting
        from conversation c left join m on m.conversation_id = c.id where c.workspace_id = ${workspace} group by c.workspace_id, c.id)
      select 'conversation' as what, c.id, c.message_count, c.voice_count, c.awaiting_count, c.last_message_id, c.last_said_at, c.joined_into, said.*
      from conversation c join said using (id) where c.workspace_id = ${workspace} and (c.message_count <> said.messages
        or c.voice_count <> said.voices or c.awaiting_count <> said.awaiting or c.last_message_id is distinct from said.last_id
        or (said.messages > 0 and (c.joined_into is not null or c.last_said_at <> said.last_at)))
      union all
      select 'thread', t.id, t.message_count, null, null, null, null, t.conversation_id, t.id, n.n, null, null, null, null
      from thread t cross join lateral (select count(*)::int as n, count(*) filter (where m.conversation_id <> t.conversation_id) as astray
        from m where m.thread_id = t.id) n
      where t.workspace_id = ${workspace} and (t.message_count <> n.n or n.astray > 0)
      union all
      select 'place', p.id, p.message_count, null, null, null, null, null, p.id, n.n, null, null, null, null
      from contact_point p cross join lateral (select count(*)::int as n from m where m.contact_point_id = p.id) n
      where p.workspace_id = ${workspace} and p.message_count <> n.n
      union all
      select 'voice', v.person_id, v.message_count, null, null, null, v.last_said_at, v.conversation_id, v.person_id, n.n, null, n.last, null, null
      from (select * from voice where workspace_id = ${workspace}) v
      full join (select conversation_id, person_id, count(*)::int as n, max(said_at) as last from m group by 1, 2) n
        on n.conversation_id = v.conversation_id and n.person_id = v.person_id
      where v.message_count is distinct from n.n or v.last_said_at is distinct from n.last`)
  }
  return { takes, unlike, workspace, at, acts, memory }
}
