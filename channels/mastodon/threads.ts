import { ask } from './ask.ts'
import { mostOwn } from './cursor.ts'
import { contextOf, knownOf, meet, type Round } from './round.ts'
import { idOf, thingsOf } from './thing.ts'

const pageSize = 40
/** Of the newest threads of ours, so many are read each time: whoever answers an answer changes no count of ours. */
const alwaysRead = 3
const mostRead = 15

/** Our own words, and everything below those that were answered: people answer one another without naming us. */
export async function threadsOfOurs(round: Round): Promise<void> {
  const path = `/api/v1/accounts/${idOf(round.place.settings.account) ?? ''}/statuses`
  const query = { limit: `${pageSize}`, exclude_reblogs: 'true' }
  const answer = await ask(round.server, { path, query }, round.means)
  if (answer.kind !== 'there') return
  const roots: { id: string; replies: number }[] = []
  round.ours = thingsOf(answer.value)
  for (const status of round.ours.toReversed()) {
    const id = idOf(status.id)
    if (!id || status.reblog) continue
    const answers = idOf(status.in_reply_to_id)
    const thread = answers ? (knownOf(answers, round)?.thread ?? answers) : id
    meet(status, thread, round)
    if (!answers) roots.push({ id, replies: Number(status.replies_count) || 0 })
  }
  const before = new Map(round.cursor.own.map((one) => [one.id, one.replies]))
  const young = roots.slice(-alwaysRead).filter(({ replies }) => replies > 0)
  const stirred = roots.filter(({ id, replies }) => (before.get(id) ?? 0) !== replies)
  const read = new Map([...young, ...stirred].map((one) => [one.id, one]))
  for (const { id, replies } of [...read.values()].slice(-mostRead)) {
    const context = await contextOf(id, round)
    if (!context) continue
    for (const status of context.below) meet(status, id, round)
    before.set(id, replies)
  }
  round.cursor.own = [...before].map(([id, replies]) => ({ id, replies })).slice(-mostOwn)
}
