import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { type Channel } from '#channel'
import { type AnswerOf, type AnyRoute, api, type BodyOf, type QueryOf } from '#contract'
import { type Clock } from '#kernel'
import { type Visitor, visitor } from '../server/http/http.test-world.ts'
import { keyOf } from '../server/key.ts'
import { type OpenDesk, openDesk } from '../server/main.ts'
import { type FreshDatabase, freshDatabase } from './setup/database.ts'

export const publicUrl = 'http://localhost:4000'
export const password = 'un verger en octobre'

export interface World {
  desk: OpenDesk
  fresh: FreshDatabase
  clock: Clock & { goesOn(seconds: number): void }
  /** What the desk complained of: a story that ends with one has failed. */
  complaints: string[]
  /** Until nothing waits to be heard, read, understood or said. */
  settled(): Promise<void>
  /** Someone who opens the first account, with a workspace of that name. */
  odile(workspace?: string): Promise<AtDesk>
  stranger(): Visitor
  close(): Promise<void>
}

/** A whole desk, as one starts it, on a database of its own. Only the clock is ours. */
export async function openWorld(
  options: {
    channels?: ReadonlyMap<string, Channel>
    publicUrl?: string
    trustProxy?: number
    /** Passwords as the programs keep them, for who shares the database with one. */
    realPasswords?: boolean
    mail?: { url: string; from: string }
  } = {},
): Promise<World> {
  const fresh = await freshDatabase()
  const complaints: string[] = []
  let ahead = 0
  const clock = Object.assign(() => new Date(Date.now() + ahead), {
    goesOn: (seconds: number) => {
      ahead += seconds * 1000
    },
  })
  const desk = await openDesk({
    settings: {
      host: '127.0.0.1',
      publicUrl: options.publicUrl ?? publicUrl,
      trustProxy: options.trustProxy ?? 0,
      allowInside: true,
      mail: options.mail ?? null,
    },
    database: { ownerUrl: fresh.ownerUrl, appUrl: fresh.appUrl, migrated: true },
    key: keyOf(randomBytes(32).toString('hex')),
    clock,
    channels: options.channels,
    checkAnswers: true,
    crawlPause: 0,
    passwords: options.realPasswords ? undefined : quickPasswords,
    complain: (cause, where) => complaints.push(`${where}: ${cause instanceof Error ? cause.stack : String(cause)}`),
  })
  return {
    desk,
    fresh,
    clock,
    complaints,
    settled: () => settled(desk),
    odile: async (workspace = 'Les Vergers Imaginaires') => {
      const odile = visitor(desk.app)
      await odile.call(api.openAccount, {
        body: { name: 'Odile', email: 'odile@agence.example', password, code: desk.firstCode ?? undefined },
      })
      const opened = await odile.call(api.openWorkspace, { body: { name: workspace } })
      return atDesk(odile, opened.answer.id)
    },
    stranger: () => visitor(desk.app),
    async close() {
      await desk.stop()
      await fresh.drop()
      if (complaints.length) throw new Error(`the desk complained:\n${complaints.join('\n')}`)
    },
  }
}

export type AtDesk = ReturnType<typeof atDesk>

/** Someone at the desk of one client: calls that fail say so at once. */
export function atDesk(who: Visitor, workspace: string) {
  async function ask<R extends AnyRoute>(
    route: R,
    given: { params?: Record<string, string>; query?: QueryOf<R>; body?: BodyOf<R> } = {},
  ): Promise<AnswerOf<R>> {
    const { status, answer, problem } = await who.call(route, { ...given, params: { workspace, ...given.params } })
    if (status >= 400) throw new Error(`${route.method} ${route.path}: ${status} ${problem?.code} ${problem?.detail}`)
    return answer
  }
  return { ...who, workspace, ask }
}

/** One-way and quick; the tests of accounts (server/http) and the programs that are started whole keep the real ones. */
const digestOf = (password: string) => createHash('sha256').update(password).digest('hex')
const quickPasswords = {
  hash: async (password: string) => digestOf(password),
  verify: async ({ hash, password }: { hash: string; password: string }) => hash === digestOf(password),
}

/** A tick that found something is followed by another: what it set going may have ended already, and made more due. */
async function settled(desk: OpenDesk): Promise<void> {
  const until = Date.now() + 30_000
  // What stays due without any work is nobody's to wait for.
  for (let idle = 0; idle < 3; idle++) {
    const due = await desk.tick()
    let worked = false
    while (await worksOn(desk)) {
      worked = true
      if (Date.now() > until) throw new Error('work still waits after 30 s')
      await new Promise((soon) => setTimeout(soon, 15))
    }
    if (worked) idle = -1
    else if (!due) return
  }
}

async function worksOn(desk: OpenDesk): Promise<boolean> {
  const { rows } = await sql<{ jobs: number; failed: string | null }>`
    select count(*) filter (where state in ('created', 'retry', 'active') and name in ('listen', 'read', 'understand', 'compare', 'renew', 'take-away',
               'say', 'nod', 'ask', 'approval', 'alert', 'capture', 'crawl', 'mention')
             and start_after <= now())::int as jobs,
           max(output::text) filter (where state = 'retry') as failed
    from pgboss.job`.execute(desk.database.global)
  if (rows[0]?.failed) throw new Error(`work failed: ${rows[0].failed}`)
  return rows[0]!.jobs > 0
}
