import { type Nodded } from '#channel'
import { type AtNod, nodInHand, recordNodded, type ToNod } from '#conversation'
import { type MeansNeeds, meansAt } from './means-at.ts'

/** Gives one like, or takes one back. A crash in between does no harm: given twice it is one. */
export async function nodOne(needs: MeansNeeds, at: AtNod): Promise<void> {
  const inHand = await needs.within([at.workspace], null, (db) => nodInHand(db, needs.clock, at))
  if (!inHand) return
  const nodded = await noddedAt(needs, inHand)
  await needs.within([at.workspace], null, (db) => recordNodded(db, needs.clock, inHand, nodded))
}

async function noddedAt(needs: MeansNeeds, { place, nod, ends }: ToNod): Promise<Nodded> {
  const nods = needs.channels.get(place.channel)?.nods
  if (!nods) return { kind: 'refused', why: 'unsupported' }
  if (place.closedAt) return { kind: 'gone' }
  const means = await meansAt(needs, place)
  return ends ? nods.takeBack(place, nod, means) : nods.nod(place, nod, means)
}
