import { sql } from 'kysely'
import { takesWords } from '#contact-point'
import { type Db, type Within } from '#database'
import { type Dialect, type Id, isDialect, type JsonObject } from '#kernel'

/** What whoever comes to a closed place is told, and where they may go instead: a path of this installation. */
export interface Closed {
  notice: string
  other: { name: string; path: string } | null
}

/** What stands behind a short address. */
export interface BehindDoor {
  code: string
  /** Of the door, for whoever hung it. */
  name: string
  place: { workspace: Id<'workspace'>; id: Id<'contact point'>; name: string }
  brand: string
  /** What the page says first; empty where it leads elsewhere. */
  opening: string
  dialect: Dialect
  /** null: to the page. */
  goesTo: string | null
  /** null: it is open. */
  closed: Closed | null
}

interface Row {
  name: string
  way: string | null
  place: Id<'contact point'>
  place_name: string
  settings: JsonObject
  place_closed: boolean
  brand: string
  language: Dialect
  closing: Id<'closing'> | null
}

/** null: no door was ever hung there. Nothing is kept of who asks. */
export async function behindDoor(reading: Within, code: string): Promise<BehindDoor | null> {
  const { rows } = await reading([], null, (db) =>
    sql<{ workspace_id: Id<'workspace'>; id: Id<'door'> }>`select * from door_at(${code})`.execute(db),
  )
  const at = rows[0]
  return at ? reading([at.workspace_id], null, (db) => doorBehind(db, at.workspace_id, at.id, code)) : null
}

async function doorBehind(
  db: Db,
  workspace: Id<'workspace'>,
  id: Id<'door'>,
  code: string,
): Promise<BehindDoor | null> {
  const { rows } = await sql<Row>`
    select d.name, d.way, p.id as place, p.name as place_name, p.settings, p.closed_at is not null as place_closed,
      w.name as brand, w.language,
      (select c.id from closing c where c.workspace_id = d.workspace_id and c.contact_point_id = d.contact_point_id
         and (c.door_id = d.id or c.door_id is null) and c.ended_at is null
         order by c.door_id is null limit 1) as closing
    from door d
    join contact_point p on p.workspace_id = d.workspace_id and p.id = d.contact_point_id
    join workspace w on w.id = d.workspace_id
    where d.workspace_id = ${workspace} and d.id = ${id}`.execute(db)
  const row = rows[0]
  if (!row) return null
  const { opening, language } = row.settings
  const closes = row.closing !== null || row.place_closed
  return {
    ...{ code, name: row.name, brand: row.brand, goesTo: row.way },
    place: { workspace, id: row.place, name: row.place_name },
    opening: row.way === null && typeof opening === 'string' ? opening : '',
    dialect: isDialect(language) ? language : row.language,
    closed: closes ? await closedBy(db, workspace, row.place, row.closing) : null,
  }
}

interface Told {
  notice: string
  door_code: string | null
  door_place: string | null
  page: string | null
  page_name: string | null
}

/** What a closing says; where what it proposes has closed since, or nothing was said, the client's first page that is open. */
export async function closedBy(
  db: Db,
  workspace: Id<'workspace'>,
  place: Id<'contact point'>,
  closing: Id<'closing'> | null,
): Promise<Closed> {
  const { rows } = await sql<Told>`
    select c.notice, d.code as door_code, dp.name as door_place, o.id as page, o.name as page_name
    from closing c
    left join door d on d.workspace_id = c.workspace_id and d.id = c.other_door_id and not exists (
      select from closing k where k.workspace_id = d.workspace_id and k.contact_point_id = d.contact_point_id
        and (k.door_id = d.id or k.door_id is null) and k.ended_at is null)
    left join contact_point dp on dp.workspace_id = d.workspace_id and dp.id = d.contact_point_id and dp.closed_at is null
    left join contact_point o on o.workspace_id = c.workspace_id and o.id = c.other_place_id and ${isOpenPage('o')}
    where c.workspace_id = ${workspace} and c.id = ${closing}`.execute(db)
  const told = rows[0]
  const notice = told?.notice ?? ''
  if (told?.door_code && told.door_place)
    return { notice, other: { name: told.door_place, path: `/d/${told.door_code}` } }
  if (told?.page) return { notice, other: { name: told.page_name!, path: `/p/${workspace}/${told.page}` } }
  return { notice, other: await firstPage(db, workspace, place) }
}

/** A page of one's own where one may speak now. */
const isOpenPage = (p: string) => sql`${sql.ref(`${p}.channel`)} = 'page' and ${takesWords(p)}`

async function firstPage(db: Db, workspace: Id<'workspace'>, but: Id<'contact point'>): Promise<Closed['other']> {
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, p.name from contact_point p where p.workspace_id = ${workspace} and p.id <> ${but} and ${isOpenPage('p')}
    order by p.id limit 1`.execute(db)
  const page = rows[0]
  return page ? { name: page.name, path: `/p/${workspace}/${page.id}` } : null
}
