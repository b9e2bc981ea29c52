import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { respond } from '../loopback.ts'
import { openWeb } from './web.test-world.ts'
import { webmention } from './webmention.ts'

let web: Awaited<ReturnType<typeof openWeb>>
beforeEach(async () => {
  web = await openWeb()
})
afterEach(() => web.close())

const day = 24 * 3600_000
const heardIn = async () => (await web.round()).flatMap((read) => (read.kind === 'read' ? read.heard : []))
const refusedIn = async () => (await web.round()).flatMap((read) => (read.kind === 'read' ? [] : [read.why]))
const page = (path: string, body: string, more = {}) => {
  web.at.pages.set(path, { body, ...more })
  return `${web.url}${path}`
}

describe('whoever knocks', () => {
  const place = () => web.place
  it('is told at once what the request alone shows to be wrong', () => {
    const { tells, ours, url } = web
    const take = (knock: ReturnType<typeof tells>, more = {}) =>
      webmention.takesIn.takeIn(place(), { ...knock, ...more })
    expect(take(tells(`${url}/a`, ours))).toEqual({ kind: 'keep', status: 202 })
    expect(take(tells(`${url}/a`, ours.replace('http:', 'https:')))).toMatchObject({ kind: 'keep' })
    expect(take(tells(`${url}/a`, 'https://desk.example/at/atelier/place-1/said/k'))).toMatchObject({ kind: 'keep' })
    for (const [source, target] of [
      [ours, ours],
      ['javascript:alert(1)', ours],
      ['', ours],
      [`${url}/a`, `${url}/ailleurs`],
      [`${url}/a`, `${url}/atelier-voisin/poire`],
      [`${url}/a`, 'https://autre.example/atelier/poire'],
      [`${url}/${'a'.repeat(3000)}`, ours],
    ])
      expect(take(tells(source!, target)), `${source} → ${target}`).toMatchObject({ kind: 'decline', status: 400 })
    expect(take(tells(`${url}/a`), { method: 'PUT' })).toMatchObject({ status: 405 })
    expect(take(tells(`${url}/a`), { path: '/at/atelier/place-1/inbox' })).toMatchObject({ status: 404 })
    expect(take(tells(`${url}/a`), { headers: { 'content-type': 'application/json' } })).toMatchObject({ status: 415 })
    expect(take(tells(`${url}/a`), { body: new Uint8Array(20_000) })).toMatchObject({ status: 413 })
  })
})

describe('a page that is said to speak of ours', () => {
  it('is a message of the thread of our page, in the words of who wrote it', async () => {
    const source = web.writes('<p>Non, <b>trop molle</b></p>')
    web.tells(source)
    expect(await heardIn()).toMatchObject([
      {
        kind: 'said',
        nativeId: `${source} ${web.ours}`,
        thread: { url: web.ours, title: 'Vous aimerez la poire' },
        by: { nativeId: `${web.url}/camille`, name: 'Camille Fontaine' },
        text: 'Non, trop molle',
        url: source,
        language: 'fr',
        saidAt: new Date('2026-11-20T09:00:00Z'),
        audience: 'public',
      },
    ])
  })

  it('is read as plain HTML where it has no microformats: the words around the link', async () => {
    const body = `<html lang="fr-CA"><head><title>Mes goûters</title><meta name="author" content="Léon"></head>
      <p>Rien à voir.</p><ul><li>J’ai essayé <a href="${web.ours}#haut">leur poire</a>&nbsp;: trop molle.</li><li>Autre chose</li></ul>`
    web.tells(page('/gouters', body))
    expect(await heardIn()).toMatchObject([
      {
        title: 'Mes goûters',
        text: 'J’ai essayé leur poire\u00a0: trop molle.',
        by: { name: 'Léon' },
        language: 'fr-CA',
      },
    ])
  })

  it('is heard once, however often it is told, and anew when it changes', async () => {
    const source = web.writes('Non')
    web.tells(source)
    web.tells(source)
    expect(await heardIn()).toHaveLength(1)
    web.tells(source)
    expect(await heardIn()).toEqual([])
    web.writes('Non, vraiment', { path: new URL(source).pathname })
    web.tells(source)
    expect(await heardIn()).toMatchObject([{ nativeId: `${source} ${web.ours}`, text: 'Non, vraiment' }])
  })

  it.each([
    ['gone', { body: '', status: 410 }],
    ['not there', { body: '', status: 404 }],
    ['without its link', { body: '<p>J’ai changé d’avis.</p>' }],
  ])('is taken back when it is told and the page is %s', async (_, left) => {
    const source = web.writes('Non')
    web.tells(source)
    await web.round()
    web.at.pages.set(new URL(source).pathname, left)
    web.tells(source)
    expect(await heardIn()).toEqual([{ kind: 'gone', nativeId: `${source} ${web.ours}` }])
  })

  it('is taken back without being told once it was missed twice, and changed as soon as it is seen', async () => {
    const source = web.writes('Non')
    web.tells(source)
    await web.round()
    web.at.now += 3600_000
    web.writes('Non, vraiment', { path: new URL(source).pathname })
    expect(await heardIn()).toMatchObject([{ text: 'Non, vraiment' }])
    web.at.pages.delete(new URL(source).pathname)
    expect(await heardIn()).toEqual([])
    expect(await heardIn()).toEqual([{ kind: 'gone', nativeId: `${source} ${web.ours}` }])
    web.at.now += 60 * day
    expect(await heardIn()).toEqual([])
  })

  it('is refused where it lies, with the reason', async () => {
    const loop = page('/loop', '', { status: 302, headers: { location: '/loop' } })
    const refusals: [string, RegExp][] = [
      [page('/menteur', '<p>Achetez !</p>'), /does not link/],
      [page('/voisin', `<a href="${web.ours}-au-sirop">x</a>`), /does not link/],
      [page('/cache', `<!-- <a href="${web.ours}">x</a> --><script>"${web.ours}"</script>`), /does not link/],
      [page('/image', web.ours, { type: 'image/png' }), /does not link/],
      [`${web.url}/jamais`, /not there/],
      [loop, /too-many-redirects/],
      [page('/lourd', 'x'.repeat(2_000_000)), /too-large/],
      [page('/noeuds', `<a href="${web.ours}">x</a>${'<i>'.repeat(40_000)}`), /too long/],
      [page('/interdit', '', { status: 403 }), /forbidden/],
    ]
    for (const [source, why] of refusals) {
      web.tells(source)
      expect(await refusedIn(), source).toEqual([expect.stringMatching(why)])
    }
    web.tells(web.writes('Non'), 'https://autre.example/poire')
    expect(await refusedIn()).toEqual([expect.stringMatching(/not ours/)])
  })

  it('waits while its host is broken, and is set aside after two days', async () => {
    const source = page('/lent', '', { status: 503 })
    web.tells(source)
    expect(await web.round()).toEqual([])
    expect(web.at.knocks).toHaveLength(1)
    web.writes('Non', { path: '/lent' })
    expect(await heardIn()).toMatchObject([{ text: 'Non' }])
    expect(web.at.knocks).toEqual([])
    web.tells(page('/muet', '', { status: 500 }))
    await web.round()
    web.at.now += 2 * day
    expect(await refusedIn()).toEqual([expect.stringMatching(/two days/)])
    expect(web.at.knocks).toEqual([])
  })

  it('does not speak for people elsewhere', async () => {
    const body = `<div class="h-entry"><a class="p-author h-card" href="https://fleurs.example/camille">Camille</a>
      <a class="u-in-reply-to" href="${web.ours}">à</a><p class="e-content">J’adore</p></div>`
    web.tells(page('/usurpe', body))
    expect(await heardIn()).toMatchObject([
      { by: { nativeId: `${web.url} https://fleurs.example/camille`, name: 'Camille' } },
    ])
  })

  it('is a reaction where it only likes, passes on or keeps, to our page or to a word of ours', async () => {
    const own = 'https://desk.example/at/atelier/place-1/said/k'
    web.at.owns.set('k', { utterance: web.utterance('k', 'Pourquoi ?'), at: new Date(web.at.now), gone: false })
    for (const how of ['like', 'repost', 'bookmark']) {
      const body = (target: string) =>
        `<div class="h-entry"><a class="p-author h-card" href="/zoe">Zoé</a><a class="u-${how}-of" href="${target}">x</a></div>`
      const source = page(`/${how}`, body(web.ours))
      web.tells(source)
      const by = { nativeId: `${web.url}/zoe`, name: 'Zoé' }
      const about = `${new URL(web.url).host}/atelier/poire`
      expect(await heardIn()).toMatchObject([{ kind: 'reacted', nativeId: `${source} ${web.ours}`, by, about, how }])
      web.tells(page(`/${how}/2`, body(own)), own)
      expect(await heardIn()).toMatchObject([{ kind: 'reacted', about: own, how }])
    }
    web.tells(
      page(
        '/rsvp',
        `<div class="h-entry"><data class="p-rsvp" value="yes"></data><a class="u-in-reply-to" href="${web.ours}">x</a></div>`,
      ),
    )
    expect(await refusedIn()).toEqual([expect.stringMatching(/invitation/)])
  })

  it('answers another page that was heard, and a word of ours', async () => {
    const first = web.writes('Non')
    web.tells(first)
    await web.round()
    const second = web.writes('Moi non plus', { extra: `<a class="u-in-reply-to" href="${first}"></a>` })
    web.tells(second)
    expect(await heardIn()).toMatchObject([{ answers: `${first} ${web.ours}` }])
    const own = 'https://desk.example/at/atelier/place-1/said/k'
    web.at.owns.set('k', { utterance: web.utterance('k', 'Pourquoi ?'), at: new Date(web.at.now), gone: false })
    web.tells(web.writes('Parce que', { answers: own }), own)
    expect(await heardIn()).toMatchObject([{ answers: own, thread: { nativeId: 'poire' } }])
    web.tells(web.writes('Rien', { answers: `${own}x` }), `${own}x`)
    expect(await refusedIn()).toEqual([expect.stringMatching(/not ours/)])
  })

  it('is read where its fragment points, among the comments of a page', async () => {
    const comment = (id: string, words: string) =>
      `<div class="h-entry" id="${id}"><p class="e-content">${words}</p><a class="u-in-reply-to" href="${web.ours}">à</a></div>`
    web.tells(page('/fil#c2', ''))
    page('/fil', comment('c1', 'Oui') + comment('c2', 'Non'))
    expect(await heardIn()).toMatchObject([{ text: 'Non' }])
  })

  it('leaves scripts, trackers and styles behind', async () => {
    const source = web.writes(
      '<p style="color:red" onclick="x()">Non<script>alert(1)</script><img src="https://pixel.example/t.gif"></p><iframe src="https://x.example"></iframe>',
    )
    web.tells(source)
    const [heard] = await heardIn()
    expect(heard).toMatchObject({ text: 'Non', html: null })
  })

  it('may be in any charset that it says', async () => {
    const latin = Buffer.from(`<p>Trop sucrée, <a href="${web.ours}">cette poire</a></p>`, 'latin1')
    web.server.answer = (_, response) =>
      respond(response, 200, { 'content-type': 'text/html; charset=iso-8859-1' }, latin)
    web.tells(`${web.url}/latin`)
    expect(await heardIn()).toMatchObject([{ text: 'Trop sucrée, cette poire' }])
  })
})
