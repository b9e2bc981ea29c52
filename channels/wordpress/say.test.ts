import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSite, password } from './site.test-world.ts'
import { wordpress } from './wordpress.ts'

let site: Awaited<ReturnType<typeof openSite>>
beforeEach(async () => {
  site = await openSite()
})
afterEach(() => site.close())
const say = (text: string, more = {}) => wordpress.says.say(site.place, site.utterance('k', text, more), site.means)
const readBack = (text: string, more = {}) =>
  wordpress.says.readBack(site.place, site.utterance('k', text, more), site.means)

describe('answering on a site', () => {
  it('answers where the person spoke, under the name of who answers, as letters', async () => {
    const { id } = site.says('Non')
    expect(await say('Moins de 5 % < 10 % ? "Merci" & pardon…', { answers: [`comment-${id}`] })).toMatchObject({
      kind: 'sent',
      nativeId: 'comment-2',
      proof: 'seen',
    })
    expect(site.comments[1]).toMatchObject({
      parent: id,
      name: 'Odile, pour les Compotes',
      text: 'Moins de 5 % &lt; 10 % ? "Merci" &amp; pardon…',
    })
  })

  it('goes under the name of the account where no address of its is known', async () => {
    const means = { ...site.means, secrets: { user: 'odile', password: password.replaceAll(' ', '') } }
    await wordpress.says.say(site.place, site.utterance('k', 'Merci'), means)
    expect(site.comments[0]).toMatchObject({ name: 'Odile', text: 'Merci' })
  })

  it('knows the same words elsewhere for another answer', async () => {
    const [one, other] = [site.says('Non').id, site.says('Non plus').id]
    await say('Pourquoi ?', { answers: [`comment-${one}`] })
    expect(await readBack('Pourquoi ?', { answers: [`comment-${other}`] })).toEqual({ kind: 'not-there' })
    expect(await say('Pourquoi ?', { answers: [`comment-${other}`] })).toMatchObject({ nativeId: 'comment-4' })
  })

  it('is not taken in by somebody else who says the same', async () => {
    site.says('Merci', { author: 3, name: 'Odile' })
    expect(await readBack('Merci')).toEqual({ kind: 'not-there' })
  })

  it('finds its words again however the site sets their quotes', async () => {
    await say("C'est noté")
    expect(await readBack("C'est noté")).toMatchObject({ kind: 'sent', nativeId: 'comment-1' })
  })

  it('says in words what the site declines', async () => {
    expect(await say('x'.repeat(10_001))).toEqual({ kind: 'refused', why: 'too-long' })
    expect(await say('bas', { audience: 'direct' })).toEqual({ kind: 'refused', why: 'audience' })
    expect(await say('a', { thread: { nativeId: 'post-403', url: null, title: null } })).toMatchObject({
      kind: 'refused',
    })
    expect(await say('a', { thread: { nativeId: 'post-404', url: null, title: null } })).toEqual({ kind: 'gone' })
    expect(await say('a', { thread: { nativeId: 'autre', url: null, title: null } })).toEqual({ kind: 'gone' })
    site.at.flood = true
    expect((await say('vite')).kind).toBe('later')
    expect(site.comments).toEqual([])
  })

  it('puts what is removed into the bin, once', async () => {
    const { id } = site.says('Achetez ma pommade')
    const remove = () => wordpress.removes.remove(site.place, `comment-${id}`, site.means)
    expect(await remove()).toEqual({ kind: 'done' })
    expect(site.comments[0]!.status).toBe('trash')
    expect(await remove()).toEqual({ kind: 'gone' })
    expect(await wordpress.removes.remove(site.place, 'comment-99', site.means)).toEqual({ kind: 'gone' })
  })
})

describe('connecting a site', () => {
  const given = () => ({ site: site.url, user: 'odile', password })
  const connect = (given: Record<string, string>) => wordpress.connects.connect(given, site.means)

  it('takes the address that the site names, or the usual one', async () => {
    const connected = { kind: 'connected', address: site.url, name: 'Recettes & Compotes', settings: { account: 7 } }
    expect(await connect(given())).toMatchObject(connected)
    site.at.named = false
    expect(await connect({ ...given(), site: `${site.url}/billet/` })).toMatchObject(connected)
  })

  it('wants an account that may moderate', async () => {
    site.at.may = false
    expect(await connect(given())).toMatchObject({ kind: 'not-connected', why: 'not-allowed', field: 'user' })
  })
})
