import { type Db } from '#database'
import { type Clock, type Id, newId } from '#kernel'
import { holdPersons, type Named } from './handle-join.ts'
import { holdChannel } from './hold-channel.ts'
import { type CodeTried, tryCode } from './join-code.ts'
import { type LinkKey } from './private-link.ts'
import { regroup } from './regroup.ts'

export type Joined = { kind: 'joined'; with: Named } | Exclude<CodeTried, { kind: 'fits' }>

/** A person of so many handles is one that somebody makes up. */
const mostHandles = 20

/**
 * Two handles are one person: by that person's own act and no other way. Each has the private link of its own handle; the
 * code made on one page and typed on the other proves that both are in the same hands. Whatever the terms of a source say
 * of joining, they say it of us: nobody is kept from saying who they are.
 */
export async function joinHandles(
  db: Db,
  clock: Clock,
  key: LinkKey,
  at: { workspace: Id<'workspace'>; handle: Id<'handle'>; code: string },
): Promise<Joined | { kind: 'too-many' }> {
  const { workspace } = at
  const tried = await tryCode(db, clock, key, at)
  if (tried.kind !== 'fits') return tried
  const { other } = tried
  const hold = (channel: string) => holdChannel(db, { workspace, channel })
  const among = await holdPersons(db, workspace, [at.handle, other.handle], hold)
  if (among.length > mostHandles) return { kind: 'too-many' }
  const [one, two] = [at.handle, other.handle].toSorted().map((id) => among.find(({ handle }) => handle === id))
  // Erased while the question stood on the screen.
  if (!one || !two) return { kind: 'wrong' }
  if (one.person === two.person) return { kind: 'joined-already' }
  await db
    .insertInto('handle_join')
    .values({
      workspace_id: workspace,
      id: newId(),
      one_handle: one.handle,
      one_person: one.own,
      other_handle: two.handle,
      other_person: two.own,
      at: clock(),
      how: 'own-code',
      undone_at: null,
      undone_how: null,
      undone_by: null,
    })
    .execute()
  await db.deleteFrom('join_code').where('workspace_id', '=', workspace).where('handle_id', '=', other.handle).execute()
  await regroup(db, workspace, among)
  return { kind: 'joined', with: other }
}
