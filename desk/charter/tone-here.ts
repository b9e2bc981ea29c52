import { type Db } from '#database'
import { type Dialect, type Id } from '#kernel'
import { type Tone, toneFrom } from './tone.ts'
import { type ToneRemark, toneRemarks } from './tone-remarks.ts'

/** What this client's tone says of a text of ours, in its own language unless it is written in another. */
export async function toneRemarksHere(
  db: Db,
  workspace: Id<'workspace'>,
  { text, language }: { text: string; language: Dialect | undefined },
): Promise<{ remarks: ToneRemark[]; signing: Tone['signing']; say: Tone['say'] }> {
  const row = await db
    .selectFrom('workspace')
    .select(['tone', 'language'])
    .where('id', '=', workspace)
    .executeTakeFirstOrThrow()
  const tone = toneFrom(row.tone)
  return { remarks: toneRemarks(text, tone, language ?? row.language), signing: tone.signing, say: tone.say }
}
