import { api } from '#contract'
import { type Within } from '#database'
import {
  changeDoor,
  closeDoor,
  closePlace,
  doorsOnScreen,
  grownHere,
  type OtherWay,
  openDoor,
  openWays,
  reopenDoor,
  reopenPlace,
} from '#door'
import { type Clock, type Id, Refusal } from '#kernel'
import { type On } from '../mount.ts'
import { doneBy } from './done.ts'

export interface DoorNeeds {
  within: Within
  reading: Within
  clock: Clock
  publicUrl: string
}

type Given = { workspace: Id<'workspace'>; params: Record<string, string> }

export function doorRoutes(on: On, { within, reading, clock, publicUrl }: DoorNeeds): void {
  const done = doneBy(clock)
  const place = ({ workspace, params }: Given) => ({ workspace, place: params.place as Id<'contact point'> })
  const door = ({ workspace, params }: Given) => ({ workspace, door: params.door as Id<'door'> })
  const one = async (workspace: Id<'workspace'>, user: string, of: Id<'contact point'>, id: Id<'door'>) => {
    const [shown] = await reading([workspace], user, (db) => doorsOnScreen(db, publicUrl, { workspace, place: of }, id))
    if (!shown) throw new Refusal('door.not-there', 404)
    return shown
  }

  on(api.doors, (call) =>
    reading([call.workspace], call.user.id, async (db) => ({
      doors: await doorsOnScreen(db, publicUrl, place(call)),
    })),
  )
  on(api.grown, (call) => reading([call.workspace], call.user.id, (db) => grownHere(db, place(call), call.query.after)))
  on(api.openWays, ({ workspace, user }) =>
    reading([workspace], user.id, async (db) => ({ ways: await openWays(db, workspace) })),
  )
  on(api.openDoor, async (call) => {
    const { workspace, user, body } = call
    const at = place(call)
    const id = await within([workspace], user.id, (db) =>
      openDoor(db, clock, publicUrl, { ...at, ...body, by: user.id }),
    )
    return one(workspace, user.id, at.place, id)
  })
  on(api.changeDoor, async (call) => {
    const { workspace, user, body } = call
    const at = door(call)
    const of = await within([workspace], user.id, (db) => changeDoor(db, publicUrl, at, body))
    return one(workspace, user.id, of, at.door)
  })
  on(api.closeDoor, (call) =>
    within([call.workspace], call.user.id, async (db) => {
      const { notice, other } = call.body
      return done(await closeDoor(db, clock, door(call), call.user.id, { notice, other: other as OtherWay | null }))
    }),
  )
  on(api.closePlace, (call) =>
    within([call.workspace], call.user.id, async (db) => {
      const { notice, other } = call.body
      return done(await closePlace(db, clock, place(call), call.user.id, { notice, other: other as OtherWay | null }))
    }),
  )
  on(api.reopenPlace, async (call) => {
    await within([call.workspace], call.user.id, (db) => reopenPlace(db, clock, place(call), call.user.id))
    return undefined
  })
  on(api.reopenDoor, async (call) => {
    await within([call.workspace], call.user.id, (db) => reopenDoor(db, clock, door(call), call.user.id))
    return undefined
  })
}
