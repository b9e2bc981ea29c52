import { sql } from 'kysely'
import { type Reactions } from '#contract'
import { type Db } from '#database'

const named = 3
/** Beyond that nobody counts. */
const mostCounted = 1_000

export interface About {
  place: string
  native: string
}

/** Who reacted to what stands at these places under these native ids: three names of each kind, and how many besides. */
export async function reactionsTo(
  db: Db,
  workspace: string,
  about: readonly About[],
): Promise<ReadonlyMap<string, Reactions>> {
  if (!about.length) return new Map()
  const { rows } = await sql<{
    place: string
    native: string
    how: Reactions[number]['how']
    names: string[]
    n: number
  }>`
    select x.place, x.native, r.how, (array_agg(r.by_name order by r.at desc, r.native_id))[1:${named}] as names, count(*)::int as n
    from unnest(${about.map((one) => one.place)}::uuid[], ${about.map((one) => one.native)}::text[]) as x (place, native)
    cross join lateral (
      select how, by_name, at, native_id from reaction r where r.workspace_id = ${workspace}
        and r.contact_point_id = x.place and r.about_native = x.native limit ${mostCounted}) r
    group by x.place, x.native, r.how order by r.how`.execute(db)
  const found = new Map<string, Reactions>()
  for (const { place, native, how, names, n } of rows) {
    const key = keyOf({ place, native })
    found.set(key, [...(found.get(key) ?? []), { how, names, more: n - names.length }])
  }
  return found
}

export const keyOf = ({ place, native }: About) => `${place} ${native}`
