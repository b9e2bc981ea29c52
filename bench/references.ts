import { gzipSync } from 'node:zlib'
import { api } from '#contract'
import { type Id, newId } from '#kernel'
import { printsOf } from '#originality'
import { recordPage } from '#reference'
import { benchmark, round, tell } from './benchmark.ts'
import { chanceFrom } from './chance.ts'
import { odileAt } from './odile.ts'
import { freshDatabaseNamed, openDeskOn, openPostgres, ownerOf, ownFolder } from './postgres.ts'
import { words } from './texts.ts'
import { millisOf, timed, timesOf } from './times.ts'

/**
 * A client whose ten sites are read already, fifty thousand pages in all: how long a draft waits over HTTP when nothing is
 * held in memory yet, when nothing has changed, and when a page has changed since the last one.
 */
const sites = 10
const pagesEach = 5_000
const changes = 40

await benchmark('references', async (_asked, opened) => {
  const cluster = await openPostgres(await ownFolder(opened), opened)
  const url = await freshDatabaseNamed(cluster, 'references')
  const desk = await openDeskOn(url)
  opened.defer(desk.stop)
  const owner = await ownerOf(url, opened)
  const odile = await odileAt(desk.app)
  const workspace = (await odile.ask(api.openWorkspace, { body: { name: 'Les Vergers Imaginaires' } }))
    .id as Id<'workspace'>
  const chance = chanceFrom(7)
  const page = () => Array.from({ length: 12 }, () => words(chance)).join(' ')
  tell(`${sites * pagesEach} pages being written down`)
  const ids: { site: Id<'site'>; page: string }[] = []
  for (let n = 0; n < sites; n++) {
    const site = newId<'site'>()
    await owner.query(
      `insert into reference_site (workspace_id, id, address, permission, by, at, changed_at, ended_at)
       values ($1, $2, $3, 'Solène', $4, now(), now(), now())`,
      [workspace, site, `https://vergers-${n}.example`, odile.user],
    )
    for (let from = 0; from < pagesEach; from += 500) {
      const texts = Array.from({ length: 500 }, page)
      const some = texts.map(() => newId())
      await owner.query(
        `insert into reference_page (workspace_id, id, site_id, address, pattern, depth, state, title, words, prints, asked_at)
         select $1, x.id, $2, 'https://vergers.example/' || x.id, '/', 1, 'read', 'Page', x.words, x.prints, now()
         from unnest($3::uuid[], $4::bytea[], $5::bytea[]) as x (id, words, prints)`,
        [
          ...[workspace, site, some],
          texts.map((text) => gzipSync(text)),
          texts.map((text) => Buffer.from(printsOf(text).buffer)),
        ],
      )
      ids.push(...some.map((one) => ({ site, page: one })))
    }
  }
  await owner.query('vacuum analyze reference_page')
  const draft = Array.from({ length: 40 }, page).join(' ').slice(0, 2_000)
  const ask = () => odile.ask(api.originality, { params: { workspace }, body: { text: draft } })
  const mib = () => {
    globalThis.gc?.()
    return process.memoryUsage().rss / 2 ** 20
  }
  const empty = mib()
  const first = await millisOf(ask)
  const full = mib()
  const same = await timed(40, ask)
  const after: number[] = []
  for (let n = 0; n < changes; n++) {
    const { site, page: id } = chance.one(ids)
    const text = page()
    const read = { kind: 'read', title: 'Page', text, datedAt: null, etag: null, modified: null } as const
    const asked = { id, address: '', depth: 1, etag: null, modified: null }
    await desk.database.within([workspace], null, (db) =>
      recordPage(db, () => new Date(), { workspace, site }, asked, read),
    )
    after.push(await millisOf(ask))
  }
  return {
    figures: [
      { what: 'a draft when nothing is held in memory yet', unit: 'ms', value: round(first) },
      { what: 'a draft when nothing has changed', unit: 'ms', ...same, aim: { most: 100 } },
      { what: 'a draft after a page has changed', unit: 'ms', ...timesOf(after), aim: { most: 250 } },
      { what: 'memory that the prints take', unit: 'MiB', value: round(full - empty) },
      { what: `memory more after ${changes} changes`, unit: 'MiB', value: round(mib() - full) },
    ],
    how: { sites, pages: sites * pagesEach, draft: draft.length },
  }
})
