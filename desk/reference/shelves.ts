import { sql } from 'kysely'
import { type Db } from '#database'
import { type Id } from '#kernel'
import { openShelf, printsOf, type Shelf } from '#originality'

/** One text that a draft is held against. */
export type Source = { kind: 'page'; id: string } | { kind: 'post'; id: string }

interface Standing {
  /** Another as soon as anything it was made of has changed. */
  version: string
  /** In this process’s own milliseconds. */
  made: number
  shelf: Shelf
  sources: Source[]
}

/** What we have published ourselves, the latest of it. */
const mostPosts = 5_000
/** Of so many clients at a time; whoever was not looked at longest goes first. */
const mostShelves = 12
/** While a site is being read every page changes what stands there: it is made anew so often meanwhile, and once all is read. */
const renewedEvery = 60_000

/**
 * The prints of all that a client says already, for each client that somebody writes for: made once in each process, and
 * anew when the words have changed; while a site is being read, a minute behind at most. Never more than a few clients at a
 * time.
 */
export class Shelves {
  readonly #standing = new Map<string, Standing>()

  async at(db: Db, workspace: Id<'workspace'>): Promise<Standing> {
    const { version, reading } = await versionOf(db, workspace)
    const known = this.#standing.get(workspace)
    this.#standing.delete(workspace)
    const good = known?.version === version || (known && reading && performance.now() - known.made < renewedEvery)
    const now = good ? known! : await made(db, workspace, version)
    this.#standing.set(workspace, now)
    for (const oldest of this.#standing.keys()) {
      if (this.#standing.size <= mostShelves) break
      this.#standing.delete(oldest)
    }
    return now
  }
}

async function versionOf(db: Db, workspace: Id<'workspace'>): Promise<{ version: string; reading: boolean }> {
  const { rows } = await sql<{ version: string; reading: boolean }>`
    select coalesce((select string_agg(id || ' ' || changed_at, ',' order by id) from reference_site where workspace_id = ${workspace}), '')
      || ' ' || coalesce((select max(out_at)::text from spark where workspace_id = ${workspace} and state = 'out'), '') as version,
      exists (select from reference_site where workspace_id = ${workspace} and begun_at is not null and paused_at is null
        and trouble is null) as reading`.execute(db)
  return rows[0]!
}

async function made(db: Db, workspace: Id<'workspace'>, version: string): Promise<Standing> {
  const sources: Source[] = []
  const prints: Uint32Array[] = []
  const { rows: pages } = await sql<{ id: string; prints: Buffer }>`
    select id, prints from reference_page where workspace_id = ${workspace} and state = 'read' and prints is not null
    order by id`.execute(db)
  for (const page of pages) {
    sources.push({ kind: 'page', id: page.id })
    prints.push(numbersIn(page.prints))
  }
  const { rows: posts } = await sql<{ id: string; text: string }>`
    select m.id, m.text from spark_place x join message m on m.workspace_id = x.workspace_id and m.id = x.message_id
    where x.workspace_id = ${workspace} and m.gone_at is null and m.removed_at is null
    order by m.id desc limit ${mostPosts}`.execute(db)
  for (const post of posts) {
    sources.push({ kind: 'post', id: post.id })
    prints.push(printsOf(post.text))
  }
  return { version, made: performance.now(), shelf: openShelf(prints), sources }
}

/** As they were stored: four bytes each. A buffer of the driver may begin anywhere, numbers may not. */
function numbersIn(bytes: Buffer): Uint32Array {
  return new Uint32Array(Uint8Array.from(bytes).buffer)
}
