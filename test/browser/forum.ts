import { hear, plant } from '#contact-point'
import { readLedger } from '#conversation'
import { type Db } from '#database'
import { type Id } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { memoryEvent, openMemory } from '../../channels/memory/index.ts'
import { type AtDesk, type World } from '../world.ts'

export interface Voice {
  by: string
  text: string
  /** The title of what they speak under; the same title is the same thread. */
  under: string
  minutesAgo?: number
}

/** Places where people say what a test needs them to have said, as if heard there. */
export function openForums() {
  const memory = openMemory()
  let spoken = 0
  return {
    memory,
    channels: new Map([...catalogue(), ['memory', memory]]),
    /** A forum that this client listens to. */
    async plant(world: World, desk: AtDesk, name: string) {
      const workspace = desk.workspace as Id<'workspace'>
      const { jobs, database } = world.desk
      const inside = <T>(work: (db: Db) => Promise<T>) => database.within([workspace], null, work)
      const place = await inside((db) =>
        plant(db, jobs, world.clock, {
          ...{ workspace, manifest: memory.manifest, name, address: `https://${encodeURIComponent(name)}.example/` },
          ...{ settings: {}, by: 'test' },
        }),
      )
      return {
        id: place,
        name,
        async hears(...voices: Voice[]): Promise<void> {
          const events = voices.map(({ by, text, under, minutesAgo = 0 }) =>
            memoryEvent({
              ...{
                kind: 'said',
                nativeId: `said ${++spoken}`,
                thread: { nativeId: `${name}: ${under}`, title: under },
              },
              ...{ by: { name: by }, text },
              saidAt: new Date(world.clock().getTime() - minutesAgo * 60_000).toISOString(),
            }),
          )
          await inside(async (db) => {
            await hear(db, jobs, world.clock, { workspace, place }, events)
            await readLedger(db, jobs, world.clock, memory, { workspace, place })
          })
          await world.settled()
        },
      }
    },
  }
}

export type Forum = Awaited<ReturnType<ReturnType<typeof openForums>['plant']>>
