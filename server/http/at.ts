import { type Context, Hono } from 'hono'
import { type Channel, type Medium } from '#channel'
import {
  addressHere,
  type ContactPoint,
  contactPointAtDoor,
  contactPointIfThere,
  placeNamed,
  type Seal,
} from '#contact-point'
import { heldAt, type LinkKey } from '#conversation'
import { type Jobs, type Within } from '#database'
import { type Clock, type Id, isId, Refusal } from '#kernel'
import { lentImage, standingImage } from '#spark'
import { type Doorway } from '../doorway.ts'
import { askTogether } from './ask-together.ts'
import { hooksOfApps } from './hooks.ts'
import { type Keep, keepTogether } from './keep-together.ts'
import { knockOf } from './knock-of.ts'
import { addressKey, openLimiter } from './pages/limiter.ts'

export interface AtNeeds {
  within: Within
  jobs: Jobs
  clock: Clock
  channels: ReadonlyMap<string, Channel>
  seal: Seal
  linkKey: LinkKey
  publicUrl: string
  doorway: Pick<Doorway, 'serving'>
  clientAddress(c: Context): string
}

/** Addresses of ours for other machines: what a channel shows there, and what arrives there for it. Mount at the root. */
export function addressesOfOurs(needs: AtNeeds): Hono {
  const knocking = openLimiter(needs.clock, { burst: 3_000, everySeconds: 0.01 })
  const keep = keepTogether(needs)
  const together = askTogether<ContactPoint | null>()
  const atDoor: FindPlace = (workspace, id) =>
    together(`${workspace}/${id}`, () => needs.within([workspace], null, (db) => contactPointAtDoor(db, workspace, id)))
  const addressIn = (c: Context) => addressKey(needs.clientAddress(c))
  const told = (c: Context, wait: number | null) =>
    wait === null ? null : c.text('too many requests\n', 429, { 'retry-after': String(wait), connection: 'close' })
  const at = new Hono()
  const hooks = hooksOfApps(needs, keep, {
    refused: (c) => told(c, knocking.look(addressIn(c))),
    counts: (c) => void knocking.take(addressIn(c)),
  })
  at.route('/', hooks)
  at.get('/.well-known/webfinger', (c) => finger(needs, c))
  at.get('/at/image/:workspace/:outbox/:nth/:token', (c) => showLent(needs, c))
  at.get('/at/:workspace/:place/image/:medium', (c) => showStanding(needs, c))
  for (const path of ['/at/:workspace/:place', '/at/:workspace/:place/*']) {
    at.get(path, (c) => show(needs, c))
    at.post(path, async (c) => {
      const refused = told(c, knocking.take(addressIn(c)))
      return refused ?? (await needs.doorway.serving(() => takeIn(needs, atDoor, keep, c)))
    })
  }
  return at
}

async function show(needs: AtNeeds, c: Context): Promise<Response> {
  const ifThere: FindPlace = (workspace, id) =>
    needs.within([workspace], null, (db) => contactPointIfThere(db, workspace, id))
  const { place, channel } = await placeAt(needs, c, ifThere)
  const url = new URL(c.req.url)
  const here = addressHere(needs.publicUrl, place)
  const below = url.pathname.split('/').slice(4).join('/')
  const shown = await channel.shows?.show(
    place,
    {
      path: below,
      query: Object.fromEntries(url.searchParams),
      accept: (c.req.header('accept') ?? '').slice(0, 1000),
      here,
    },
    heldAt(needs.within, place),
  )
  if (!shown) throw nothing()
  c.header('content-type', shown.contentType)
  c.header('vary', 'Accept')
  c.header('access-control-allow-origin', '*')
  for (const [name, value] of Object.entries(shown.headers ?? {})) c.header(name, value)
  return c.body(shown.body, shown.status as 200)
}

async function takeIn(needs: AtNeeds, atDoor: FindPlace, keep: Keep, c: Context): Promise<Response> {
  const { place, channel } = await placeAt(needs, c, atDoor)
  if (!channel.takesIn) throw nothing()
  if (place.closedAt) return c.text('gone\n', 410)
  const knock = await knockOf(c, needs.clock)
  if (knock instanceof Response) return knock
  const taken = channel.takesIn.takeIn(place, knock)
  if (taken.kind === 'decline') return c.text(`${taken.why}\n`, taken.status as 400)
  await keep(place, knock)
  return c.body(null, taken.status as 202)
}

/** An image of a piece that is on its way, for the place that fetches it. */
async function showLent({ within, linkKey, clock }: AtNeeds, c: Context): Promise<Response> {
  const asked = c.req.param() as Parameters<typeof lentImage>[3]
  const image = await lentImage((workspace, work) => within([workspace], null, work), linkKey, clock, asked)
  if (!image) throw nothing()
  return imageOf(c, image, { 'cache-control': 'no-store', 'x-robots-tag': 'noindex' })
}

/** An image of a piece that stands at a place of our own, for whoever reads it. */
async function showStanding(needs: AtNeeds, c: Context): Promise<Response> {
  const ifThere: FindPlace = (workspace, id) =>
    needs.within([workspace], null, (db) => contactPointIfThere(db, workspace, id))
  const { place, channel } = await placeAt(needs, c, ifThere)
  if (!channel.publishes?.limits(place).media?.atOurs || place.closedAt) throw nothing()
  const at = { workspace: place.workspace, place: place.id, medium: c.req.param('medium') ?? '' }
  const image = await needs.within([place.workspace], null, (db) => standingImage(db, at))
  if (!image) throw nothing()
  // It leaves with its piece: nobody keeps it for long.
  return imageOf(c, image, { 'cache-control': 'public, max-age=600', 'access-control-allow-origin': '*' })
}

function imageOf(c: Context, { type, bytes }: Medium, headers: Record<string, string>): Response {
  const safe = { 'content-type': type, 'x-content-type-options': 'nosniff' }
  return c.body(new Uint8Array(bytes), 200, { ...safe, ...headers })
}

/** Who `acct:name@host` is (RFC 7033), where a place of ours bears that name. */
async function finger(needs: AtNeeds, c: Context): Promise<Response> {
  const resource = (c.req.query('resource') ?? '').slice(0, 2000)
  const { host } = new URL(needs.publicUrl)
  const place = await placeNamed(needs.within, resource.replace(/^acct:@?/i, '').toLowerCase(), {
    host,
    below: `${needs.publicUrl}/at/`,
    resource,
  })
  if (!place) throw nothing()
  const here = addressHere(needs.publicUrl, place)
  const card = {
    subject: `acct:${place.name}`,
    aliases: [here],
    links: [
      { rel: 'self', type: 'application/activity+json', href: here },
      { rel: 'http://webfinger.net/rel/profile-page', type: 'text/html', href: here },
    ],
  }
  c.header('access-control-allow-origin', '*')
  return c.body(JSON.stringify(card), 200, { 'content-type': 'application/jrd+json' })
}

type FindPlace = (workspace: Id<'workspace'>, id: Id<'contact point'>) => Promise<ContactPoint | null>

async function placeAt(
  needs: AtNeeds,
  c: Context,
  find: FindPlace,
): Promise<{ place: ContactPoint; channel: Channel }> {
  const { workspace, place: id } = c.req.param() as { workspace: string; place: string }
  if (!isId<'workspace'>(workspace) || !isId<'contact point'>(id)) throw nothing()
  const place = await find(workspace, id)
  const channel = place && needs.channels.get(place.channel)
  if (!channel) throw nothing()
  return { place, channel }
}

const nothing = () => new Refusal('request.nothing-there', 404)
