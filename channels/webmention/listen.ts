import { type Knock, type Listened, type Means, type Place } from '#channel'
import { type Json } from '#kernel'
import { writeCursor } from './cursor.ts'
import { lookAgain } from './look-again.ts'
import { oweMentions, payOwed } from './owe.ts'
import { nameOf, writeRefused } from './read.ts'
import { openRound } from './round.ts'
import { type Claim, claimIn } from './take-in.ts'
import { verify } from './verify.ts'

/** How long a claim waits for its page to answer before it is set aside. */
const longestWait = 48 * 3600_000
/** Milliseconds for the claims of one round; those left wait for the next. */
const longestRound = 60_000
const atOnce = 8

/** Goes to see whether those who say that they talk about ours do, looks again at what was heard, and tells others of ours. */
export async function listen(place: Place, json: Json, means: Means): Promise<Listened> {
  if (!means.here) return { kind: 'trouble', why: 'not-allowed', detail: 'no address of our own' }
  const round = openRound(place, json, means, means.here)
  const claims = [...claimsIn(means.knocks ?? []).values()]
  const start = means.clock().getTime()
  const keeps: string[] = []
  for (let at = 0; at < claims.length; at += atOnce) {
    const isLate = means.clock().getTime() - start > longestRound
    const some = claims.slice(at, at + atOnce)
    const verified = await Promise.all(some.map((one) => (isLate ? 'later' : verify(one.claim, one.at, round))))
    for (const [index, { claim, ids, at: since }] of some.entries()) {
      if (verified[index] !== 'later') continue
      if (start - since.getTime() < longestWait) keeps.push(...ids)
      else round.events.set(nameOf(claim), writeRefused(claim, 'its page did not answer for two days'))
    }
  }
  await lookAgain(round)
  await oweMentions(round)
  await payOwed(round)
  const { events, cursor, latest } = round
  return { kind: 'heard', events: [...events.values()], cursor: writeCursor(cursor), movedTo: null, latest, keeps }
}

/** Whoever tells us twice wants one look: each claim once, with all that told of it. */
function claimsIn(knocks: readonly Knock[]): Map<string, { claim: Claim; ids: string[]; at: Date }> {
  const claims = new Map<string, { claim: Claim; ids: string[]; at: Date }>()
  for (const knock of knocks) {
    const claim = claimIn(knock)
    if (!claim) continue
    const before = claims.get(nameOf(claim))
    if (before) before.ids.push(knock.id)
    else claims.set(nameOf(claim), { claim, ids: [knock.id], at: knock.at })
  }
  return claims
}
