import { api } from '#contract'
import { type Within } from '#database'
import { type Clock } from '#kernel'
import { calendarOnDesk, liftPause, pauseSparks, pausesOnDesk } from '#spark'
import { readsNotes } from '#team'
import { type Membership, type On } from '../mount.ts'
import { chosenAmong } from './chosen.ts'
import { doneBy } from './done.ts'

export interface CalendarNeeds {
  within: Within
  reading: Within
  clock: Clock
}

export function calendarRoutes(on: On, { within, reading, clock }: CalendarNeeds): void {
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
    const desks = chosenAmong(
      memberships.filter(({ role }) => role === 'desk'),
      body.workspace,
    )
    return within(desks, user.id, async (db) => {
      const paused = await pauseSparks(db, clock, desks, { reason: body.reason, by: user.id })
      return { acts: paused, undoUntil: done(paused[0]!.act).undoUntil }
    })
  })
  on(api.liftPause, ({ workspace, user }) =>
    within([workspace], user.id, async (db) => done(await liftPause(db, clock, { workspace, by: user.id }))),
  )
}
