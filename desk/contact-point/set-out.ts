import { type Db } from '#database'
import { type Clock, type Id, isId, Refusal } from '#kernel'
import { type Seal } from './seal.ts'

/** Someone on their way to sign in at another place. */
export interface SettingOut {
  workspace: Id<'workspace'>
  /** What they come back with; also the place's own id, where it is a new one. */
  id: Id<'contact point'>
  user: string
  channel: string
  /** The place that gets other keys; null for a new one. */
  again: Id<'contact point'> | null
  pending: Readonly<Record<string, string>>
}

const anHour = 3_600_000

/** Keeps what a channel needs to know again when its person comes back. Ways that nobody came back from are forgotten. */
export async function keepSetOut(db: Db, clock: Clock, seal: Seal, set: SettingOut): Promise<void> {
  const now = clock()
  await db.deleteFrom('setting_out').where('workspace_id', '=', set.workspace).where('expires_at', '<', now).execute()
  await db
    .insertInto('setting_out')
    .values({
      workspace_id: set.workspace,
      id: set.id,
      user_id: set.user,
      channel: set.channel,
      again: set.again,
      pending: seal.close(set, set.pending),
      expires_at: new Date(now.getTime() + anHour),
    })
    .execute()
}

/** Where someone who came back still has to choose: as often as they like, within the hour. */
export async function stillThere(
  db: Db,
  clock: Clock,
  seal: Seal,
  who: { workspace: Id<'workspace'>; id: string; user: string },
): Promise<Pick<SettingOut, 'channel' | 'again' | 'pending'>> {
  const row = isId<'contact point'>(who.id)
    ? await db
        .selectFrom('setting_out')
        .selectAll()
        .where('workspace_id', '=', who.workspace)
        .where('id', '=', who.id)
        .where('user_id', '=', who.user)
        .where('expires_at', '>', clock())
        .executeTakeFirst()
    : undefined
  return opened(seal, who.workspace, row)
}

/** Who came back: they alone who set out, once, within the hour. */
export async function cameBack(
  db: Db,
  clock: Clock,
  seal: Seal,
  who: { workspace: Id<'workspace'>; id: string; user: string },
): Promise<Pick<SettingOut, 'channel' | 'again' | 'pending'>> {
  const { workspace, id, user } = who
  const row = isId<'contact point'>(id)
    ? await db
        .deleteFrom('setting_out')
        .where('workspace_id', '=', workspace)
        .where('id', '=', id)
        .where('user_id', '=', user)
        .where('expires_at', '>', clock())
        .returningAll()
        .executeTakeFirst()
    : undefined
  return opened(seal, workspace, row)
}

function opened(
  seal: Seal,
  workspace: Id<'workspace'>,
  row: { id: string; channel: string; again: string | null; pending: Buffer } | undefined,
): Pick<SettingOut, 'channel' | 'again' | 'pending'> {
  if (!row) throw new Refusal('contact-point.way-lost', 410)
  const pending = seal.open({ workspace, id: row.id }, row.pending)
  return { channel: row.channel, again: row.again as SettingOut['again'], pending }
}
