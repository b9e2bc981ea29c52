import { type Context, Hono } from 'hono'
import { type Channel, type Hooks, type Knock } from '#channel'
import { type Seal } from '#contact-point'
import { type Within } from '#database'
import { type Clock, type Id, isId, newId, Refusal } from '#kernel'
import { type AppKept, appBehind, type Behind, noteGreeted, placesBehind } from '#platform'
import { type Doorway } from '../doorway.ts'
import { askTogether } from './ask-together.ts'
import { rememberBrought } from './brought-before.ts'
import { type Keep } from './keep-together.ts'
import { knockOf } from './knock-of.ts'

export interface HookNeeds {
  within: Within
  clock: Clock
  channels: ReadonlyMap<string, Channel>
  seal: Seal
  doorway: Pick<Doorway, 'serving'>
}

/** A platform brings all its news from a few addresses: what it has signed is not counted, the rest is. */
export interface Strangers {
  refused(c: Context): Response | null
  counts(c: Context): void
}

/** The address of an app, at which its platform brings news for all places that are signed in through it. */
export function hooksOfApps(needs: HookNeeds, keep: Keep, strangers: Strangers): Hono {
  // A burst looks up the same app and the same places again and again; who changes them waits a second at most.
  const apps = askTogether<AppKept | null>({ millis: 1_000, good: (app) => app !== null })
  const behind = askTogether<Behind[]>({ millis: 1_000, good: (places) => places.length > 0 })
  const before = rememberBrought()
  const appOf = async (c: Context): Promise<{ app: AppKept; hooks: Hooks }> => {
    const { workspace: named, platform = '' } = c.req.param() as { workspace?: string; platform?: string }
    const hooks = hooksOf(needs.channels, platform)
    if (!hooks || (named !== undefined && !isId<'workspace'>(named))) throw nothing()
    const workspace = (named as Id<'workspace'> | undefined) ?? null
    const app = await apps(`${named}/${platform}`, () =>
      needs.within(workspace ? [workspace] : [], null, (db) => appBehind(db, needs.seal, workspace, platform)),
    )
    if (!app) throw nothing()
    return { app, hooks }
  }
  const at = new Hono()
  for (const path of ['/at/app/:platform', '/at/:workspace/app/:platform']) {
    at.get(path, async (c) => {
      const { app, hooks } = await appOf(c)
      const answer = hooks.greet(c.req.query(), app.keys)
      if (answer === null) return c.text('not for here\n', 403)
      const { workspace } = app
      if (workspace) await needs.within([workspace], null, (db) => noteGreeted(db, needs.clock, app))
      return c.body(answer, 200, { 'content-type': 'text/plain; charset=utf-8' })
    })
    at.post(path, async (c) => strangers.refused(c) ?? (await needs.doorway.serving(() => takeIn(c))))
  }
  return at

  async function takeIn(c: Context): Promise<Response> {
    const news = await signedNews(c).catch((cause) => {
      strangers.counts(c)
      throw cause
    })
    if (!(news instanceof Response)) {
      const door = `${news.app.workspace}/${news.app.platform}`
      if (before.has(door, news.knock.body)) return c.body(null, 200)
      await keepAll(news)
      before.note(door, news.knock.body)
      return c.body(null, 200)
    }
    strangers.counts(c)
    return news
  }

  async function signedNews(c: Context): Promise<News | Response> {
    const { app, hooks } = await appOf(c)
    const knock = await knockOf(c, needs.clock)
    if (knock instanceof Response) return knock
    const sorted = hooks.sort(knock, app.keys)
    if (sorted.kind === 'decline') return c.text(`${sorted.why}\n`, sorted.status as 400)
    return { app, knock, parts: sorted.parts }
  }

  async function keepAll({ app, knock, parts }: News): Promise<void> {
    const named = [...new Map(parts.map((part) => [keyOf(part), part])).values()]
    const places = await behind(`${app.workspace}/${app.platform}/${named.map(keyOf)}`, () =>
      needs.within(app.workspace ? [app.workspace] : [], null, (db) => placesBehind(db, app, named)),
    )
    await Promise.all(parts.flatMap((part) => keptAt(places, part, knock, keep)))
  }
}

interface News {
  app: AppKept
  knock: Knock
  parts: readonly Part[]
}

type Part = { channel: string; address: string; body: Uint8Array }

const keyOf = ({ channel, address }: { channel: string; address: string }) => `${channel} ${address}`

function keptAt(places: readonly Behind[], part: Part, knock: Knock, keep: Keep): Promise<void>[] {
  return places
    .filter((place) => keyOf(place) === keyOf(part))
    .map((place) => keep(place, { ...knock, id: newId(), body: part.body }))
}

function hooksOf(channels: ReadonlyMap<string, Channel>, platform: string): Hooks | undefined {
  return [...channels.values()].find(({ hooks, manifest }) => hooks && manifest.app?.key === platform)?.hooks
}

const nothing = () => new Refusal('request.nothing-there', 404)
