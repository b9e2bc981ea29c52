import { type PieceLimits } from '#channel'
import { takesWords } from '#contact-point'
import { type Db } from '#database'
import { type Id } from '#kernel'
import { type Publishing } from './whole.ts'

export interface WhereTo {
  place: Id<'contact point'>
  name: string
  channel: string
  limits: PieceLimits
}

/** Where an invitation can go out, by name, with what each place takes. */
export async function whereTo(db: Db, publishing: Publishing, workspace: Id<'workspace'>): Promise<WhereTo[]> {
  const rows = await db
    .selectFrom('contact_point as p')
    .select(['id', 'name', 'channel', 'address', 'settings'])
    .where('workspace_id', '=', workspace)
    .where(takesWords('p'))
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.flatMap(({ id, name, channel, address, settings }) => {
    const publishes = publishing(channel)
    if (!publishes) return []
    return [{ place: id as Id<'contact point'>, name, channel, limits: publishes.limits({ id, address, settings }) }]
  })
}
