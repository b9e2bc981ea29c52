import { type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract'
import { type Blog, openBlog } from '../blog.ts'
import { type BrowserWorld, openBrowserWorld, signsIn, telephone } from '../browser.ts'
import { type AtDesk, atDesk } from '../world.ts'
import { handsOf } from './hands.ts'
import { soon } from './see.ts'

const emoji = ['😍', '🍎🍎', '❤️', 'miam 😋', '👏👏👏', '@lulu regarde', '@papa tu as vu']
const questions = [
  'Est-ce que la nouvelle compote contient du sucre ajouté ?',
  'elle contient du sucre ajouté la nouvelle compote ?',
  'bonjour, y a-t-il du sucre ajouté dedans ?',
  'du sucre ajouté ou pas ?',
]
const complaints = ['je n’aime pas, beaucoup trop sucrée', 'trop lisse, on dirait de la purée pour bébé']

describe('S11 — the hour after a post, on the screen', () => {
  let world: BrowserWorld
  let blog: Blog
  let otherBlog: Blog
  let page: Page
  const row = (client: string) => page.locator('[data-row]').filter({ hasText: client })
  const burst = (client: string) => row(client).locator('.burst')

  beforeAll(async () => {
    world = await openBrowserWorld()
    const odile = await world.odile()
    const other = atDesk(odile, (await odile.ask(api.openWorkspace, { body: { name: 'Tisane du Soir' } })).id)
    blog = await openBlog(world.clock)
    otherBlog = await openBlog(world.clock)
    blog.publishes({ slug: 'compote', title: 'Notre nouvelle compote', text: 'Elle arrive lundi.' })
    otherBlog.publishes({ slug: 'tilleul', title: 'Le tilleul est là', text: 'Récolté en juillet.' })
    for (let n = 0; n < 200; n++) {
      const of = n < 135 ? emoji : n < 175 ? questions : complaints
      blog.hears({ by: `voix ${n}`, text: of[n % of.length]!, under: 'compote' })
    }
    otherBlog.hears({ by: 'Nadir', text: 'Bonsoir, quand sera-t-il en rayon ?', under: 'tilleul' })
    await listensTo(odile, blog)
    await listensTo(other, otherBlog)
    await world.settled()
  })
  afterEach(() => world.nothingAmiss())
  afterAll(async () => {
    await blog.close()
    await otherBlog.close()
    await world.close()
  })

  async function listensTo(desk: AtDesk, place: Blog): Promise<void> {
    const looked = await desk.ask(api.look, { body: { address: place.url } })
    if (looked.kind !== 'found') throw new Error('nothing heard there')
    for (const { address, name, settings } of looked.candidates)
      await desk.ask(api.plant, { body: { channel: 'feed', address, name, settings: { ...settings, own: true } } })
  }

  test('two hundred comments are one row that unfolds; the other client’s question stands beside it', async () => {
    page = await world.someone()
    await signsIn(page)
    await row('Tisane du Soir').waitFor()
    expect(await page.locator('[data-row]').count()).toBe(2)
    await row('Les Vergers Imaginaires')
      .getByRole('button', { name: '201 messages ici, dont 65 vous attendent' })
      .click()
    await burst('Les Vergers Imaginaires').getByRole('listitem').first().waitFor()
    expect(await burst('Les Vergers Imaginaires').innerText()).not.toMatch(/😍|@lulu/)
  })

  test('forty questions alike are answered together, in far less than three acts each', async () => {
    const hands = handsOf(page)
    const here = burst('Les Vergers Imaginaires')
    while (await here.getByRole('button', { name: 'La suite' }).count()) {
      const before = await here.getByRole('listitem').count()
      await hands.touches(here.getByRole('button', { name: 'La suite' }))
      await soon(() => here.getByRole('listitem').count()).toBeGreaterThan(before)
    }
    const alike = here.getByRole('listitem').filter({ hasText: 'sucre ajouté' })
    expect(await alike.count()).toBe(40)
    for (const one of await alike.all()) await hands.touches(one.getByRole('checkbox'))
    // Someone else speaks meanwhile: what is chosen stays chosen.
    world.clock.goesOn(3600)
    blog.hears({ by: 'voix 200', text: 'je n’aime pas non plus', under: 'compote' })
    await world.settled()
    await here.getByText('Une seule réponse à 40 messages.').waitFor()
    await here.getByText('Vous parlez pour Les Vergers Imaginaires').waitFor()
    await hands.writes(here.getByLabel('Votre réponse', { exact: true }), 'Non, aucun sucre ajouté. Odile')
    const elsewhere = page.context().waitForEvent('page')
    await hands.touches(here.getByRole('link', { name: 'Copier et répondre sur place' }))
    await (await elsewhere).close()
    await hands.touches(here.getByRole('button', { name: 'C’est dit' }))
    await soon(() => alike.count()).toBe(0)
    expect(hands.acts() / 40).toBeLessThanOrEqual(3)
    expect(hands.acts()).toBeLessThanOrEqual(45)
  })

  test('on a telephone, the other client’s question is answered for that client', async () => {
    await page.context().close()
    page = await world.someone({ viewport: telephone, hasTouch: true, isMobile: true })
    await signsIn(page)
    const hands = handsOf(page)
    await hands.touches(page.getByLabel('Choisir un client').filter({ visible: true }))
    await page.getByLabel('Choisir un client').filter({ visible: true }).selectOption({ label: 'Tisane du Soir' })
    await soon(() => page.locator('[data-row]').count()).toBe(1)
    await hands.touches(row('Tisane du Soir').getByRole('link').first())
    await page.getByRole('article').filter({ hasText: 'en rayon' }).waitFor()
    await hands.writes(page.getByLabel('Votre réponse', { exact: true }), 'Bonsoir Nadir, le 1er décembre.')
    await page.getByText('Vous parlez pour Tisane du Soir').waitFor()
    const elsewhere = page.context().waitForEvent('page')
    await page.getByRole('link', { name: 'Copier et répondre sur place' }).click()
    await (await elsewhere).close()
    await page.getByRole('button', { name: 'C’est dit' }).click()
    await page
      .getByRole('article')
      .filter({ hasText: 'le 1er décembre' })
      .filter({ hasText: 'répondu sur place' })
      .waitFor()
    expect(await page.getByText('pour Les Vergers Imaginaires').count()).toBe(0)
  })
})
