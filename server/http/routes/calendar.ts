import { api } from '#contract'
import { type Db, type Within } from '#database'
import { type Clock, type Id, Refusal } from '#kernel'
import {
  addPerennial,
  besideHour,
  calendarDays,
  calendarOnDesk,
  changeCalendarDays,
  changePerennial,
  changePlaceHours,
  hoursWhereItGoes,
  knownHours,
  liftPause,
  momentAt,
  type Publishing,
  pauseSparks,
  pausesOnDesk,
  placeHours,
  removePerennial,
} from '#spark'
import { readsNotes, zoneOf } from '#team'
import { type Membership, type On } from '../mount.ts'
import { chosenAmong } from './chosen.ts'
import { doneBy } from './done.ts'

export interface CalendarNeeds {
  within: Within
  reading: Within
  clock: Clock
  publishing: Publishing
}

export function calendarRoutes(on: On, needs: CalendarNeeds): void {
  const { within, reading, clock } = needs
  dayRoutes(on, needs)
  const done = doneBy(clock)
  const open = (memberships: readonly Membership[], workspace: string | undefined) =>
    chosenAmong(
      memberships.filter(({ role }) => readsNotes(role)),
      workspace,
    )
  on(api.calendar, ({ memberships, query, user }) => {
    const mine = open(memberships, query.workspace)
    return reading(mine, user.id, (db) => calendarOnDesk(db, clock, mine, query))
  })
  on(api.pauses, ({ memberships, query, user }) => {
    const mine = open(memberships, query.workspace)
    return reading(mine, user.id, async (db) => ({ pauses: await pausesOnDesk(db, mine) }))
  })
  on(api.pauseSparks, ({ memberships, body, user }) => {
    const worksAt = new Set(memberships.filter(({ role }) => role === 'desk').map((one) => one.workspace))
    const desks = chosenAmong(memberships, body.workspace).filter((id) => worksAt.has(id))
    if (!desks.length) throw new Refusal('team.desk-only', 403)
    return within(desks, user.id, async (db) => {
      const paused = await pauseSparks(db, clock, desks, { reason: body.reason, by: user.id })
      return { acts: paused, undoUntil: done(paused[0]!.act).undoUntil }
    })
  })
  on(api.liftPause, ({ workspace, user }) =>
    within([workspace], user.id, async (db) => done(await liftPause(db, clock, { workspace, by: user.id }))),
  )
}

function dayRoutes(on: On, { within, reading, clock, publishing }: CalendarNeeds): void {
  const done = doneBy(clock)
  const shown = async (db: Db, workspace: Id<'workspace'>) => ({
    ...(await calendarDays(db, workspace)),
    places: await placeHours(db, publishing, workspace),
  })
  on(api.calendarDays, ({ workspace, user }) => reading([workspace], user.id, (db) => shown(db, workspace)))
  on(api.changePlaceHours, ({ workspace, user, body, params }) =>
    within([workspace], user.id, async (db) => {
      await changePlaceHours(db, { workspace, place: params.place! }, body.hours)
      return shown(db, workspace)
    }),
  )
  on(api.changeCalendarDays, ({ workspace, user, body }) =>
    within([workspace], user.id, async (db) => {
      await changeCalendarDays(db, workspace, body)
      return shown(db, workspace)
    }),
  )
  on(api.addPerennial, ({ workspace, user, body }) =>
    within([workspace], user.id, async (db) => {
      await addPerennial(db, clock, workspace, { ...body, by: user.id })
      return shown(db, workspace)
    }),
  )
  on(api.changePerennial, ({ workspace, user, body, params }) =>
    within([workspace], user.id, async (db) => {
      await changePerennial(db, { workspace, perennial: params.perennial! }, body)
      return shown(db, workspace)
    }),
  )
  on(api.removePerennial, ({ workspace, user, params }) =>
    within([workspace], user.id, async (db) =>
      done(await removePerennial(db, clock, { workspace, perennial: params.perennial! }, user.id)),
    ),
  )
  on(api.besideHour, ({ workspace, user, query }) =>
    reading([workspace], user.id, async (db) => {
      const zone = await zoneOf(db, workspace)
      const places = query.spark ? await hoursWhereItGoes(db, { workspace, spark: query.spark }) : []
      const known = await knownHours(db, workspace, zone)
      return { beside: besideHour(known, await momentAt(db, workspace, query), places) }
    }),
  )
}
