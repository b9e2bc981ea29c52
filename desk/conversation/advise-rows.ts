import { type Row } from '#contract'
import { type Db } from '#database'
import { type Clock } from '#kernel'
import { adviceFor } from './advice-store.ts'
import { type ChannelAbilities } from './turn-shown.ts'

/** What is said to us, and what is grave, is answered whatever discretion thinks; of what is not read it knows nothing. */
const maybeNot: readonly Row['why'][] = ['question', 'disagreement', 'disagreement-no-reason', 'suggestion']

/** Puts the advice on rows where it changes what one does: something awaits there, and may do without us for now. */
export async function adviseRows(
  db: Db,
  clock: Clock,
  channels: Pick<ChannelAbilities, 'ourPlace'>,
  rows: readonly Row[],
): Promise<Row[]> {
  const asked = rows.filter((row) => row.standing === 'awaits' && maybeNot.includes(row.why))
  const advice = await adviceFor(
    db,
    clock,
    asked.map((row) => ({ workspace: row.client.id, conversation: row.id })),
    channels.ourPlace,
  )
  return rows.map((row) => {
    const advised = advice.get(row.id) ?? null
    return advised && advised.advice !== 'speak' ? { ...row, advised } : row
  })
}
