import { type Knock, type Listened, type Means, type Place, type RawEvent } from '#channel'
import { type Json } from '#kernel'
import { digestOf } from '#reading'
import { act, actorGone } from './act.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { oweOthers, payOwed } from './owe.ts'
import { writeRefused } from './read.ts'
import { type Round, verify } from './verify.ts'
import { idIn } from './wire.ts'

/** How long a knock waits for its host to answer before it is set aside. */
const longestWait = 48 * 3600_000
/** Milliseconds for the knocks of one round; those left wait for the next. */
const longestRound = 60_000

/** Verifies who knocked, says what was heard, and carries out what others are owed. */
export async function listen(_: Place, json: Json, means: Means): Promise<Listened> {
  const cursor = readCursor(json)
  const round: Round = { means, here: means.here ?? '', cursor, silent: new Set() }
  const events: RawEvent[] = []
  const keeps: string[] = []
  if (!means.here || !means.secrets.key) return { kind: 'trouble', why: 'not-allowed', detail: 'no address of our own' }
  const start = means.clock().getTime()
  for (const knock of means.knocks ?? []) {
    const heard = means.clock().getTime() - start > longestRound ? 'later' : await hearKnock(knock, round)
    if (heard !== 'later') events.push(...heard)
    else if (start - knock.at.getTime() < longestWait) keeps.push(knock.id)
    else events.push(writeRefused(text(knock), 'its host did not answer for two days'))
  }
  await oweOthers(round)
  await payOwed(round)
  return { kind: 'heard', events, cursor: writeCursor(cursor), movedTo: null, latest: null, keeps }
}

async function hearKnock(knock: Knock, round: Round): Promise<readonly RawEvent[] | 'later'> {
  const verified = await verify(knock, round)
  if (verified.kind === 'later') return 'later'
  if (verified.kind === 'false') return [writeRefused(text(knock), verified.why)]
  if (verified.kind === 'actor-gone') return actorGone(verified.id, round.cursor)
  const { activity, actor } = verified
  // Only now: what is not verified must not be able to keep out what is.
  const id = digestOf([actor.id, idIn(activity) ?? text(knock)])
  const { seen } = round.cursor
  if (seen.includes(id)) return []
  const acted = await act({ thing: activity, text: text(knock), by: actor, at: knock.at }, round)
  if (acted !== 'later') seen.push(id)
  return acted
}

const text = (knock: Knock) => Buffer.from(knock.body).toString('utf8')
