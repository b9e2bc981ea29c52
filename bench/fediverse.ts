import { type RawEvent } from '#channel'
import { benchmark, type Figure, round, tell } from './benchmark.ts'
import { chanceFrom } from './chance.ts'
import { ofProcessor } from './cpu.ts'
import { activityPubShape, mastodonShape } from './fediverse-events.ts'
import { fromTheInbox, knocksInAll } from './from-the-inbox.ts'
import { eventsAtOnce, saidOfPlace } from './heard-events.ts'
import { freshDatabaseNamed, openPostgres, ownerOf, ownFolder } from './postgres.ts'
import { rawInsertRate } from './raw-inserts.ts'
import { placesOfDesk, type Shape, throughTheDesk } from './through-the-desk.ts'

/**
 * What the fediverse brings, from the ledger to the bell, beside bare inserts of the same texts; and once from the inbox:
 * signed requests through HTTP, stored, verified with their actors' keys, read, understood.
 */
const count = 12_000

await benchmark('fediverse', async (_asked, opened) => {
  const cluster = await openPostgres(await ownFolder(opened), opened)
  const { dataDir } = cluster
  const figures: Figure[] = []
  const bytes: Record<string, number> = {}
  const rate = async (name: string, shape: Shape) => {
    const ownerUrl = await freshDatabaseNamed(cluster, name)
    const owner = await ownerOf(ownerUrl, opened)
    tell(name)
    const through = await throughTheDesk({ ownerUrl, dataDir, shape, count })
    const texts = [...saidOfPlace(chanceFrom(90), 90, count)].map(({ text }) => text)
    const raw = await rawInsertRate(owner, texts, 'indexed')
    bytes[name] = bytesOfOne(shape)
    figures.push({
      what: `${name} events heard, ledger to bell`,
      unit: '/s',
      value: round(through.rate),
      raw: { what: 'one table, vector and as many indexes', value: round(raw) },
      aim: { least: 500 },
    })
    figures.push(...ofProcessor(through.processor, count).map((one) => ({ ...one, what: `${name}, ${one.what}` })))
  }
  await rate('mastodon', mastodonShape)
  await rate('activitypub', activityPubShape)
  const inboxUrl = await freshDatabaseNamed(cluster, 'inbox')
  const inbox = await fromTheInbox(inboxUrl, dataDir)
  figures.push(
    { what: 'signed activities, inbox to bell', unit: '/s', value: round(inbox.rate), aim: { least: 500 } },
    { what: 'signed activities acknowledged', unit: '/s', value: round(inbox.acknowledged) },
    ...ofProcessor(inbox.processor, knocksInAll).map((one) => ({ ...one, what: `signed activities, ${one.what}` })),
  )
  return {
    figures,
    how: { events: count, places: placesOfDesk, eventsAtOnce, bytesOfAnEvent: bytes, knocks: knocksInAll },
  }
})

function bytesOfOne(shape: Shape): number {
  const events: RawEvent[] = [...shape.eventsOfPlace(chanceFrom(1), 1, 500)]
  return Math.round(events.reduce((sum, { body }) => sum + body.length, 0) / events.length)
}
