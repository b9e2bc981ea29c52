import { Hono } from 'hono'
import { type Database, type Db } from '#database'
import { type Clock, type Dialect, type Id, newId, Refusal } from '#kernel'
import { myMemberships, type Undo } from '#team'
import { openAuth, type Passwords, whoIs } from './auth.ts'
import { safeHeaders } from './headers.ts'
import { type Hub } from './live-hub.ts'
import { type Gate, mount, type On, type SignedIn } from './mount.ts'
import { openApiDocument } from './openapi.ts'
import { type Complain, problemFrom } from './problem.ts'
import { accountRoutes } from './routes/accounts.ts'
import { liveRoute } from './routes/live.ts'
import { undoRoutes } from './routes/undo.ts'
import { workspaceRoutes } from './routes/workspaces.ts'
import { screens } from './screens.ts'
import { signInLimit } from './sign-in-limit.ts'

export interface AppNeeds {
  database: Pick<Database, 'within' | 'reading' | 'global'>
  clock: Clock
  publicUrl: string
  trustProxy: number
  /** Signs the cookies of sessions. */
  secret: string
  passwords?: Passwords | undefined
  /** What the terminal shows; the first account needs it. Null where only this machine can knock. */
  firstCode: string | null
  hub: Hub
  /** Every act that can be undone, by its kind: the rooms' own lists, merged. */
  undos: Readonly<Record<string, Undo>>
  /** The routes of the other areas, each with its needs already given. */
  areas: readonly ((on: On) => void)[]
  plantDemo(user: SignedIn): Promise<Id<'workspace'>>
  firstRules?(db: Db, workspace: Id<'workspace'>, language: Dialect): Promise<void>
  whenSomeoneLeavesTheDesk?(db: Db, workspace: Id<'workspace'>, user: string): Promise<void>
  /** Puts the public pages on the application, before the screens. */
  pages?(app: Hono): void
  /** The built screens; null where there are none. */
  screensDir: string | null
  complain: Complain
  /** For tests: every answer is held against the contract. */
  checkAnswers?: boolean
}

/** The whole of what Insuffleur answers over HTTP. */
export function openApp(needs: AppNeeds): Hono {
  const { clock, publicUrl, hub, firstCode } = needs
  const { within, reading, global } = needs.database
  const app = new Hono()
  const complain = (cause: unknown) => needs.complain(newId(), cause, 'accounts')
  const auth = openAuth({ global, publicUrl, secret: needs.secret, passwords: needs.passwords, complain })
  const gate: Gate = {
    publicUrl,
    trustProxy: needs.trustProxy,
    checkAnswers: needs.checkAnswers,
    whoIs: (request) => whoIs(auth, request),
    membershipsOf: (user) => within([], user, myMemberships),
  }
  app.use(safeHeaders)
  app.onError((thrown, c) => problemFrom(thrown, c, needs.complain))
  app.notFound((c) => problemFrom(new Refusal('request.nothing-there', 404), c, needs.complain))

  app.get('/health', async (c) => {
    await global.selectNoFrom((e) => e.lit(1).as('one')).execute()
    return c.json({ well: true }, 200, { 'cache-control': 'no-store' })
  })
  let document: string | undefined
  app.get('/api/openapi.json', (c) => {
    document ??= JSON.stringify(openApiDocument(publicUrl))
    return c.body(document, 200, { 'content-type': 'application/json' })
  })

  const on = mount(app, gate)
  accountRoutes(on, {
    auth,
    global,
    within,
    clock,
    publicUrl,
    firstCode,
    limit: signInLimit(clock),
    whenSignedOut: hub.endSession,
  })
  workspaceRoutes(on, { ...needs, within, reading })
  undoRoutes(on, { within, clock, undos: needs.undos })
  for (const area of needs.areas) area(on)
  liveRoute(app, gate, hub)
  needs.pages?.(app)
  if (needs.screensDir) screens(app, needs.screensDir)
  return app
}
