import { sql } from 'kysely'
import { type Listened, type Manifest } from '#channel'
import { type Db, type Jobs, ring } from '#database'
import { type Clock, type Id } from '#kernel'
import { type ContactPoint, patience, whenToListen, whenToTryAgain } from './contact-point.ts'
import { recordGaps } from './gaps.ts'
import { hear } from './hear.ts'
import { type Handed, settleKnocks } from './knock.ts'
import { longestAddress } from './plant.ts'
import { type Seal } from './seal.ts'

/**
 * What came of going to listen. What was heard and the cursor that says so are one commit: a crash before it hears the
 * same again, a crash after it hears only what is new.
 */
export async function recordListening(
  db: Db,
  { jobs, clock, seal }: { jobs: Jobs; clock: Clock; seal: Seal },
  manifest: Manifest,
  place: ContactPoint,
  listened: Listened,
  chance: number,
  handed: Handed = nothingHanded,
): Promise<void> {
  const now = clock()
  switch (listened.kind) {
    case 'heard': {
      await hear(db, jobs, clock, { workspace: place.workspace, place: place.id }, listened.events)
      const again = await settleKnocks(db, { jobs, clock }, place, handed, listened.keeps ?? [])
      const latest = later(place.latestWordAt, listened.latest)
      const address = await addressNow(db, place, listened.movedTo)
      const news =
        (await recordGaps(db, clock, place, listened.gaps ?? [])) ||
        listened.events.length > 0 ||
        place.failures > 0 ||
        place.waitingSince !== null ||
        place.trouble?.why !== listened.partly?.why ||
        place.cursor === null ||
        address !== place.address ||
        (listened.keysEnd !== undefined && listened.keysEnd?.getTime() !== place.keysEndAt?.getTime())
      const to = {
        cursor: JSON.stringify(listened.cursor),
        address,
        trouble: listened.partly ? troubled(place, listened.partly, now, true) : null,
        failures: 0,
        access_ended_at: null,
        waiting_since: null,
        last_listened_at: now,
        latest_word_at: latest,
        next_at: sooner(whenToListen(manifest.pace, latest ?? place.plantedAt, now, chance), again),
        ...(listened.keysEnd !== undefined && { keys_end_at: listened.keysEnd }),
        ...(listened.secrets && { secrets: seal.close(place, listened.secrets) }),
      }
      // Most listenings bring nothing: only their hour moves, and whoever looks on reads that by the clock.
      return news ? change(db, place, to) : store(db, place, to)
    }
    case 'later': {
      const since = place.waitingSince ?? now
      const lasts = listened.at.getTime() - since.getTime() > patience
      return change(db, place, {
        ...(lasts && { trouble: JSON.stringify({ why: listened.why, detail: '', since: since.toISOString() }) }),
        waiting_since: since,
        last_listened_at: now,
        // Never sooner than one would have come anyway.
        next_at: later(listened.at, whenToListen(manifest.pace, place.latestWordAt ?? place.plantedAt, now, chance)),
      })
    }
    case 'trouble':
    case 'needs-reconnection': {
      const why = listened.kind === 'trouble' ? listened.why : 'needs-reconnection'
      const detail = listened.kind === 'trouble' ? listened.detail : listened.why
      const failures = place.failures + 1
      return change(db, place, {
        trouble: troubled(place, { why, detail }, now, false),
        failures,
        ...(listened.kind === 'needs-reconnection' && { access_ended_at: sql`coalesce(access_ended_at, ${now})` }),
        waiting_since: null,
        last_listened_at: now,
        next_at: whenToTryAgain(failures, now, chance),
      })
    }
    case 'closed':
      return change(db, place, {
        closed_at: now,
        closed_why: listened.why,
        access_ended_at: now,
        last_listened_at: now,
        next_at: null,
        compare_at: null,
        trouble: null,
      })
    case 'unsupported':
      return store(db, place, { next_at: null })
    default:
      return listened satisfies never
  }
}

/** Moved for good, unless to where another place of the client listens already: then the old way there will do. */
async function addressNow(db: Db, place: ContactPoint, movedTo: string | null): Promise<string> {
  if (!movedTo || Buffer.byteLength(movedTo) > longestAddress) return place.address
  const taken = await db
    .selectFrom('contact_point')
    .select('id')
    .where('workspace_id', '=', place.workspace)
    .where('channel', '=', place.channel)
    .where('address', '=', movedTo)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return taken ? place.address : movedTo
}

const nothingHanded: Handed = { knocks: [], more: false }

function sooner(one: Date | null, other: Date | null): Date | null {
  return one && other ? (one < other ? one : other) : (one ?? other)
}

function later(one: Date | null, other: Date | null): Date | null {
  return one && other ? (one > other ? one : other) : (one ?? other)
}

/** Since it is the same trouble: another one begins now. */
function troubled(place: ContactPoint, { why, detail }: { why: string; detail: string }, now: Date, partly: boolean) {
  const before = place.trouble
  const lasts = before?.why === why && (before.partly ?? false) === partly
  const since = lasts ? before.since : now.toISOString()
  return JSON.stringify({
    ...{ why, since, detail: detail.replaceAll('\0', '').slice(0, 500) },
    ...(partly && { partly }),
  })
}

type Here = { workspace: Id<'workspace'>; id: Id<'contact point'> }

/** Stores what whoever looks on must be told of. */
async function change(db: Db, place: Here, to: Record<string, unknown>): Promise<void> {
  await store(db, place, to)
  await ring(db, { workspace: place.workspace, kind: 'places', conversations: [] })
}

async function store(db: Db, place: Here, to: Record<string, unknown>): Promise<void> {
  await db
    .updateTable('contact_point')
    .set(to as never)
    .where('workspace_id', '=', place.workspace)
    .where('id', '=', place.id)
    .execute()
}
