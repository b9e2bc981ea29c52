import { sql } from 'kysely'
import { type Manifest } from '#channel'
import { type Db, type Jobs, ring } from '#database'
import { type Id, Refusal } from '#kernel'
import { contactPoint } from './contact-point-store.ts'
import { listenSoon } from './pause.ts'

type Where = { workspace: Id<'workspace'>; place: Id<'contact point'> }

/** Writes anew what a channel's form lets one change once connected, and goes listening by it. */
export async function changeSettings(
  db: Db,
  jobs: Jobs,
  manifests: ReadonlyMap<string, Manifest>,
  at: Where,
  written: Readonly<Record<string, string>>,
): Promise<void> {
  const place = await contactPoint(db, at.workspace, at.place)
  const form = manifests.get(place.channel)?.form ?? []
  for (const key of Object.keys(written))
    if (!form.some((field) => field.key === key && field.later))
      throw new Refusal('contact-point.not-changed-so', 422, { field: key })
  await sql`
    update contact_point set settings = settings || ${JSON.stringify(written)}::jsonb
    where workspace_id = ${at.workspace} and id = ${at.place}`.execute(db)
  if (!place.pausedAt && !place.closedAt) await listenSoon(db, jobs, at)
  await ring(db, { workspace: at.workspace, kind: 'places', conversations: [] })
}
