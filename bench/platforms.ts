import { benchmark, type Figure, round } from './benchmark.ts'
import { chanceFrom } from './chance.ts'
import { ofProcessor } from './cpu.ts'
import { fromTheApp } from './from-the-app.ts'
import { saidOfPlace } from './heard-events.ts'
import { openPlatforms } from './open-platforms.ts'
import { freshDatabaseNamed, openPostgres, ownerOf, ownFolder } from './postgres.ts'
import { quietPlaces } from './quiet-places.ts'
import { rawInsertRate } from './raw-inserts.ts'
import { timesOf } from './times.ts'

/**
 * What a platform brings to the address of one’s app: a burst of webhooks, signed, doubled and out of order; and what it
 * costs to ask fifty accounts again and again that have nothing new.
 */
const events = 10_000
/** Meta sets up to a thousand changes into one webhook; and one into each while it is quiet. */
const ways = [25, 1]
const places = 50
const quietSeconds = 60

await benchmark('platforms', async (_asked, opened) => {
  const cluster = await openPostgres(await ownFolder(opened), opened)
  const { dataDir } = cluster
  const figures: Figure[] = []
  const how: Record<string, unknown> = {}
  const texts = [...saidOfPlace(chanceFrom(11), 11, events)].map(({ text }) => text)
  for (const together of ways) {
    const ownerUrl = await freshDatabaseNamed(cluster, `together${together}`)
    const came = await fromTheApp({ ownerUrl, dataDir, events, together })
    const owner = await ownerOf(ownerUrl, opened)
    const raw = await rawInsertRate(owner, texts, 'indexed')
    const name = `${together} to a webhook`
    figures.push(
      {
        what: `events of Facebook, ${name}, doubled, inbox to message`,
        unit: '/s',
        value: round(events / came.heardSeconds),
        raw: { what: 'one table, vector and as many indexes', value: round(raw) },
        aim: { least: 500 },
      },
      { what: `the same, understood too`, unit: '/s', value: round(events / came.understoodSeconds) },
      { what: `answers to webhooks, ${name}`, unit: 'ms', ...timesOf(came.brought.millis), aim: { most: 50 } },
      { what: `webhooks answered, ${name}`, unit: '/s', value: round(came.brought.webhooks / came.brought.seconds) },
      ...ofProcessor(came.processor, events).map((one) => ({ ...one, what: `${name}, ${one.what}` })),
    )
    how[name] = { webhooks: came.brought.webhooks, putOff: came.brought.putOff, asked: came.asked, waits: came.waits }
  }
  const platforms = await openPlatforms(opened)
  const ownerUrl = await freshDatabaseNamed(cluster, 'quiet')
  const quiet = await quietPlaces({ ownerUrl, dataDir, platforms, places, seconds: quietSeconds })
  figures.push({
    what: `processor while ${places} accounts are asked and have nothing new`,
    unit: '% of a core',
    value: quiet.with,
    raw: { what: 'the same desk without any', value: quiet.without },
    aim: { most: 1 },
  })
  figures.push({ what: 'of it for asking', unit: '% of a core', value: round(quiet.with - quiet.without) })
  return { figures, how: { ...how, quiet: { seconds: quietSeconds, rounds: quiet.rounds, channels: quiet.channels } } }
})
