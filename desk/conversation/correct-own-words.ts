import { type ContactPoint, hear } from '#contact-point'
import { type Db, type Jobs } from '#database'
import { type Clock, Refusal } from '#kernel'
import { type OwnHandle } from './author-link.ts'
import { holdChannel } from './hold-channel.ts'
import { type PageChannel } from './speak-on-page.ts'

/**
 * Someone puts their own words right. What stood before is kept as a revision, for reasons that quote it; the page says
 * « corrigé ». False: they are the same words.
 */
export async function correctOwnWords(
  db: Db,
  jobs: Jobs,
  clock: Clock,
  channel: PageChannel,
  place: ContactPoint,
  by: OwnHandle,
  correction: { message: string; text: string },
): Promise<boolean> {
  await holdChannel(db, place)
  const row = await db
    .selectFrom('message')
    .innerJoin('thread', (join) =>
      join.onRef('thread.workspace_id', '=', 'message.workspace_id').onRef('thread.id', '=', 'message.thread_id'),
    )
    .select(['message.native_id', 'message.text', 'message.answers_native', 'thread.native_id as thread'])
    .select(['message.gone_at', 'message.removed_by', 'message.removed_at'])
    .where('message.workspace_id', '=', place.workspace)
    .where('message.id', '=', correction.message)
    .where('message.handle_id', '=', by.id)
    .executeTakeFirst()
  if (!row?.native_id) throw new Refusal('page.not-yours', 404)
  if (row.gone_at) throw new Refusal('page.erased', 409)
  if (row.removed_at) throw new Refusal('page.removed', 409)
  // Decided a moment ago and still to be undone: a correction now would be lost to one or the other.
  if (row.removed_by) throw new Refusal('page.being-removed', 409)
  if (row.text === correction.text) return false
  await hear(db, jobs, clock, { workspace: place.workspace, place: place.id }, [
    channel.receives.receive({
      id: row.native_id,
      by: { id: by.nativeId, name: by.name },
      text: correction.text,
      answers: row.answers_native,
      thread: row.thread,
      at: clock().toISOString(),
    }),
  ])
  return true
}
