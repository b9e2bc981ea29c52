import { afterEach, beforeEach, expect, it } from 'vitest'
import { inHeader } from './tell.ts'
import { here, openWeb } from './web.test-world.ts'
import { webmention } from './webmention.ts'

let web: Awaited<ReturnType<typeof openWeb>>
beforeEach(async () => {
  web = await openWeb()
  web.writes('Non, trop molle', { path: '/camille/page' })
})
afterEach(() => web.close())

const word = `${here}/said/k`
const say = (text = 'Pourquoi ?', more = {}) =>
  webmention.says.say(web.place, web.utterance('k', text, more), web.means)
const readBack = () => webmention.says.readBack(web.place, web.utterance('k', 'Pourquoi ?'), web.means)
const shown = (path: string) =>
  webmention.shows.show(web.place, { path, query: {}, accept: 'text/html', here }, web.means.held!)
const stands = (text: string, more = {}) =>
  web.at.owns.set('k', { utterance: web.utterance('k', text), at: new Date(web.at.now), gone: false, ...more })

it('tells the page that is answered, and reads back where it shows ours', async () => {
  expect(await readBack()).toEqual({ kind: 'not-there' })
  expect(await say()).toEqual({ kind: 'sent', nativeId: word, url: word, proof: 'accepted' })
  expect(web.at.told).toEqual([{ source: word, target: `${web.url}/camille/page` }])
  expect(await readBack()).toEqual({ kind: 'sent', nativeId: word, url: word, proof: 'seen' })
})

it('says what stands in the way', async () => {
  expect(await say('x'.repeat(5_001))).toEqual({ kind: 'refused', why: 'too-long' })
  expect(await say('bas', { audience: 'direct' })).toEqual({ kind: 'refused', why: 'audience' })
  expect(await say('seul', { answers: [] })).toMatchObject({ kind: 'refused' })
  expect(await say('à nous', { answers: [word] })).toMatchObject({ kind: 'refused' })
  web.at.taking = { status: 400, headers: {} }
  expect(await say()).toEqual({ kind: 'refused', why: `${new URL(web.url).host} answered HTTP 400` })
  web.at.taking = { status: 500, headers: {} }
  expect((await say()).kind).toBe('later')
  web.at.taking = { status: 429, headers: { 'retry-after': '600' } }
  expect(await say()).toEqual({ kind: 'later', at: new Date(web.at.now + 600_000) })
  web.at.now += 601_000
  web.at.pages.set('/camille/page', { body: '<p>Aucune mention ici</p>' })
  expect(await say()).toEqual({ kind: 'refused', why: 'their page takes no mentions' })
  web.at.pages.delete('/camille/page')
  expect(await say()).toEqual({ kind: 'gone' })
})

it('finds where mentions are taken: header, link or anchor, in that order, an empty address being the page itself', async () => {
  const endpoints: [Record<string, string>, string, string][] = [
    [{ link: '</a>; rel="next", </h?x=1>; rel="me webmention"' }, '<link rel="webmention" href="/l">', '/h?x=1'],
    [{}, '<a rel="webmention" href="/a">ici</a><link rel="webmention" href="/l">', '/a'],
    [{}, '<link rel="webmention"><link rel="stylesheet webmention" href="">', '/page'],
    [
      {},
      '<!-- <link rel="webmention" href="/c"> --><link rel="not-webmention" href="/n"><base href="/d/"><a rel="webmention" href="e">',
      '/d/e',
    ],
  ]
  for (const [headers, body, expected] of endpoints) {
    web.server.asked.length = 0
    web.at.pages.set('/page', { body, headers })
    await say('Pourquoi ?', { answers: [`${web.url}/page ${web.ours}`] })
    expect(web.server.asked).toEqual(['/page', expected])
  }
  expect(inHeader(null, web.url)).toBeNull()
  expect(inHeader('<javascript:x>; rel=webmention', web.url)).toBeNull()
})

it('shows the word in microformats, with links that are links, and nothing of what was said to a few', async () => {
  stands(`Pourquoi <b> ? Voyez ${web.url}/camille/recette.\n\nMerci`)
  const page = await shown('said/k')
  expect(page).toMatchObject({ status: 200, headers: { 'content-security-policy': "default-src 'none'" } })
  expect(page!.body).toContain(`class="u-in-reply-to" href="${web.url}/camille/page"`)
  expect(page!.body).toContain(`Pourquoi &lt;b&gt; ? Voyez <a href="${web.url}/camille/recette">`)
  expect((await shown(''))!.body).toContain('Pourquoi')
  stands('Pourquoi', { gone: true })
  expect(await shown('said/k')).toMatchObject({ status: 410 })
  expect((await shown('said/k'))!.body).not.toContain('Pourquoi')
  stands('Entre nous', { utterance: web.utterance('k', 'Entre nous', { audience: 'direct' }) })
  expect(await shown('said/k')).toBeNull()
  expect(await shown('ailleurs')).toBeNull()
})

it('tells the pages that a word links to, and all of them when it changes or is taken back', async () => {
  web.writes('Ma recette', { path: '/camille/recette' })
  const recipe = `${web.url}/camille/recette`
  stands(`Voyez ${recipe} !`)
  await web.round()
  await web.round()
  expect(web.at.told).toEqual([{ source: word, target: recipe }])
  stands('Finalement non')
  await web.round()
  expect(
    web.at.told
      .slice(1)
      .map(({ target }) => target)
      .sort(),
  ).toEqual([`${web.url}/camille/page`, recipe])
  web.at.told.length = 0
  web.at.taking.status = 500
  stands('Finalement non', { gone: true })
  await web.round()
  expect(web.at.told).toEqual([])
  web.at.taking.status = 202
  web.at.now += 10 * 60_000
  await web.round()
  expect(web.at.told).toHaveLength(2)
})
