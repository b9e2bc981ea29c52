import { sql } from 'kysely'
import { type RawEvent } from '#channel'
import { type Db, type Jobs } from '#database'
import { type Clock, type Id, newId } from '#kernel'

/**
 * Puts what a place brought in the ledger, to the byte, before anyone acknowledges it; reading it comes after, as work
 * enqueued with it. Returns the ledger's ids in the order of the events.
 */
export async function hear(
  db: Db,
  jobs: Jobs,
  clock: Clock,
  at: { workspace: Id<'workspace'>; place: Id<'contact point'> },
  events: readonly RawEvent[],
): Promise<Id<'raw event'>[]> {
  if (!events.length) return []
  const ids = events.map(() => newId<'raw event'>())
  await sql`
    insert into raw_event (workspace_id, id, contact_point_id, native_id, content_type, body, heard_at)
    select ${at.workspace}, e.id, ${at.place}, e.native_id, e.content_type, e.body, ${clock()}
    from unnest(${ids}::uuid[], ${events.map((event) => cleanNative(event.nativeId))}::text[],
                ${events.map((event) => event.contentType)}::text[],
                ${events.map((event) => Buffer.from(event.body))}::bytea[])
      as e (id, native_id, content_type, body)`.execute(db)
  await jobs.send(db, 'read', at.place, { workspace: at.workspace, place: at.place })
  return ids
}

/** In bytes: an index row holds no more than a third of a page. */
const longestNative = 2000

// text holds no NUL; what a cut leaves of a letter is left out.
function cleanNative(nativeId: string | null): string | null {
  if (nativeId === null) return null
  const bytes = Buffer.from(nativeId.replaceAll('\0', ''))
  return bytes.length <= longestNative
    ? bytes.toString()
    : bytes
        .subarray(0, longestNative)
        .toString()
        .replace(/\ufffd+$/, '')
}
