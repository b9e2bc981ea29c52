import { sql } from 'kysely'
import { type HeardBy } from '#channel'
import { type ContactPoint } from '#contact-point'
import { type Db, keyed } from '#database'
import { type Clock, newId } from '#kernel'

export interface Handle {
  id: string
  person: string
}

/** How this place knows these people. A handle met for the first time is a person of its own: only they may join two, and are then called as their oldest. */
export async function handlesOf(
  db: Db,
  clock: Clock,
  place: ContactPoint,
  by: readonly HeardBy[],
): Promise<Map<string, Handle>> {
  const latest = new Map(by.map((one) => [one.nativeId, one]))
  const { rows } = await sql<{ id: string; person_id: string; native_id: string; name: string }>`
    select id, person_id, native_id, name from handle where workspace_id = ${keyed(place.workspace)}
    and contact_point_id = ${place.id} and native_id = any(${[...latest.keys()]}::text[])`.execute(db)
  const found = new Map(rows.map((row) => [row.native_id, { id: row.id, person: row.person_id }]))

  const fresh = [...latest.values()]
    .filter((one) => !found.has(one.nativeId))
    .map((one) => ({ id: newId(), person: newId(), native_id: one.nativeId, name: one.name, url: one.url }))
  if (fresh.length) {
    await sql`
      with said as (select * from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb)
                    as x (id uuid, person uuid, native_id text, name text, url text)),
      people as (insert into person (workspace_id, id, name, at) select ${place.workspace}, person, name, ${clock()} from said)
      insert into handle (workspace_id, id, person_id, contact_point_id, native_id, name, url, at)
      select ${place.workspace}, id, person, ${place.id}, native_id, name, url, ${clock()} from said`.execute(db)
    for (const one of fresh) found.set(one.native_id, { id: one.id, person: one.person })
  }
  const renamed = rows.filter((row) => latest.get(row.native_id)!.name !== row.name)
  if (renamed.length) {
    await sql`
      with said as (select * from jsonb_to_recordset(
        ${JSON.stringify(renamed.map((row) => ({ id: row.id, person: row.person_id, name: latest.get(row.native_id)!.name })))}::jsonb)
        as x (id uuid, person uuid, name text)),
      people as (update person p set name = said.name from said where p.workspace_id = ${place.workspace} and p.id = said.person
        and not exists (select from handle o where o.workspace_id = p.workspace_id and o.person_id = p.id and o.id < said.id))
      update handle h set name = said.name from said where h.workspace_id = ${place.workspace} and h.id = said.id`.execute(
      db,
    )
  }
  return found
}
