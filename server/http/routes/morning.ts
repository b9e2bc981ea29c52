import { api } from '#contract'
import { type ChannelAbilities } from '#conversation'
import { type Within } from '#database'
import { type Clock } from '#kernel'
import { morningOnDesk, readMorning } from '#morning'
import { type On } from '../mount.ts'
import { chosenAmong } from './chosen.ts'

interface MorningNeeds {
  within: Within
  reading: Within
  clock: Clock
  channels: Pick<ChannelAbilities, 'ourPlace'>
}

export function morningRoutes(on: On, { within, reading, clock, channels }: MorningNeeds): void {
  on(api.morning, ({ memberships, query, user }) => {
    const mine = chosenAmong(memberships, query.workspace)
    const roleAt = (id: string) => memberships.find((one) => one.workspace === id)!.role
    return reading(mine, user.id, async (db) => ({
      clients: await morningOnDesk(db, mine, user.id, { clock, channels, roleAt }),
    }))
  })
  on(api.readMorning, async ({ body, user, workspace }) => {
    const read = { workspace, user: user.id, until: new Date(body.until) }
    await within([workspace], user.id, (db) => readMorning(db, clock, read))
    return undefined
  })
}
