import { type RawBuilder, sql } from 'kysely'

/**
 * Who said a message, as the place where they said it knows them. Someone who joined two handles is one person with two
 * names: neither is shown where they speak under the other.
 */
export const nameOf = (message: RawBuilder<unknown>): RawBuilder<string> => sql`coalesce(
  (select h.name from handle h where h.workspace_id = ${message}.workspace_id and h.id = ${message}.handle_id),
  (select p.name from person p where p.workspace_id = ${message}.workspace_id and p.id = ${message}.person_id))`
