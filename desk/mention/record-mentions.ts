import { sql } from 'kysely'
import { type Db, ring } from '#database'
import { type Clock } from '#kernel'
import { type MentionTold, mostTries, type ToTell, whenToTellAgain } from './mention.ts'
import { type InHand } from './take-mentions.ts'

/** What came of telling others; whoever did not answer is told again later, eight times at most. */
export async function recordMentions(
  db: Db,
  clock: Clock,
  of: InHand,
  came: readonly { to: ToTell; told: MentionTold }[],
): Promise<void> {
  const { workspace, message } = of
  const now = clock()
  for (const { to, told } of came) {
    const next = nextOf(to, told, now)
    await db
      .updateTable('mention')
      .set({ ...next, tries: to.tries + 1, ...(told.kind === 'told' && { told_at: now }) })
      .where('workspace_id', '=', workspace)
      .where('id', '=', to.id)
      .execute()
  }
  // Words that changed while others were told are looked at again at once: then another hour stands there by now.
  await sql`
    update mention_source s set due_at = (select min(m.not_before) from mention m where m.workspace_id = s.workspace_id
      and m.message_id = s.message_id and m.state = 'waiting')
    where s.workspace_id = ${workspace} and s.message_id = ${message} and s.due_at = ${of.until}`.execute(db)
  if (came.length) await ring(db, { workspace, kind: 'places', conversations: [] })
}

function nextOf({ tries }: ToTell, told: MentionTold, now: Date) {
  if (told.kind === 'later')
    return tries + 1 < mostTries
      ? { state: 'waiting' as const, why: null, not_before: told.at ?? whenToTellAgain(tries + 1, now) }
      : { state: 'refused' as const, why: 'no-answer' }
  if (told.kind === 'refused') return { state: 'refused' as const, why: told.why.slice(0, 300) }
  return { state: told.kind, why: null }
}
