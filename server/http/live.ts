import { type Kysely, sql } from 'kysely'
import { type Row } from '#contract'
import { listenForRings, type Tables, type Within } from '#database'
import { type Id } from '#kernel'
import { membersOf } from '#team'
import { type Hub, openHub } from './live-hub.ts'

/** Proxies close what has been silent for a minute. */
const beatMs = 25_000

export interface LiveNeeds {
  /** A direct connection: LISTEN does not pass through a pooler. */
  appUrl: string
  within: Within
  global: Kysely<Tables>
  rowsOf(workspace: Id<'workspace'>, conversations: Id<'conversation'>[]): Promise<Row[]>
  complain(cause: unknown): void
}

export interface LiveNews {
  hub: Hub
  /** Rings are heard from here on. */
  ready: Promise<void>
  close(): Promise<void>
}

/** Hears the database's bell and tells every open stream. */
export function openLive(needs: LiveNeeds): LiveNews {
  const hub = openHub({
    rowsOf: (workspace, ids) => needs.rowsOf(workspace as Id<'workspace'>, ids as Id<'conversation'>[]),
    membersOf: (workspace) => needs.within([workspace], null, (db) => membersOf(db, workspace as Id<'workspace'>)),
    complain: needs.complain,
  })
  const bell = listenForRings(needs.appUrl, { ring: hub.ring, gap: hub.gap, trouble: needs.complain })
  const heart = setInterval(() => {
    hub.beat()
    endWhatExpired(hub, needs.global).catch(needs.complain)
  }, beatMs).unref()
  return {
    hub,
    ready: bell.ready,
    async close() {
      clearInterval(heart)
      hub.endAll()
      await bell.close()
    },
  }
}

/** A session may end elsewhere: signed out in another process, ended with a new password, grown old. */
async function endWhatExpired(hub: Hub, global: Kysely<Tables>): Promise<void> {
  const open = hub.sessions()
  if (open.length === 0) return
  const { rows } = await sql<{ id: string }>`
    select id from auth_session where id = any(${open}) and "expiresAt" > now()`.execute(global)
  const alive = new Set(rows.map((row) => row.id))
  for (const session of open) if (!alive.has(session)) hub.endSession(session)
}
