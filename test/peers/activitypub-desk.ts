import { activitypub as ours } from '../../channels/activitypub/index.ts'
import {
  type Heard,
  type Held,
  type Knock,
  type Means,
  type Own,
  type Piece,
  type Place,
  type Utterance,
} from '../../channels/channel.ts'
import { openLoopback, respond } from '../../channels/loopback.ts'
import { type Json } from '../../kernel/index.ts'
import { openWaysOut } from '../reach.ts'

/** The least of a desk that an actor needs: its addresses served, its knocks stored, what it said held in memory. */
export async function openDesk(activitypub: typeof ours = ours) {
  const owns = new Map<string, Own>()
  const desk = {
    cursor: null as Json,
    knocks: [] as Knock[],
    all: [] as Knock[],
    heard: [] as Heard[],
    why: [] as string[],
    declined: [] as string[],
  }
  const held: Held = {
    own: async (key) => owns.get(key) ?? null,
    around: async () => [],
    latest: async (before) => (before === null ? [...owns.values()].reverse().slice(0, 20) : []),
    get cursor() {
      return desk.cursor
    },
  }
  let place: Place
  const server = await openLoopback((request, response, path) => {
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', async () => {
      const headers = request.headers as Record<string, string>
      const { pathname } = new URL(path, here)
      if (pathname === '/.well-known/webfinger') {
        const links = [{ rel: 'self', type: 'application/activity+json', href: here }]
        const body = JSON.stringify({ subject: `acct:${place.address.slice(1)}`, links })
        return respond(response, 200, { 'content-type': 'application/jrd+json' }, body)
      }
      if (request.method === 'POST') {
        const id = `knock-${desk.all.length}`
        const knock = { id, at: new Date(), method: 'POST', path, headers, body: Buffer.concat(parts) }
        const taken = activitypub.takesIn.takeIn(place, knock)
        if (taken.kind === 'keep') for (const list of [desk.knocks, desk.all]) list.push(knock)
        else desk.declined.push(taken.why)
        return respond(response, taken.status, {})
      }
      const below = pathname.slice(new URL(here).pathname.length).replace(/^\//, '')
      const asked = { path: below, query: {}, accept: headers.accept ?? '', here }
      const shown = pathname.startsWith(new URL(here).pathname)
        ? await activitypub.shows.show(place, asked, held)
        : null
      if (!shown) return respond(response, 404, {})
      respond(response, shown.status, { ...shown.headers, 'content-type': shown.contentType }, shown.body)
    })
  })
  const here = `${server.url}/at/atelier/actor`
  let ahead = 0
  const clock = () => new Date(Date.now() + ahead)
  const ways = openWaysOut({ allowInside: true, userAgent: 'Insuffleur test', clock })
  const means: Means = { ...ways, secrets: {}, clock, here, held }
  const given = { name: 'confiture', shown: 'Confitures Lune', about: 'On vous lit' }
  const connected = await activitypub.connects.connect(given, means)
  if (connected.kind !== 'connected') throw new Error(connected.detail)
  place = { id: 'place-1', address: connected.address, settings: connected.settings }
  const own = { ...means, secrets: connected.secrets }
  /** As the desk keeps it: each vote once. */
  function hears(heard: Heard): void {
    const isNew = !desk.heard.some((one) => one.kind === 'voted' && one.nativeId === heard.nativeId)
    desk.heard.push(heard)
    if (heard.kind !== 'voted' || !isNew) return
    for (const { poll } of owns.values())
      for (const one of poll?.choices ?? [])
        if (one.choice === heard.choice) Object.assign(one, { votes: one.votes + 1 })
  }
  return {
    desk,
    here,
    place,
    owns,
    goesOn(seconds: number): void {
      ahead += seconds * 1_000
    },
    async round(): Promise<void> {
      const handed = desk.knocks.splice(0, 100)
      const listened = await activitypub.listens.listen(place, desk.cursor, { ...own, knocks: handed })
      if (listened.kind !== 'heard') throw new Error(listened.kind)
      desk.cursor = listened.cursor
      desk.knocks.unshift(...handed.filter(({ id }) => listened.keeps?.includes(id)))
      for (const event of listened.events) {
        const read = activitypub.read(event, place)
        if (read.kind === 'read') for (const heard of read.heard) hears(heard)
        else desk.why.push(read.why)
      }
    },
    async says(utterance: Utterance) {
      const said = await activitypub.says.say(place, utterance, own)
      if (said.kind === 'sent') owns.set(utterance.key, { utterance, at: new Date(), gone: false })
      return said
    },
    /** As the desk holds a piece from then on: words of ours in the thread that the piece begins. */
    async publishes(piece: Piece) {
      const published = await activitypub.publishes.publish(place, piece, own)
      if (published.kind !== 'sent') return published
      const { key, text, audience, choices, openDays = 7 } = piece
      const utterance = { key, text, audience, by: 'Odile', thread: published.thread, answers: [], to: [] }
      const endsAt = new Date(Date.now() + openDays * 86_400_000)
      const poll = choices && { choices: choices.map((choice) => ({ choice, votes: 0 })), endsAt }
      owns.set(key, { utterance, at: new Date(), gone: false, ...(poll && { poll }) })
      return published
    },
    close: () => server.close(),
  }
}
