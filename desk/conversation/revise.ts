import { sql } from 'kysely'
import { type ContactPoint } from '#contact-point'
import { type Db, keyed } from '#database'
import { forgetConfirmations } from './forget-confirmations.ts'
import { type HeardEntry } from './heard-wave.ts'
import { renewsAfter } from './renews-after.ts'
import { foldedForSearch, searchVector } from './search-vector.ts'

/**
 * Someone said it anew: what stood before is kept as a revision, for reasons that quote it. The words come from their
 * source just now, so that they are lent anew, those too that had left with their term.
 */
export async function revise(
  db: Db,
  place: Pick<ContactPoint, 'workspace' | 'terms'>,
  revised: readonly {
    id: string
    entry: Pick<HeardEntry, 'heardAt'> & { said: Pick<HeardEntry['said'], 'text' | 'html' | 'title'> }
  }[],
): Promise<void> {
  if (!revised.length) return
  const rows = revised.map(({ id, entry: { said, heardAt } }) => ({
    id,
    text: said.text,
    html: said.html,
    title: said.title,
    folded: foldedForSearch(said.title, said.text),
    heard_at: heardAt.toISOString(),
  }))
  await forgetConfirmations(
    db,
    place.workspace,
    rows.map((row) => row.id),
  )
  await sql`
    insert into message_revision (workspace_id, message_id, revision, text, html, title, heard_at)
    select workspace_id, id, revision, text, html, title, heard_at from message
    where workspace_id = ${place.workspace} and id = any(${rows.map((row) => row.id)}::uuid[])`.execute(db)
  await sql`
    update message m set revision = m.revision + 1, text = x.text, html = x.html, title = x.title, gone_at = null,
      forget_at = x.heard_at + ${place.terms.maxAgeDays}::float8 * interval '1 day',
      renew_at = x.heard_at + ${renewsAfter(place.terms)}::float8 * interval '1 millisecond',
      search = ${searchVector(sql`m.workspace_id::text`, sql`x.folded`)}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x (id uuid, text text, html text, title text, folded text,
      heard_at timestamptz)
    where m.workspace_id = ${keyed(place.workspace)} and m.id = x.id`.execute(db)
}
