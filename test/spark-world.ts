import { plant } from '#contact-point'
import { api } from '#contract'
import { type Id, wallAt } from '#kernel'
import { type MemoryChannel, openMemory } from '../channels/memory/index.ts'
import { type AtDesk, atDesk, type World } from './world.ts'

export interface SparkWorld {
  forum: MemoryChannel
  odile: AtDesk
  place: string
  /** An invitation that could go out as it is. */
  begin(text: string, at?: AtDesk): Promise<string>
  shown(spark: string, at?: AtDesk): ReturnType<typeof showing>
  /** By the client’s clocks, so many seconds from now. */
  inSome(seconds: number, zone?: string): { day: string; time: string }
  plan(spark: string, on: { day: string; time: string } | null, at?: AtDesk): Promise<string>
  later(seconds: number): Promise<void>
  /** A second client of hers, with a forum of its own. */
  another(name: string, zone: string): Promise<AtDesk>
}

export const sparkChannels = (forum: MemoryChannel) => new Map([['memory', forum]])
const showing = (at: AtDesk, spark: string) => at.ask(api.spark, { params: { spark } })

/** A desk where invitations can be written, planned and published on a forum of ours. */
export async function openSparkWorld(world: World, forum: MemoryChannel = openMemory()): Promise<SparkWorld> {
  const odile = await world.odile()
  const places = new Map<string, string>()
  const plantAt = async (at: AtDesk) => {
    const workspace = at.workspace as Id<'workspace'>
    const one = { workspace, settings: {}, by: 'odile', manifest: forum.manifest, name: 'Le forum', address: 'forum' }
    const place = await world.desk.database.within([workspace], null, (db) =>
      plant(db, world.desk.jobs, world.clock, one),
    )
    places.set(at.workspace, place)
    return place
  }
  const place = await plantAt(odile)
  await world.settled()
  const shown = (spark: string, at = odile) => showing(at, spark)
  return {
    ...{ forum, odile, place, shown },
    async begin(text, at = odile) {
      const { spark } = await at.ask(api.beginSpark, { body: { opener: 'open-question' } })
      const { version } = await shown(spark, at)
      const body = { version, text, places: [{ place: places.get(at.workspace)!, text: null }] }
      await at.ask(api.changeSpark, { params: { spark }, body })
      return spark
    },
    inSome: (seconds, zone = 'Europe/Paris') => wallAt(new Date(world.clock().getTime() + seconds * 1000), zone),
    async plan(spark, on, at = odile) {
      const { version } = await shown(spark, at)
      return (await at.ask(api.planSpark, { params: { spark }, body: { version, on } })).act
    },
    async later(seconds) {
      world.clock.goesOn(seconds)
      await world.settled()
    },
    async another(name, zone) {
      const { id } = await odile.ask(api.openWorkspace, { body: { name } })
      const there = atDesk(odile, id)
      await there.ask(api.changeWorkspace, { body: { zone } })
      await plantAt(there)
      await world.settled()
      return there
    },
  }
}
