import { hear, plant } from '#contact-point'
import { api, type BodyOf } from '#contract'
import { readLedger } from '#conversation'
import { type Id } from '#kernel'
import { memoryEvent, type openMemory } from '../channels/memory/index.ts'
import { type AtDesk, atDesk, password, type World } from './world.ts'

type Memory = ReturnType<typeof openMemory>
export type Hours = NonNullable<BodyOf<typeof api.changeOwnHours>['hours']>

const minute = 60_000
const week = [1, 2, 3, 4, 5, 6, 7]
/** On duty whatever the hour. */
export const always: Hours = { days: week, opens: '00:00', closes: '00:00', zone: 'Europe/Paris' }
/** Off duty now, and for days: whoever works on one day a week, three days from now. */
export const notNow = (now: Date): Hours => ({
  days: [((now.getUTCDay() + 2) % 7) + 1],
  opens: '12:00',
  closes: '12:15',
  zone: 'UTC',
})

/** A place of one client where people speak, each heard and understood at once. */
export async function placeWhereOneSpeaks(world: World, memory: Memory, desk: AtDesk, name = 'La page') {
  const workspace = desk.workspace as Id<'workspace'>
  const { jobs, database } = world.desk
  const place = await database.within([workspace], null, (db) =>
    plant(db, jobs, world.clock, {
      workspace,
      manifest: memory.manifest,
      name,
      address: `${name} ${workspace}`,
      settings: {},
      by: 'test',
    }),
  )
  let said = 0
  return async (words: readonly { by: string; text: string; minutesAgo?: number }[]): Promise<void> => {
    const events = words.map(({ by, text, minutesAgo = 0 }) =>
      memoryEvent({
        kind: 'said',
        nativeId: `${place}-${++said}`,
        thread: { nativeId: `${place}-thread-${said}` },
        by: { name: by, nativeId: by },
        text,
        saidAt: new Date(world.clock().getTime() - minutesAgo * minute).toISOString(),
      }),
    )
    await database.within([workspace], null, async (db) => {
      await hear(db, jobs, world.clock, { workspace, place }, events)
      await readLedger(db, jobs, world.clock, memory, { workspace, place })
    })
    await world.settled()
  }
}

/** Someone who comes to work with her, by invitation. */
export async function joins(
  world: World,
  desk: AtDesk,
  name: string,
  role: 'desk' | 'colleague' | 'client' = 'desk',
): Promise<AtDesk> {
  const { link } = await desk.ask(api.invite, { body: { forWhom: name, role } })
  const who = world.stranger()
  const email = `${name.toLowerCase()}@agence.example`
  await who.call(api.openAccount, { body: { name, email, password, invitation: link.split('/').at(-1)! } })
  return atDesk(who, desk.workspace)
}
