import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { plant } from '#contact-point'
import { api } from '#contract'
import { type Id } from '#kernel'
import { Shelves } from '#reference'
import { type Loopback, openLoopback, respond } from '../../channels/loopback.ts'
import { openMemory } from '../../channels/memory/index.ts'
import { type AtDesk, openWorld, type World } from '../world.ts'

const product =
  'La compote pomme-coing des Vergers Imaginaires mûrit trois semaines en cave avant d’être pressée à la main par nos deux fils, puis versée dans des pots de verre que l’on rapporte au marché. Elle ne contient que des fruits, et la patience de ceux qui les ramassent un par un.'
const history =
  'Notre verger fut planté par une grand-mère qui ne savait pas lire et qui comptait ses arbres en chantant des chansons de veillée.'

interface Page {
  body: string | Uint8Array
  type?: string
  status?: number
  headers?: Record<string, string>
}

let site: Loopback
let world: World
let odile: AtDesk
const forum = openMemory()
const pages = new Map<string, Page>()
const asked: string[] = []
const readers = { now: 0, most: 0, slow: 0 }
/** What stands among the words of every page. */
let frame = ''
const html = (title: string, text: string, more = '') =>
  `<html><head><title>${title}</title></head><body><nav><a href="/">Accueil</a> Nos produits nos recettes notre histoire et le panier</nav><main><p>${text}</p>${more}<p>${frame}</p></main><footer>Mentions légales</footer></body></html>`

beforeAll(async () => {
  site = await openLoopback(async (request, response, path) => {
    asked.push(path)
    readers.most = Math.max(readers.most, ++readers.now)
    await new Promise((soon) => setTimeout(soon, readers.slow))
    readers.now--
    const page = pages.get(path)
    if (path.startsWith('/agenda'))
      return respond(response, 200, { 'content-type': 'text/html' }, html('Agenda', `Rien le ${path}`, trap(path)))
    if (!page) return respond(response, 404, {}, 'non')
    if (page.headers?.etag && request.headers['if-none-match'] === page.headers.etag)
      return respond(response, 304, {}, '')
    respond(response, page.status ?? 200, { 'content-type': page.type ?? 'text/html', ...page.headers }, page.body)
  })
  world = await openWorld({ channels: new Map([['memory', forum]]) })
  odile = await world.odile()
})
afterAll(async () => {
  await world.close()
  await site.close()
})

/** A calendar whose every day leads to the next, under a session of its own. */
const trap = (path: string) => {
  const day = Number(/jour=(\d+)/.exec(path)?.[1] ?? 0) + 1
  return `<a href="/agenda?jour=${day}&PHPSESSID=${day}">demain</a><a href="/agenda?mois=${day}">le mois</a>`
}

function stand() {
  pages.set('/robots.txt', {
    type: 'text/plain',
    body: `User-agent: *\nDisallow: /prive\nSitemap: ${site.url}/plan.xml`,
  })
  const urls = [`${site.url}/compote`, 'https://ailleurs.example/vol', `${site.url}/prive/secret`]
  const plan = `<urlset>${urls.map((url) => `<url><loc>${url}</loc></url>`).join('')}</urlset>`
  pages.set('/plan.xml', {
    type: 'application/xml',
    body: `<sitemapindex><sitemap><loc>${site.url}/plan-1.xml.gz</loc></sitemap><sitemap><loc>${site.url}/faux.xml</loc></sitemap></sitemapindex>`,
  })
  pages.set('/plan-1.xml.gz', { type: 'application/gzip', body: gzipSync(plan) })
  pages.set('/faux.xml', { type: 'application/xml', body: '<html>pas un plan <url><loc>' })
  pages.set('/', {
    body: html(
      'Accueil',
      'Bienvenue',
      '<a href="/histoire">Histoire</a><a href="/agenda?jour=0">Agenda</a><a href="/photo.jpg">photo</a><a href="/gros">gros</a><a href="/ancienne">ancienne</a><a href="/binaire">binaire</a><a href="https://ailleurs.example/">ailleurs</a><a href="/cache">cachée</a>',
    ),
  })
  pages.set('/histoire', { body: html('Notre histoire', history), headers: { etag: '"h1"' } })
  pages.set('/compote', { body: html('La compote pomme-coing', product) })
  pages.set('/prive/secret', {
    body: html('Secret', 'Le chiffre du trésor est caché sous la troisième pierre du puits, à gauche en venant.'),
  })
  pages.set('/gros', { body: html('Gros', 'a'.repeat(3_000_000)) })
  pages.set('/binaire', { body: '\0\x01\x02', type: 'application/octet-stream' })
  pages.set('/ancienne', { status: 301, body: '', headers: { location: '/compote' } })
  pages.set('/cache', {
    body: html('Cachée', 'ne pas garder').replace('<head>', '<head><meta name="robots" content="noindex">'),
  })
}

const theSite = async () => (await odile.ask(api.sites)).sites[0]!
const held = async (text: string) => odile.ask(api.originality, { body: { text } })
async function readAll() {
  await world.settled()
  return theSite()
}

test('a site is read with permission: what it names, what it leads to, and nothing that it forbids', async () => {
  stand()
  expect(
    await odile.call(api.addSite, {
      params: { workspace: odile.workspace },
      body: { address: 'pas une adresse', permission: 'Solène' },
    }),
  ).toMatchObject({ status: 422, problem: { code: 'reference.not-an-address' } })
  await odile.ask(api.addSite, { body: { address: `${site.url}/boutique`, permission: 'Solène, par lettre du 3' } })
  const read = await readAll()
  expect(read).toMatchObject({ address: site.url, permission: 'Solène, par lettre du 3', by: 'Odile', waiting: 0 })
  expect(read.endedAt).not.toBeNull()
  expect(asked).toContain('/compote')
  expect(asked.filter((path) => path.startsWith('/prive') || path === '/photo.jpg')).toEqual([])
  const why = new Map(read.asideBy.map((one) => [one.why, one.n]))
  expect([why.get('robots'), why.get('no-page'), why.get('leads-on'), why.get('noindex')]).toEqual([1, 1, 1, 1])
  // A calendar without end is given up, and no session makes a page of its own.
  expect(asked.filter((path) => path.startsWith('/agenda')).length).toBeLessThanOrEqual(120)
  expect(asked.filter((path) => path.includes('PHPSESSID'))).toEqual([])
})

test('a page pasted as a post shows that it is one, beside where it stands', async () => {
  const copied = await held(product)
  expect(copied.share).toBeGreaterThan(0.87)
  expect(copied.passages[0]).toMatchObject({
    kind: 'page',
    title: 'La compote pomme-coing',
    address: `${site.url}/compote`,
  })
  expect(copied.passages[0]!.there).toContain('mûrit trois semaines en cave')
  const own = await held(
    'Vous le mangez où, le pot du matin ? Basile finit le sien debout devant la fenêtre de la cuisine.',
  )
  expect(own).toMatchObject({ share: 0, passages: [] })
})

test('other forms and another order hide nothing; what is marked as a quotation is none', async () => {
  const close =
    'Pressées à la main par nos deux fils, les compotes pomme-coing des Vergers Imaginaires mûrissent en cave pendant trois semaines, puis on les verse dans des pots de verre rapportés au marché.'
  const found = await held(close)
  expect(found.share).toBeGreaterThan(0.5)
  expect(found.passages[0]!.close).toBe(true)
  const quoted = await held(`Que veut dire « ${product} » pour vous, au juste ?`)
  expect(quoted.share).toBe(0)
})

test('read again, what has not changed is not read twice, and what has gone is gone here', async () => {
  pages.delete('/compote')
  pages.set('/histoire', { body: pages.get('/histoire')!.body, headers: { etag: '"h1"' } })
  asked.length = 0
  const { id } = await theSite()
  await odile.ask(api.changeSite, { params: { site: id }, body: { do: 'read-again' } })
  await readAll()
  expect((await held(product)).passages.filter(({ kind }) => kind === 'page')).toEqual([])
  expect((await held(history)).share).toBeGreaterThan(0.9)
})

test('wanted anew while it is being read, it has one reader still, and is read from its beginning again', async () => {
  const { id } = await theSite()
  Object.assign(readers, { most: 0, slow: 60 })
  const again = () => odile.ask(api.changeSite, { params: { site: id }, body: { do: 'read-again' } })
  const times = () => asked.filter((path) => path === '/histoire').length
  asked.length = 0
  await again()
  await world.desk.tick()
  await vi.waitFor(() => expect(times()).toBe(1), { timeout: 20_000 })
  await again()
  expect((await readAll()).waiting).toBe(0)
  expect([readers.most, times()]).toEqual([1, 2])
  readers.slow = 0
})

test('while a site is being read a draft waits for no page of it; once it is read all of it counts', async () => {
  const names = Array.from({ length: 6 }, (_, n) => `/neuf-${n}`)
  for (const name of names) pages.set(name, { body: html(name, `${history} Et le chien s’appelait ${name.at(-1)}.`) })
  const home = pages.get('/')!
  pages.set('/', { body: html('Accueil', 'Bienvenue', names.map((name) => `<a href="${name}">${name}</a>`).join('')) })
  const { database } = world.desk
  const workspace = odile.workspace as Id<'workspace'>
  const shelves = new Shelves()
  const standing = () => database.within([workspace], null, (db) => shelves.at(db, workspace))
  const { id, read } = await theSite()
  readers.slow = 100
  asked.length = 0
  await odile.ask(api.changeSite, { params: { site: id }, body: { do: 'read-again' } })
  await world.desk.tick()
  await vi.waitFor(() => expect(asked).toContain('/neuf-1'), { timeout: 20_000 })
  const first = await standing()
  await vi.waitFor(() => expect(asked).toContain('/neuf-4'), { timeout: 20_000 })
  expect(await standing()).toBe(first)
  readers.slow = 0
  expect((await readAll()).read).toBe(read + names.length)
  expect((await standing()).sources.length).toBeGreaterThan(first.sources.length)
  pages.set('/', home)
})

test('when one page has changed, that page alone is read from the tables, and what it said before is gone', async () => {
  const before =
    'Les ruches du plateau donnent un miel de tilleul que l’on coule en septembre dans la grange aux outils.'
  const after = 'La grange aux outils abrite depuis cet hiver quatre chèvres blanches que la pluie ennuie profondément.'
  pages.set('/', { body: html('Accueil', 'Bienvenue', '<a href="/histoire">Histoire</a><a href="/grange">Grange</a>') })
  pages.set('/grange', { body: html('La grange', before) })
  const { id } = await theSite()
  const readAgain = async () => {
    await odile.ask(api.changeSite, { params: { site: id }, body: { do: 'read-again' } })
    await readAll()
  }
  await readAgain()
  const { database } = world.desk
  const workspace = odile.workspace as Id<'workspace'>
  const shelves = new Shelves()
  const standing = () => database.within([workspace], null, (db) => shelves.at(db, workspace))
  const first = await standing()
  expect((await held(before)).share).toBeGreaterThan(0.9)
  // Read once more, nothing has changed: nothing is read from the tables.
  world.clock.goesOn(60)
  await readAgain()
  expect(await standing()).toBe(first)

  world.clock.goesOn(60)
  pages.set('/grange', { body: html('La grange', after) })
  await readAgain()
  // Two who ask at once have it read once.
  const [second, alike] = await Promise.all([standing(), standing()])
  expect(alike).toBe(second)
  expect([second.changes, second.shelf.size]).toEqual([2, first.shelf.size])
  expect(second.sources.filter((one, number) => one !== first.sources[number])).toHaveLength(2)
  expect([(await held(after)).share, (await held(before)).share]).toEqual([expect.closeTo(1, 1), 0])
})

test('what frames the pages of a site, be it among their words, is no copy of theirs; what one of them says is', async () => {
  frame = 'Ce verger mesure sa fréquentation par des traceurs ; refusez-les d’un geste, rien ne changera pour vous.'
  const names = ['givre', 'lanterne', 'chouette', 'pressoir', 'ronflement', 'visiteur', 'serpe', 'échelle', 'sabot']
  const links = names.map((name) => `<a href="/${encodeURIComponent(name)}">${name}</a>`).join('')
  pages.set('/', { body: html('Accueil', 'Bienvenue', links) })
  for (const name of names) {
    const own = `Une histoire de ${name} que Suzon raconte aux apprentis les matins où le brouillard tarde.`
    const more = name === 'sabot' ? `<p>${product}</p>` : ''
    pages.set(`/${encodeURIComponent(name)}`, { body: html(name, own, more) })
  }
  const { id } = await theSite()
  await odile.ask(api.changeSite, { params: { site: id }, body: { do: 'read-again' } })
  await readAll()
  expect(await held(frame)).toMatchObject({ share: 0, passages: [] })
  expect((await held(product)).passages).toMatchObject([{ title: 'sabot' }])
  frame = ''
})

test('what we published ourselves is held against as well', async () => {
  const { database, jobs } = world.desk
  const workspace = odile.workspace as Id<'workspace'>
  const place = await database.within([workspace], null, (db) =>
    plant(db, jobs, world.clock, {
      ...{ workspace, manifest: forum.manifest, name: 'Le forum', address: 'forum', settings: {}, by: 'odile' },
    }),
  )
  const { spark } = await odile.ask(api.beginSpark, { body: { opener: 'open-question' } })
  const text =
    'Racontez-nous la dernière fois que quelqu’un vous a apporté un pot de confiture sans rien dire : où étiez-vous ?'
  await odile.ask(api.changeSpark, { params: { spark }, body: { version: 1, text, places: [{ place, text: null }] } })
  await odile.ask(api.publishSpark, { params: { spark }, body: { version: 2 } })
  world.clock.goesOn(11)
  await world.settled()
  const again = await held(text)
  expect(again.share).toBeGreaterThan(0.9)
  expect(again.passages[0]).toMatchObject({ kind: 'post', title: 'Le forum' })
})

test('a site that forbids everything is left alone; one in trouble is asked later', async () => {
  pages.set('/robots.txt', { type: 'text/plain', body: 'User-agent: *\nDisallow: /' })
  const { id } = await theSite()
  asked.length = 0
  await odile.ask(api.changeSite, { params: { site: id }, body: { do: 'read-again' } })
  expect(await readAll()).toMatchObject({ read: 0, waiting: 0 })
  expect(asked.filter((path) => path !== '/robots.txt' && path !== '/sitemap.xml')).toEqual([])
  pages.set('/robots.txt', { status: 503, body: '' })
  await odile.ask(api.changeSite, { params: { site: id }, body: { do: 'read-again' } })
  expect((await readAll()).trouble).toBe('server-error')
})

test('forgotten, all that was read there goes with it', async () => {
  const { id } = await theSite()
  await odile.ask(api.forgetSite, { params: { site: id } })
  expect((await odile.ask(api.sites)).sites).toEqual([])
  expect((await held(history)).share).toBe(0)
})

test('a draft beyond bounds is told so', async () => {
  const params = { workspace: odile.workspace }
  expect(await odile.call(api.originality, { params, body: { text: 'mot '.repeat(20_000) } })).toMatchObject({
    status: 413,
    problem: { code: 'reference.draft-too-long' },
  })
})
