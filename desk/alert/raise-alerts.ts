import { type Discretion, discretionOf } from '#charter'
import { type Db, ring } from '#database'
import { type Clock, type Id, newId } from '#kernel'
import { crowd, freshHours, storm, type Word } from './alert.ts'
import {
  type AlertRow,
  changeAlert,
  dangersSince,
  dislikesAt,
  type FreshWord,
  freshAmong,
  joinWords,
  type Kind,
  latestAlert,
} from './alert-store.ts'
import { tellDesk } from './tell-desk.ts'

export interface Raising {
  clock: Clock
  /** Mail leaves from this installation. */
  mails: boolean
}

/**
 * Once these messages are understood: whether something grave is being said. An event is told once. What joins an open
 * alert is gathered in it; closed, it is opened again by as many new words as would raise one. What it reads is what was
 * said lately, and for what is usual at a place a fixed number of words heard there: the past costs nothing.
 */
export async function raiseAlerts(
  db: Db,
  needs: Raising,
  workspace: Id<'workspace'>,
  messages: readonly string[],
): Promise<void> {
  const now = needs.clock()
  const fresh = await freshAmong(db, workspace, messages, now)
  if (!fresh.length) return
  const by = await discretionOf(db, workspace)
  const dangers = fresh.filter((word) => word.danger)
  if (dangers.length) await onDanger(db, needs, workspace, dangers, by)
  const places = new Set(fresh.filter((word) => !word.danger).map((word) => word.place))
  for (const place of [...places].toSorted())
    await onVolume(
      db,
      needs,
      { workspace, place },
      fresh.filter((word) => !word.danger && word.place === place),
      by,
    )
}

async function onDanger(
  db: Db,
  needs: Raising,
  workspace: Id<'workspace'>,
  fresh: readonly FreshWord[],
  by: Discretion,
): Promise<void> {
  const now = needs.clock()
  const latest = await latestAlert(db, workspace, 'danger', null)
  const rule = { people: by.alertPeople, minutes: by.alertMinutes }
  if (latest && !latest.closed_at) {
    const anew = async () => crowd(await dangersSince(db, workspace, now, latest.joined_at), rule) !== null
    return gather(db, needs, latest, fresh, anew)
  }
  const found = crowd(await dangersSince(db, workspace, now, latest?.closed_at ?? null), rule)
  if (found) await open(db, needs, latest, { workspace, kind: 'danger', place: null, usual: null, words: found })
}

async function onVolume(
  db: Db,
  needs: Raising,
  { workspace, place }: { workspace: Id<'workspace'>; place: string },
  fresh: readonly FreshWord[],
  by: Discretion,
): Promise<void> {
  const now = needs.clock()
  const latest = await latestAlert(db, workspace, 'volume', place)
  const found = async (after: Date | null) => {
    const { words, heardSince } = await dislikesAt(db, workspace, place, now, after)
    return storm(words, now, { heardSince, people: by.alertDislikes, times: by.alertTimes })
  }
  if (latest && !latest.closed_at)
    return gather(db, needs, latest, fresh, async () => (await found(latest.joined_at)) !== null)
  const raised = await found(latest?.closed_at ?? null)
  if (raised) await open(db, needs, latest, { workspace, kind: 'volume', place, ...raised })
}

/** More of the same: told again only where it had been silent for a day and flares up anew. */
async function gather(
  db: Db,
  needs: Raising,
  alert: AlertRow,
  words: readonly Word[],
  flaresUp: () => Promise<boolean>,
): Promise<void> {
  const now = needs.clock()
  const wasSilent = isLongAgo(alert.joined_at, now)
  const anew = wasSilent && (await flaresUp())
  if (!(await joinWords(db, alert, words, now))) return
  if (anew) await nextWave(db, needs, { ...alert, joined_at: now })
  else if (!wasSilent) await changeAlert(db, alert, { joined_at: now })
  await news(db, alert)
}

interface Raised {
  workspace: Id<'workspace'>
  kind: Kind
  place: string | null
  usual: number | null
  words: readonly Word[]
}

/** The event of a moment ago goes on under its own name; any other is a new one. */
async function open(db: Db, needs: Raising, latest: AlertRow | null, raised: Raised): Promise<void> {
  const now = needs.clock()
  if (latest?.closed_at && !isLongAgo(latest.closed_at, now)) {
    await openAgain(db, latest, now)
    await joinWords(db, latest, raised.words, now)
    await nextWave(db, needs, { ...latest, joined_at: now, usual: raised.usual })
    return news(db, latest)
  }
  const alert: AlertRow = {
    workspace_id: raised.workspace,
    id: newId<'alert'>(),
    kind: raised.kind,
    contact_point_id: raised.place,
    usual: raised.usual,
    at: now,
    wave: 1,
    wave_at: now,
    joined_at: now,
    taken_at: null,
    taken_by: null,
    closed_at: null,
    taken_back_at: null,
  }
  await db.insertInto('alert').values(alert).execute()
  await joinWords(db, alert, raised.words, now)
  await tellDesk(db, needs, alert)
  await news(db, alert)
}

/** It is open again, and its last closing says since when. */
export async function openAgain(db: Db, alert: AlertRow, at: Date): Promise<void> {
  await changeAlert(db, alert, { closed_at: null })
  await db
    .updateTable('alert_closing')
    .set({ opened_again_at: at })
    .where('workspace_id', '=', alert.workspace_id)
    .where('alert_id', '=', alert.id)
    .where('opened_again_at', 'is', null)
    .execute()
}

async function nextWave(db: Db, needs: Raising, alert: AlertRow): Promise<void> {
  const wave = { wave: alert.wave + 1, wave_at: needs.clock(), taken_at: null, taken_by: null }
  await changeAlert(db, alert, { ...wave, joined_at: alert.joined_at, usual: alert.usual })
  await tellDesk(db, needs, { ...alert, ...wave })
}

const isLongAgo = (at: Date, now: Date) => now.getTime() - at.getTime() > freshHours * 3_600_000

const news = (db: Db, { workspace_id }: AlertRow) =>
  ring(db, { workspace: workspace_id, kind: 'alert', conversations: [] })
