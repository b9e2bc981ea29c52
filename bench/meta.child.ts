/** Meta and Vimeo on loopback, in a process of their own: what they spend on answering and on bringing news is not the desk’s. */
import { Agent, request } from 'node:http'
import { type Knock } from '#channel'
import { appKeys, openGraph, page } from '../channels/facebook/graph.test-world.ts'
import { keys, openStudio } from '../channels/vimeo/studio.test-world.ts'
import { type Brought, type Platforms, type ToBring } from './brought.ts'
import { chanceFrom } from './chance.ts'
import { saidOfPlace } from './heard-events.ts'

/** As many connections as a large sender keeps. */
const atOnce = 16
const graph = await openGraph()
const studio = await openStudio()
const agent = new Agent({ keepAlive: true, maxSockets: atOnce })

let ready: { url: string; webhooks: readonly Knock[] } = { url: '', webhooks: [] }

process.on('message', async (what: ToBring | 'asked' | 'bring') => {
  if (what === 'asked') return void process.send!({ asked: graph.at.asked.length })
  if (what === 'bring') return void process.send!(await bring(ready.url, ready.webhooks))
  ready = { url: what.url, webhooks: webhooksOf(what) }
  return void process.send!('ready')
})
const platforms: Platforms = {
  graph: graph.url,
  studio: studio.url,
  page,
  metaKeys: appKeys,
  vimeoKeys: keys,
}
process.send!(platforms)

/** Nothing stays in order, and everything comes twice. */
function webhooksOf({ events, together }: ToBring): Knock[] {
  const chance = chanceFrom(11)
  const entries = [...saidOfPlace(chance, 11, events)].map(({ text }) => {
    graph.says(text)
    return JSON.parse(Buffer.from(graph.hooked.pop()!.body).toString()).entry[0]
  })
  const webhooks = [...chunks(shuffled(entries, chance), together)].map((some) => {
    const changes = some.flatMap((one) => one.changes)
    return graph.signed({ object: 'page', entry: [{ id: page, time: some[0].time, changes }] })
  })
  return shuffled([...webhooks, ...webhooks], chance)
}

async function bring(url: string, webhooks: readonly Knock[]): Promise<Brought> {
  const brought: Brought = { millis: [], webhooks: webhooks.length, putOff: 0, seconds: 0 }
  const waiting = webhooks.values()
  const began = performance.now()
  const poster = async () => {
    for (const { body, headers } of waiting) {
      for (;;) {
        const since = performance.now()
        const status = await post(url, body, headers)
        if (status === 200) {
          brought.millis.push(performance.now() - since)
          break
        }
        if (status !== 503) throw new Error(`the app's address answered ${status}`)
        brought.putOff++
        await new Promise((later) => setTimeout(later, 500))
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, poster))
  brought.seconds = (performance.now() - began) / 1000
  return brought
}

function post(url: string, body: Uint8Array, headers: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((done, failed) => {
    const call = request(url, { method: 'POST', agent, headers: { ...headers, 'content-length': body.length } })
    call.on('error', failed).on('response', (response) => {
      response.resume().on('end', () => done(response.statusCode!))
    })
    call.end(body)
  })
}

function* chunks<T>(all: readonly T[], size: number): Generator<T[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size)
}

function shuffled<T>(all: readonly T[], chance: ReturnType<typeof chanceFrom>): T[] {
  const left = [...all]
  for (let at = left.length - 1; at > 0; at--) {
    const other = chance.below(at + 1)
    ;[left[at], left[other]] = [left[other]!, left[at]!]
  }
  return left
}
