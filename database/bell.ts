import { sql } from 'kysely'
import pg from 'pg'
import { type Db } from './within.ts'

/** A wake-up: something of these conversations changed. It carries ids and nothing else; who hears it reads again. */
export interface Ring {
  workspace: string
  /** `noted`: a word between colleagues. `learning`: the past is being read again, or was. `team`: who may see this workspace changed, or what it is called. `alert`: what is grave here changed. `sparks`: an invitation to talk was written, planned or went out. */
  kind: 'heard' | 'said' | 'noted' | 'marked' | 'learning' | 'places' | 'present' | 'team' | 'alert' | 'sparks'
  conversations: string[]
}

const channel = 'insuffleur'
/** PostgreSQL refuses payloads of 8,000 bytes; 100 ids of 39 characters stay well below. */
const mostIds = 100

/** Rings when the transaction commits, and not if it does not. */
export async function ring(db: Db, change: Ring): Promise<void> {
  const ids = [...new Set(change.conversations)]
  for (let at = 0; at === 0 || at < ids.length; at += mostIds) {
    const payload = JSON.stringify({ ...change, conversations: ids.slice(at, at + mostIds) })
    await sql`select pg_notify(${channel}, ${payload})`.execute(db)
  }
}

/**
 * Listens for rings on a connection of its own (LISTEN needs a direct one) and takes a new one when it breaks.
 * `onGap` says that rings may have been missed since the last one heard: read the last 60 s again.
 */
export function listenForRings(
  url: string,
  on: { ring(change: Ring): void; gap(): void; trouble(cause: Error): void },
) {
  let client: pg.Client | null = null
  let closed = false
  let again: NodeJS.Timeout | undefined

  let failures = 0

  const retry = (cause: Error) => {
    if (closed) return
    // Said once, not at each try.
    if (failures++ === 0) on.trouble(cause)
    clearTimeout(again)
    again = setTimeout(connect, Math.min(10_000, 250 * 2 ** Math.min(failures, 6)))
  }
  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: url, application_name: 'insuffleur-bell', keepAlive: true })
    next.on('error', (cause) => next === client && retry(cause))
    next.on('end', () => next === client && retry(new Error('the listening connection ended')))
    next.on('notification', ({ payload }) => payload && on.ring(JSON.parse(payload)))
    try {
      await next.connect()
      await next.query(`listen ${channel}`)
      client = next
      failures = 0
      on.gap()
    } catch (cause) {
      await next.end().catch(() => {})
      retry(cause as Error)
    }
  }
  return {
    ready: connect(),
    async close() {
      closed = true
      clearTimeout(again)
      await client?.end()
    },
  }
}
