import type pg from 'pg'
import { plant } from '#contact-point'
import { type Id, newId, systemClock } from '#kernel'
import { openWorkspace } from '#team'
import { fold } from '#understanding'
import { openMemory } from '../channels/memory/index.ts'
import { type openDesk } from '../server/main.ts'
import { round, tell } from './benchmark.ts'
import { chanceFrom } from './chance.ts'
import * as sqlOf from './fill-sql.ts'
import { name, sentence, title } from './texts.ts'

type OpenDesk = Awaited<ReturnType<typeof openDesk>>

/** Of all messages, what each client has: one large, four smaller, as at an agency. */
const shares = [0.6, 0.2, 0.1, 0.06, 0.04]
const placesOfEach = 6
/** The long conversation that `reading` opens. */
export const longest = 5_000
const sentences = 20_000

/**
 * Fills a desk with messages, straight into its tables: past the walls, without foreign keys checked row by row, indexes
 * made after the rows. Sentences are written by `texts.ts` and their vectors made once; a message is one to four of
 * them. What a row of the list says (counts, latest message, voices) is computed from the messages.
 */
export async function fill(desk: OpenDesk, owner: pg.Client, user: string, count: number): Promise<void> {
  const began = performance.now()
  await owner.query('set session_replication_role = replica')
  await owner.query("set synchronous_commit = off; set maintenance_work_mem = '512MB'; set work_mem = '64MB'")
  await owner.query('set statement_timeout = 0')
  await owner.query('select setseed(0.4)')
  await clientsAndPlaces(desk, user)
  await stock(owner)
  const indexes = await takeIndexes(owner)
  for (const [what, statement] of sqlOf.steps(count, longest, user)) await told(what, () => owner.query(statement))
  for (const index of indexes)
    await told(index.replace(/^CREATE (UNIQUE )?INDEX (\w+).*$/s, 'index $2'), () => owner.query(index))
  await told('vacuum analyze', () => owner.query('vacuum analyze'))
  const { rows } = await owner.query('select count(*)::int as messages from message')
  tell(`${rows[0].messages} messages in ${round((performance.now() - began) / 1000)} s`)
  if (rows[0].messages !== count) throw new Error(`${count} messages were wanted`)
  await owner.query('create table if not exists bench_filled (messages integer, at timestamptz default now())')
  await owner.query('insert into bench_filled (messages) values ($1)', [count])
}

async function told(what: string, work: () => Promise<unknown>): Promise<void> {
  const began = performance.now()
  await work()
  const seconds = (performance.now() - began) / 1000
  if (seconds > 2) tell(`${what}: ${round(seconds)} s`)
}

/** Clients and their places are made by the desk’s own acts. */
async function clientsAndPlaces(desk: OpenDesk, user: string): Promise<void> {
  // Paced for ever: nobody goes listening while one measures.
  const manifest = { ...openMemory().manifest, pace: [] }
  for (const [at, share] of shares.entries()) {
    const id = newId<'workspace'>()
    await desk.database.within([id], user, async (db) => {
      await openWorkspace(db, systemClock, user, { id, name: `Vergers ${share * 100} %`, language: 'fr' })
    })
    for (let more = 0; more < placesOfEach; more++) {
      const what = {
        workspace: id,
        manifest,
        name: `Place ${more}`,
        address: `lieu-${at}-${more}`,
        settings: {},
        by: user,
      }
      await desk.database.within([id as Id<'workspace'>], user, (db) => plant(db, desk.jobs, systemClock, what))
    }
  }
}

/** Sentences with their vectors, names and titles to draw from, in tables of this session. */
async function stock(owner: pg.Client): Promise<void> {
  const chance = chanceFrom(11)
  await owner.query('create temp table sentence (n integer primary key, text text not null, search tsvector not null)')
  await owner.query('create temp table called (n integer primary key, name text not null, title text not null)')
  for (let at = 0; at < sentences; at += 2_000) {
    const texts = Array.from({ length: 2_000 }, () => sentence(chance))
    await owner.query(
      `insert into sentence select $1 + x.n, x.text, to_tsvector('simple', x.folded) || to_tsvector('french', x.folded)
       from unnest($2::text[], $3::text[]) with ordinality as x (text, folded, n)`,
      [at, texts, texts.map(fold)],
    )
    const names = Array.from({ length: 2_000 }, () => name(chance))
    const titles = Array.from({ length: 2_000 }, () => title(chance))
    await owner.query(
      'insert into called select $1 + x.n, x.name, x.title from unnest($2::text[], $3::text[]) with ordinality as x (name, title, n)',
      [at, names, titles],
    )
  }
  await owner.query('create temp table client (n integer, id uuid, share float)')
  await owner.query(
    `insert into client select row_number() over (order by created_at, id), id, ($1::float[])[row_number() over (order by created_at, id)]
     from workspace`,
    [shares],
  )
  await owner.query('analyze sentence; analyze called; analyze client')
}

/** All indexes but those of keys, as they were defined: dropped now, made again from full tables. */
async function takeIndexes(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string; statement: string }>(
    `select c.relname as name, pg_get_indexdef(i.indexrelid) as statement from pg_index i
     join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
     where t.relname = any($1) and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`,
    [['message', 'conversation', 'thread', 'handle', 'raw_event', 'finding', 'reason']],
  )
  for (const { name: index } of rows) await owner.query(`drop index ${index}`)
  return rows.map(({ statement }) => statement)
}
