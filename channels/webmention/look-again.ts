import { askPage } from './ask.ts'
import { meet, type Round, takeBack } from './round.ts'
import { saidAbout } from './said.ts'
import { markupOf } from './verify.ts'

const perRound = 5
const youngFor = 30 * 24 * 3600_000

/** Not every site tells of edits and ends: what is young is looked at again, some in each round. */
export async function lookAgain(round: Round): Promise<void> {
  const { cursor, means } = round
  const now = means.clock().getTime()
  // What was met in this very round has just been looked at.
  const young = cursor.known.filter(({ since }) => now - since < youngFor && since < now - 60_000)
  if (young.length === 0) return
  const turn = cursor.turn % young.length
  for (const known of [...young.slice(turn), ...young.slice(0, turn)].slice(0, perRound)) {
    cursor.turn = (cursor.turn + 1) % young.length
    const page = await askPage(known.source, means)
    if (page.kind === 'gone' && page.status === 410) takeBack(known, round)
    if (page.kind === 'later' || page.kind === 'trouble') continue
    const html = page.kind === 'there' ? markupOf(page) : null
    const reading = html === null || page.kind !== 'there' ? null : saidAbout(html, known, page.url)
    if (reading?.kind === 'says' && page.kind === 'there')
      await meet(known, { page: html!, url: page.url }, reading.said, means.clock(), round)
    // A site may lose a page for an hour: it is gone once it was missed twice.
    else if (cursor.known.includes(known) && ++known.missed >= 2) takeBack(known, round)
  }
}
