/** Some sites of others on loopback, and one of ours that they talk about: pages that can be written, changed and broken. */
import { type Held, type Knock, type Means, type Own, type Place, type Utterance } from '#channel'
import { type Json } from '#kernel'
import { openWaysOut } from '../../test/reach.ts'
import { openLoopback, respond } from '../loopback.ts'
import { webmention } from './webmention.ts'

export const here = 'https://desk.example/at/atelier/place-1'

interface Page {
  body: string
  type?: string
  status?: number
  headers?: Record<string, string>
}

export async function openWeb() {
  const at = {
    now: Date.UTC(2026, 10, 20, 12),
    pages: new Map<string, Page>(),
    knocks: [] as Knock[],
    owns: new Map<string, Own>(),
    cursor: null as Json,
    /** What arrived where pages take mentions. */
    told: [] as { source: string; target: string }[],
    /** How it answers whoever tells it. */
    taking: { status: 202, headers: {} as Record<string, string> },
  }
  const server = await openLoopback((request, response, path) => {
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => {
      if (request.method === 'POST') {
        const { source = '', target = '' } = Object.fromEntries(new URLSearchParams(Buffer.concat(parts).toString()))
        if (at.taking.status < 300) at.told.push({ source, target })
        return respond(response, at.taking.status, at.taking.headers)
      }
      const page = at.pages.get(path)
      if (!page) return respond(response, 404, {})
      const type = page.type ?? 'text/html; charset=utf-8'
      const comments = at.told.filter(({ target }) => target === `${server.url}${path}`)
      const shown = comments.map(({ source }) => `<p><a href="${source}">En réponse</a></p>`).join('')
      respond(response, page.status ?? 200, { 'content-type': type, ...page.headers }, page.body + shown)
    })
  })
  const { url } = server
  const ours = `${url}/atelier/poire`
  at.pages.set('/atelier/', { body: '<title>L’Atelier des Lunes</title>' })
  at.pages.set('/atelier/poire', { body: '<title>Vous aimerez la poire</title><p>Bientôt en pots.</p>' })
  const clock = () => new Date(at.now)
  const held: Held = {
    own: async (key) => at.owns.get(key) ?? null,
    latest: async (before) => (before === null ? [...at.owns.values()].reverse().slice(0, 20) : []),
    cursor: null,
  }
  const ways = openWaysOut({ allowInside: true, userAgent: 'Insuffleur test', clock })
  const means: Means = {
    ...ways,
    reach: (request) => ways.reach({ ...request, within: 5_000 }),
    find: async () => ({ kind: 'found', address: '203.0.113.7' }),
    secrets: {},
    clock,
    here,
    held,
  }
  const place: Place = {
    id: 'place-1',
    address: `${url}/atelier/`,
    settings: { site: `${url}/atelier/`, shown: 'L’Atelier des Lunes' },
  }
  let count = 0
  /** Somebody tells us, truly or not, that a page links to one of ours. */
  const tells = (source: string, target = ours): Knock => {
    const one: Knock = {
      id: `knock-${++count}`,
      at: clock(),
      method: 'POST',
      path: `${new URL(here).pathname}/mention`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new TextEncoder().encode(`${new URLSearchParams({ source, target })}`),
    }
    at.knocks.push(one)
    return one
  }
  /** Camille answers on a page of her own, and her site tells us. */
  const writes = (text: string, more: { path?: string; answers?: string; extra?: string } = {}) => {
    const path = more.path ?? `/camille/${++count}`
    at.pages.set(path, {
      body: `<!doctype html><html lang="fr"><title>Camille</title><link rel="webmention" href="/camille/mentions">
        <article class="h-entry"><a class="p-author h-card" href="/camille">Camille Fontaine</a>
        <a class="u-in-reply-to" href="${more.answers ?? ours}">en réponse</a>
        <div class="e-content">${text}</div>${more.extra ?? ''}
        <a class="u-url" href="${path}"><time class="dt-published" datetime="2026-11-20T10:00:00+01:00">ce matin</time></a></article></html>`,
    })
    return `${url}${path}`
  }
  const utterance = (key: string, text: string, more: Partial<Utterance> = {}): Utterance => ({
    key,
    text,
    by: 'Odile',
    thread: { nativeId: 'poire', url: ours, title: null },
    answers: [`${url}/camille/page ${ours}`],
    to: [],
    audience: 'public',
    ...more,
  })
  /** As the desk does with a round: the cursor is kept, what is not kept of the knocks is done with. */
  const round = async () => {
    const handed = at.knocks.slice(0, 100)
    const listened = await webmention.listens.listen(place, at.cursor, { ...means, knocks: handed })
    if (listened.kind !== 'heard') throw new Error(listened.kind)
    at.cursor = listened.cursor
    at.knocks = at.knocks.filter((one) => !handed.includes(one) || listened.keeps?.includes(one.id))
    return listened.events.map((event) => webmention.read(event, place))
  }
  return { at, url, ours, place, means, server, tells, writes, utterance, round, close: () => server.close() }
}
