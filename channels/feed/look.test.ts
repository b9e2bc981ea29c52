import { afterEach, describe, expect, it } from 'vitest'
import { type Looked, type Means } from '#channel'
import { openReach, openWaysOut } from '../../test/reach.ts'
import { type Loopback, openLoopback, respond } from '../loopback.ts'
import { feed } from './feed.ts'

const ways = openWaysOut({ allowInside: true, userAgent: 'Insuffleur test' })
const means: Means = { ...ways, secrets: {}, clock: () => new Date('2026-11-20T12:00:00Z') }
let site: Loopback
afterEach(() => site?.close())

/** A site of these pages; anything else is 404. `HERE` stands for its address. */
async function open(pages: Record<string, string>): Promise<void> {
  site = await openLoopback((_, response, path) => {
    const page = pages[path]
    if (page === undefined)
      return respond(response, 404, { 'Content-Type': 'text/html' }, '<html><body>Perdu</body></html>')
    const type = page.trimStart().startsWith('<!doctype') ? 'text/html' : 'text/xml'
    respond(response, 200, { 'Content-Type': `${type}; charset=utf-8` }, page.replaceAll('HERE', site.url))
  })
}
const look = (path = '/') => feed.looks.look(site.url + path, means)
const paths = (looked: Looked) =>
  looked.kind === 'found'
    ? looked.candidates.map((one) => `${one.carries} ${one.address.replace(site.url, '')} ${one.count}`)
    : [looked.why]

const page = (head: string, body = '') =>
  `<!doctype html><html><head><title>Le carnet</title>${head}</head><body>${body}</body></html>`
const rss = (title: string, items: string, channel = '') =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>${title}</title><link>HERE/</link>${channel}${items}</channel></rss>`
const piece =
  '<item><title>La recette</title><link>HERE/la-recette/</link><guid>p1</guid><description>Vous allez aimer</description><pubDate>Thu, 19 Nov 2026 08:00:00 GMT</pubDate></item>'
const comment = (id: number, text: string) =>
  `<item><title>Commentaires sur La recette par Marmelade</title><link>HERE/la-recette/#comment-${id}</link><guid>c${id}</guid><dc:creator>Marmelade</dc:creator><description>${text}</description><pubDate>Fri, 20 Nov 2026 08:0${id}:00 GMT</pubDate></item>`
const declared = (path: string, title: string) =>
  `<link rel="alternate" type="application/rss+xml" title="${title}" href="${path}" />`
const wordPress = {
  '/feed/': rss('Le carnet', piece, '<generator>https://wordpress.org/?v=6.8</generator>'),
  '/comments/feed/': rss('Commentaires pour Le carnet', comment(1, 'non, je n’aime pas') + comment(2, 'moi si')),
  '/la-recette/feed/': rss('Commentaires sur : La recette', comment(1, 'non, je n’aime pas')),
}

describe('what one would hear', () => {
  it('of a feed pasted, and of the comments beside it', async () => {
    await open(wordPress)
    expect(paths(await look('/feed/'))).toEqual(['comments /comments/feed/ 2', 'pieces /feed/ 1'])
  })

  it('of a comment feed pasted: its name, its words', async () => {
    await open(wordPress)
    expect(await look('/comments/feed/')).toEqual({
      kind: 'found',
      candidates: [
        {
          address: `${site.url}/comments/feed/`,
          name: 'Commentaires pour Le carnet',
          carries: 'comments',
          settings: { carries: 'comments' },
          count: 2,
          sample: [
            { by: 'Marmelade', text: 'moi si', saidAt: '2026-11-20T08:02:00.000Z' },
            { by: 'Marmelade', text: 'non, je n’aime pas', saidAt: '2026-11-20T08:01:00.000Z' },
          ],
        },
      ],
    })
  })

  it('of a site that declares its feeds', async () => {
    await open({
      ...wordPress,
      '/': page(declared('/feed/', 'Le carnet') + declared('/comments/feed/', 'Commentaires')),
    })
    expect(paths(await look())).toEqual(['comments /comments/feed/ 2', 'pieces /feed/ 1'])
  })

  it('of one post: its own comments first', async () => {
    const head = declared('/feed/', 'a') + declared('/comments/feed/', 'b') + declared('/la-recette/feed/', 'c')
    await open({ ...wordPress, '/la-recette/': page(head) })
    expect(paths(await look('/la-recette/'))).toEqual([
      'comments /la-recette/feed/ 1',
      'comments /comments/feed/ 2',
      'pieces /feed/ 1',
    ])
  })

  it('of a WordPress post whose theme declares nothing', async () => {
    await open({ ...wordPress, '/la-recette/': page('<meta name="generator" content="WordPress 6.8">') })
    expect(paths(await look('/la-recette/'))).toEqual([
      'comments /la-recette/feed/ 1',
      'comments /comments/feed/ 2',
      'pieces /feed/ 1',
    ])
  })

  it('of a site that declares nothing at all', async () => {
    await open({ '/': page(''), '/atom.xml': rss('Le carnet', piece) })
    expect(paths(await look())).toEqual(['pieces /atom.xml 1'])
  })

  it('of a site that only mentions its feed', async () => {
    await open({
      '/': page('', '<a href="/abonnement/rss/tout">S’abonner</a>'),
      '/abonnement/rss/tout': rss('Le carnet', piece),
    })
    expect(paths(await look())).toEqual(['pieces /abonnement/rss/tout 1'])
  })

  it('of pieces that tell where their comments are (wfw:commentRss, Atom replies)', async () => {
    const told = piece.replace('</item>', '<wfw:commentRss>HERE/la-recette/feed/</wfw:commentRss></item>')
    await open({ ...wordPress, '/flux': rss('Le carnet', told) })
    expect(paths(await look('/flux'))).toEqual(['comments /la-recette/feed/ 1', 'pieces /flux 1'])
    const atom =
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>Le carnet</title><id>x</id><link rel="replies" type="application/atom+xml" href="HERE/reponses"/></feed>'
    await site.close()
    await open({ '/atom': atom, '/reponses': rss('Comments for Le carnet', comment(1, 'oui')) })
    expect(paths(await look('/atom'))).toEqual(['comments /reponses 1', 'pieces /atom 0'])
  })

  it('of an address typed without its scheme, on a site that knows only http', async () => {
    await open(wordPress)
    const bare = `${site.url.replace('http://', '')}/comments/feed/`
    expect(paths(await feed.looks.look(bare, means))).toEqual(['comments /comments/feed/ 2'])
    const lost = await feed.looks.look(bare.replace('comments', 'perdu'), means)
    expect(lost).toMatchObject({ kind: 'nothing-there', why: 'not-found' })
  })

  it('of a comment feed nobody wrote in yet', async () => {
    await open({ '/la-recette/feed/': rss('Commentaires sur : La recette', '') })
    expect(paths(await look('/la-recette/feed/'))).toEqual(['comments /la-recette/feed/ 0'])
  })
})

describe('and what is not there', () => {
  it('a site without any feed: at most eight requests', async () => {
    const many = Array.from({ length: 30 }, (_, i) => declared(`/feed/${i}`, 'x')).join('')
    await open({ '/': page(many) })
    expect(await look()).toMatchObject({ kind: 'nothing-there', why: 'no-feed' })
    expect(site.asked.length).toBe(8)
  })

  it.each([
    ['non, je n’aime pas', 'address-not-understood'],
    ['javascript:alert(1)', 'address-not-understood'],
  ])('%s', async (address, why) => {
    expect(await feed.looks.look(address, means)).toMatchObject({ kind: 'nothing-there', why })
  })

  it('a page that is not found, or a feed that is cut', async () => {
    await open({ '/feed/': '<rss><channel><title>Le' })
    expect(await look('/perdu')).toMatchObject({ kind: 'nothing-there', why: 'not-found' })
    expect(await look('/feed/')).toMatchObject({ kind: 'nothing-there', why: 'cut-short' })
  })

  it('a place where nobody listens', async () => {
    await open({})
    await site.close()
    expect(await look()).toMatchObject({ kind: 'nothing-there', why: 'refused' })
  })

  it('nor anything inside', async () => {
    const guarded = openReach({ allowInside: false, userAgent: 'x' })
    for (const address of ['http://169.254.169.254/', 'localhost:4000', 'http://[::1]/feed', '127.0.0.1']) {
      expect(await feed.looks.look(address, { ...means, reach: guarded })).toMatchObject({
        kind: 'nothing-there',
        why: 'address-inside',
      })
    }
  })
})
