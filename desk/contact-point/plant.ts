import { type Manifest } from '#channel'
import { type Db, type Jobs, ring } from '#database'
import { type Clock, type Id, type JsonObject, newId, Refusal } from '#kernel'
import { compareLater } from './compared.ts'
import { giveName } from './name-here.ts'
import { type Seal } from './seal.ts'

export interface ToPlant {
  workspace: Id<'workspace'>
  manifest: Manifest
  name: string
  address: string
  settings: JsonObject
  by: string
  id?: Id<'contact point'>
  /** Given in confidence: kept sealed. */
  secrets?: { seal: Seal; words: Readonly<Record<string, string>> }
  /** When they open no more; null or left out: never, as far as is known. */
  keysEnd?: Date | null
  /** `name@host` that it bears on this installation, where its channel gives it one. */
  nameHere?: string | null
}

/** In bytes: what an index can hold, and far more than any address needs. */
export const longestAddress = 2000

/** Plants a contact point and goes listening at once, where its channel listens. */
export async function plant(db: Db, jobs: Jobs, clock: Clock, what: ToPlant): Promise<Id<'contact point'>> {
  const id = what.id ?? newId<'contact point'>()
  if (Buffer.byteLength(what.address) > longestAddress)
    throw new Refusal('request.field-too-long', 422, { field: 'address', bound: longestAddress })
  const already = await db
    .selectFrom('contact_point')
    .select('id')
    .where('workspace_id', '=', what.workspace)
    .where('channel', '=', what.manifest.key)
    .where('address', '=', what.address)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  if (already) throw new Refusal('contact-point.already-there', 409, { address: what.address })
  const polled = what.manifest.pace.length > 0
  await db
    .insertInto('contact_point')
    .values({
      workspace_id: what.workspace,
      id,
      channel: what.manifest.key,
      name: what.name,
      address: what.address,
      settings: JSON.stringify(what.settings) as never,
      secrets: what.secrets?.seal.close({ workspace: what.workspace, id }, what.secrets.words) ?? null,
      terms: JSON.stringify(what.manifest.terms),
      cursor: null,
      planted_by: what.by,
      planted_at: clock(),
      paused_at: null,
      paused_by: null,
      closed_at: null,
      closed_why: null,
      trouble: null,
      last_listened_at: null,
      last_heard_at: null,
      latest_word_at: null,
      next_at: polled ? clock() : null,
      keys_end_at: what.keysEnd ?? null,
    })
    .execute()
  if (what.manifest.abilities.includes('tallies'))
    await compareLater(db, clock, { workspace: what.workspace, place: id })
  if (what.nameHere) await giveName(db, { workspace: what.workspace, id }, what.nameHere)
  if (polled) await jobs.send(db, 'listen', id, { workspace: what.workspace, place: id })
  await ring(db, { workspace: what.workspace, kind: 'places', conversations: [] })
  return id
}
