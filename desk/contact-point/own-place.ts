import { sql } from 'kysely'
import { type Db, ring } from '#database'
import { type At } from './contact-point.ts'

/** Someone says whose place it is: the brand's own, or one where it is a guest. */
export async function ownPlace(db: Db, at: At, own: boolean): Promise<void> {
  await sql`
    update contact_point set settings = settings || ${JSON.stringify({ own })}::jsonb
    where workspace_id = ${at.workspace} and id = ${at.place}`.execute(db)
  await ring(db, { workspace: at.workspace, kind: 'places', conversations: [] })
}
