import { sql } from 'kysely'
import { type Db } from '#database'
import { type Id } from '#kernel'
import { printsOf, type Shelved } from '#originality'

/** One text that a draft is held against. */
export interface Source {
  kind: 'page' | 'post'
  id: string
  /** Whose page it is. */
  site?: string
  /** Another as soon as its words are. */
  stamp: string
}

/** What we have published ourselves, the latest of it. */
const mostPosts = 5_000
const atATime = 1_000

/** When the words of each site last changed, and, under `ours`, when we last published any. */
export type Changed = ReadonlyMap<string, string>

/** `reading`: a site is being read, which changes its words all the time. */
export async function changedAt(db: Db, workspace: Id<'workspace'>): Promise<{ changed: Changed; reading: boolean }> {
  const { rows } = await sql<{ part: string; at: string; reading: boolean }>`
    select id::text as part, changed_at::text as at, begun_at is not null and paused_at is null and trouble is null as reading
    from reference_site where workspace_id = ${workspace}
    union all select 'ours', coalesce(max(out_at)::text, ''), false from spark
    where workspace_id = ${workspace} and state = 'out'`.execute(db)
  return { changed: new Map(rows.map(({ part, at }) => [part, at])), reading: rows.some(({ reading }) => reading) }
}

export const partOf = ({ site }: Source): string => site ?? 'ours'

/**
 * All that a draft is held against of those sites, and of what we published. A page that waits to be read again counts as it
 * was until it has been.
 */
export async function sourcesOf(db: Db, workspace: Id<'workspace'>, parts: readonly string[]): Promise<Source[]> {
  const sites = parts.filter((part) => part !== 'ours')
  const { rows: pages } = await sql<{ id: string; site: string; stamp: string }>`
    select id, site_id as site, extract(epoch from asked_at) || ' ' || octet_length(words) as stamp from reference_page
    where workspace_id = ${workspace} and site_id = any(${sites}::uuid[]) and prints is not null order by id`.execute(
    db,
  )
  const { rows: posts } = await sql<{ id: string; stamp: string }>`
    select m.id, md5(m.text) as stamp from spark_place x
    join message m on m.workspace_id = x.workspace_id and m.id = x.message_id
    where x.workspace_id = ${workspace} and ${parts.includes('ours')} and m.gone_at is null and m.removed_at is null
    order by m.id desc limit ${mostPosts}`.execute(db)
  return [
    ...pages.map(({ id, site, stamp }): Source => ({ kind: 'page', id, site, stamp })),
    ...posts.map(({ id, stamp }): Source => ({ kind: 'post', id, stamp })),
  ]
}

/** The prints of each, in their order; none where it has gone meanwhile. Read in slices: never all of it twice in memory. */
export async function toShelve(db: Db, workspace: Id<'workspace'>, sources: readonly Source[]): Promise<Shelved[]> {
  const found = new Map<string, Uint32Array>()
  for (let from = 0; from < sources.length; from += atATime) {
    const of = (kind: Source['kind']) =>
      sources.slice(from, from + atATime).flatMap((one) => (one.kind === kind ? [one.id] : []))
    const { rows: pages } = await sql<{ id: string; prints: Buffer }>`
      select id, prints from reference_page
      where workspace_id = ${workspace} and id = any(${of('page')}::uuid[]) and prints is not null`.execute(db)
    for (const { id, prints } of pages) found.set(id, numbersIn(prints))
    const { rows: posts } = await sql<{ id: string; text: string }>`
      select id, text from message where workspace_id = ${workspace} and id = any(${of('post')}::uuid[])`.execute(db)
    for (const { id, text } of posts) found.set(id, printsOf(text))
  }
  return sources.map(({ id, site }) => ({ prints: found.get(id) ?? new Uint32Array(), ...(site && { site }) }))
}

/** As they were stored: four bytes each. A buffer of the driver may begin anywhere, numbers may not. */
function numbersIn(bytes: Buffer): Uint32Array {
  return new Uint32Array(Uint8Array.from(bytes).buffer)
}
