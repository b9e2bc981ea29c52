import { api } from '#contract'
import { openLoopback, respond } from '../channels/loopback.ts'
import { benchmark, round, tell } from './benchmark.ts'
import { chanceFrom } from './chance.ts'
import { odileAt } from './odile.ts'
import { freshDatabaseNamed, openDeskOn, openPostgres, ownFolder } from './postgres.ts'
import { words } from './texts.ts'
import { millisOf, timed } from './times.ts'

/**
 * A client's site of five thousand pages on loopback, read without pauses: how many a second, whether memory stays flat
 * from the first thousand to the last; then a draft held against all of it over HTTP.
 */
const pages = 5_000
const longest = 900_000

await benchmark('crawl', async (_asked, opened) => {
  const cluster = await openPostgres(await ownFolder(opened), opened)
  const desk = await openDeskOn(await freshDatabaseNamed(cluster, 'crawl'), undefined, undefined, 0)
  opened.defer(desk.stop)
  const chance = chanceFrom(7)
  const texts = Array.from({ length: pages }, () => Array.from({ length: 12 }, () => words(chance)).join(' '))
  const site = await openLoopback((_, response, path) => {
    const n = path === '/' ? 0 : numberOf(path.slice(1))
    if (n === null) return respond(response, 404, {})
    // A tree: each page leads to four more.
    const next = [1, 2, 3, 4].map((more) => n * 4 + more).filter((one) => one < pages)
    const links = next.map((one) => `<a href="/${nameOf(one)}">la suite</a>`).join('')
    respond(
      response,
      200,
      { 'content-type': 'text/html' },
      `<title>Page ${n}</title><main><p>${texts[n]}</p>${links}</main>`,
    )
  })
  opened.defer(site.close)
  const odile = await odileAt(desk.app)
  const params = { workspace: (await odile.ask(api.openWorkspace, { body: { name: 'Les Vergers Imaginaires' } })).id }
  await odile.ask(api.addSite, { params, body: { address: site.url, permission: 'Solène' } })
  const memory: { read: number; mib: number }[] = []
  tell(`reading ${pages} pages`)
  let read = 0
  const took = await millisOf(async () => {
    for (const until = Date.now() + longest; Date.now() < until; ) {
      await desk.tick()
      await new Promise((soon) => setTimeout(soon, 500))
      const [one] = (await odile.ask(api.sites, { params })).sites
      read = one!.read
      globalThis.gc?.()
      memory.push({ read, mib: process.memoryUsage().rss / 2 ** 20 })
      if (one!.endedAt) return
    }
  })
  const at = (share: number) => memory.find((one) => one.read >= pages * share)?.mib ?? Number.NaN
  const draft = texts[Math.floor(pages / 2)]!.slice(0, 2_000)
  const first = await millisOf(() => odile.ask(api.originality, { params, body: { text: draft } }))
  const held = await timed(100, () => odile.ask(api.originality, { params, body: { text: draft } }))
  return {
    figures: [
      { what: 'pages read of a site', unit: 'pages', value: read, aim: { least: pages } },
      { what: 'pages a second, without pauses', unit: 'pages/s', value: round((read * 1000) / took) },
      { what: 'memory of the process after a fifth of them', unit: 'MiB', value: round(at(0.2)) },
      { what: 'memory of the process after all of them', unit: 'MiB', value: round(memory.at(-1)!.mib) },
      { what: 'the first draft after that, its prints being read', unit: 'ms', value: round(first) },
      { what: 'a draft of 2,000 characters over HTTP', unit: 'ms', ...held, aim: { most: 100 } },
    ],
    how: { pages, words: texts[0]!.split(' ').length },
  }
})

/** Named by letters: a site of thousands that differ by figures alone is taken for a trap. */
function nameOf(n: number): string {
  return `recette-${[...`${n}`].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`
}

function numberOf(name: string): number | null {
  const letters = /^recette-([a-j]+)$/.exec(name)?.[1]
  return letters ? Number([...letters].map((letter) => 'abcdefghij'.indexOf(letter)).join('')) : null
}
