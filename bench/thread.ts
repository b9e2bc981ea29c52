import { bluesky } from '../channels/bluesky/bluesky.ts'
import { openNetwork } from '../channels/bluesky/network.test-world.ts'
import { benchmark, round, tell } from './benchmark.ts'

/**
 * A thread of 5,000 replies on Bluesky, twenty chains of a hundred and the rest side by side, read to its bottom round after
 * round; beside it, fetching the same addresses again without reading them. The network is our own, in the same process: its
 * work is in both figures.
 */
const count = 5_000
const mostRounds = 100

await benchmark('thread', async (_asked, opened) => {
  const network = await openNetwork()
  opened.defer(network.close)
  const word = network.says('Vous aimerez la poire', { by: 'us' })
  let last = word
  for (let n = 0; n < count; n++) {
    const answers = n >= 2_000 || n % 100 === 0 ? word : last
    last = network.says(`voix ${n}`, { by: `p${n % 50}.test`, answers, notified: false })
  }
  const heard = new Set<string>()
  let cursor: Parameters<typeof bluesky.listens.listen>[1] = null
  let rounds = 0
  let doubled = 0
  const began = performance.now()
  while (heard.size < count + 1 && rounds < mostRounds) {
    const listened = await bluesky.listens.listen(network.place, cursor, network.means)
    if (listened.kind !== 'heard') throw new Error(JSON.stringify(listened))
    ;({ cursor } = listened)
    rounds++
    for (const event of listened.events) {
      const read = bluesky.read(event, network.place)
      for (const one of read.kind === 'read' ? read.heard : []) {
        if (heard.has(one.nativeId)) doubled++
        heard.add(one.nativeId)
      }
    }
    tell(`${heard.size} after ${rounds} rounds`)
  }
  const seconds = (performance.now() - began) / 1000
  const asked = network.asked.slice()
  const weight = JSON.stringify(cursor).length
  const bareFrom = performance.now()
  const views = asked.filter((path) => path.includes('getPostThread'))
  for (const path of views) await (await fetch(network.url + path)).arrayBuffer()
  const bare = (performance.now() - bareFrom) / 1000
  return {
    figures: [
      { what: 'replies heard of 5,000', unit: 'replies', value: heard.size - 1, aim: { least: count } },
      { what: 'heard more than once', unit: 'replies', value: doubled, aim: { most: 0 } },
      {
        what: 'replies heard',
        unit: '/s',
        value: round((heard.size - 1) / seconds),
        raw: { what: 'the views fetched alone', value: round((heard.size - 1) / bare) },
      },
      { what: 'rounds', unit: 'rounds', value: rounds },
      { what: 'requests', unit: 'requests', value: asked.length },
      { what: 'cursor kept', unit: 'kB', value: round(weight / 1000) },
    ],
    how: { replies: count, views: views.length },
  }
})
