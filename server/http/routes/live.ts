import { type Hono } from 'hono'
import { Refusal } from '#kernel'
import { type Hub } from '../live-hub.ts'
import { type Gate } from '../mount.ts'

/** `GET /api/live`: what changes, as Server-Sent Events (WHATWG HTML §9.2) of the shape `live` in the contract. */
export function liveRoute(app: Hono, gate: Gate, hub: Hub): void {
  app.get('/api/live', async (c) => {
    const who = await gate.whoIs(c.req.raw)
    if (!who) throw new Refusal('session.needed', 401)
    const memberships = await gate.membershipsOf(who.user.id)
    const workspaces = new Map(memberships.map(({ workspace, role }) => [workspace as string, role]))
    // A browser that comes back says which news it had last: whatever came since is lost to it.
    const missed = c.req.header('last-event-id') !== undefined
    const stream = hub.subscribe({ user: who.user.id, session: who.session, workspaces }, missed)
    return c.body(stream, 200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    })
  })
}
