import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { plant } from '#contact-point'
import { api } from '#contract'
import { type Id, type JsonObject, systemClock } from '#kernel'
import { round, tell } from './benchmark.ts'
import { cpuBetween, cpuTaken } from './cpu.ts'
import { key, sealOfDesk } from './from-the-app.ts'
import { odileAt } from './odile.ts'
import { type OpenPlatforms } from './open-platforms.ts'
import { openDeskOn } from './postgres.ts'
import { untilUnderstood } from './through-the-desk.ts'

interface Account {
  channel: string
  address: string
  settings: JsonObject
  secrets: Record<string, string>
}

/** One account after the other, of each platform in turn. A platform that comes to the catalogue has its line here. */
const accounts: readonly ((at: number) => Account)[] = [
  (at) => ({
    channel: 'facebook',
    address: `https://www.facebook.com/${1001 + at}`,
    settings: { page: `${1001 + at}` },
    secrets: { token: 'jeton-de-page' },
  }),
  (at) => ({
    channel: 'vimeo',
    address: `https://vimeo.com/user${7 + at}`,
    settings: { account: 7 + at },
    secrets: { token: 'jeton-1' },
  }),
]

interface Run {
  ownerUrl: string
  dataDir: string
  platforms: OpenPlatforms
  places: number
  seconds: number
}

/** Percent of a core that desk and PostgreSQL take: while nobody is planted, and while all are asked at their pace. */
export async function quietPlaces({ ownerUrl, dataDir, platforms, places, seconds }: Run) {
  const desk = await openDeskOn(ownerUrl, key, platforms.channels)
  try {
    const odile = await odileAt(desk.app)
    const workspace = (await odile.ask(api.openWorkspace, { body: { name: 'Vergers', language: 'fr' } }))
      .id as Id<'workspace'>
    const params = { workspace }
    await odile.ask(api.keepApp, { params, body: { platform: 'meta', given: platforms.metaKeys } })
    await odile.ask(api.keepApp, { params, body: { platform: 'vimeo', given: platforms.vimeoKeys } })
    await wait(5_000)
    const without = await percentOver(dataDir, seconds)
    tell(`without any place: ${without} % of a core`)
    for (let at = 0; at < places; at++) {
      const { channel, secrets, ...account } = accounts[at % accounts.length]!(at)
      const { manifest } = platforms.channels.get(channel)!
      await desk.database.within([workspace], odile.user, (db) =>
        plant(db, desk.jobs, systemClock, {
          ...{ workspace, manifest, name: account.address, by: odile.user, ...account },
          secrets: { seal: sealOfDesk(), words: secrets },
        }),
      )
    }
    // What stands there already is heard first.
    await untilUnderstood(desk.database, [workspace], null)
    await spread()
    await wait(5_000)
    const before = await rounds()
    const withThem = await percentOver(dataDir, seconds)
    const troubled = await number(
      sql<{ n: number }>`select count(*)::int as n from contact_point where trouble is not null`,
    )
    if (troubled) throw new Error(`${troubled} of the places cannot be heard`)
    tell(`with ${places} places: ${withThem} % of a core`)
    return { without, with: withThem, rounds: (await rounds()) - before, channels: accounts.length }

    async function number(query: ReturnType<typeof sql<{ n: number }>>): Promise<number> {
      return (await desk.database.within([workspace], null, (db) => query.execute(db))).rows[0]!.n
    }
    /** Something was said at each of them today, so that they are asked as often as their channels ever do, and not all at one moment. */
    async function spread(): Promise<void> {
      await desk.database.within([workspace], null, (db) =>
        sql`update contact_point set latest_word_at = now(), next_at = now() + random() * interval '150 seconds'`.execute(
          db,
        ),
      )
    }
    /** Each has been asked once when it was planted; since then some again. */
    function rounds(): Promise<number> {
      return number(sql`select count(*)::int as n from pgboss.job where name = 'listen' and state = 'completed'`)
    }
  } finally {
    await desk.stop()
  }
}

async function percentOver(dataDir: string, seconds: number): Promise<number> {
  const before = cpuTaken(dataDir)
  await wait(seconds * 1000)
  const taken = cpuBetween(before, cpuTaken(dataDir))
  if (!taken) throw new Error('processor is read from /proc, which only Linux has')
  return round(((taken.node + taken.postgres) / seconds) * 100)
}
