import { sql } from 'kysely'
import { type Db } from '#database'
import { type Id } from '#kernel'
import { type AppKept } from './app-kept.ts'

/** A place that is signed in through an app. */
export interface Behind {
  workspace: Id<'workspace'>
  id: Id<'contact point'>
  channel: string
  address: string
}

/** Where the accounts that a platform names are planted: in the app's own workspace, or in all that share the installation's. */
export async function placesBehind(
  db: Db,
  { workspace, platform }: Pick<AppKept, 'workspace' | 'platform'>,
  named: readonly { channel: string; address: string }[],
): Promise<Behind[]> {
  if (!named.length) return []
  const [channels, addresses] = [named.map(({ channel }) => channel), named.map(({ address }) => address)]
  const { rows } = await sql<Behind>`
    select workspace_id as workspace, id, channel, address
    from contact_points_behind(${workspace}, ${platform}, ${channels}::text[], ${addresses}::text[])`.execute(db)
  return rows
}
