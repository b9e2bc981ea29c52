import { sql } from 'kysely'
import { type Db, ring } from '#database'
import { Refusal } from '#kernel'
import { type At } from './contact-point.ts'
import { contactPoint } from './contact-point-store.ts'

/** Somebody of the desk looks after a place from now on: its door has someone behind it. */
export async function keep(db: Db, at: At, user: string): Promise<void> {
  await contactPoint(db, at.workspace, at.place)
  const { rows } = await sql`select from membership where workspace_id = ${at.workspace} and user_id = ${user}
    and role = 'desk'`.execute(db)
  if (!rows.length) throw new Refusal('team.not-at-this-desk', 422)
  await sql`update contact_point set kept_by = ${user} where workspace_id = ${at.workspace} and id = ${at.place}`.execute(
    db,
  )
  await ring(db, { workspace: at.workspace, kind: 'places', conversations: [] })
}
