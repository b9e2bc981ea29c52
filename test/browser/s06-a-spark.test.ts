import { type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { plant } from '#contact-point'
import { api } from '#contract'
import { type Id } from '#kernel'
import { type Loopback, openLoopback, respond } from '../../channels/loopback.ts'
import { type MemoryChannel, openMemory } from '../../channels/memory/index.ts'
import { type BrowserWorld, openBrowserWorld, signsIn } from '../browser.ts'
import { dot } from '../dot.ts'
import { type AtDesk } from '../world.ts'
import { faults } from './axe.ts'
import { misfits, narrowest } from './narrow.ts'
import { hasFocus, soon } from './see.ts'

const product =
  'La compote pomme-coing mûrit trois semaines en cave avant d’être pressée à la main par nos deux fils, puis versée dans des pots de verre que l’on rapporte au marché.'
const named = (channel: MemoryChannel, key: string) => ({ ...channel, manifest: { ...channel.manifest, key } })

describe('S6 — an invitation to talk, written, planned, published and answered', { timeout: 90_000 }, () => {
  const forum = openMemory()
  const wall = openMemory({ longest: 60, longestTitle: null, warning: false, media: null, goesOn: true, poll: null })
  let site: Loopback
  let world: BrowserWorld
  let odile: AtDesk
  let page: Page
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' })
  const field = (name: string) => page.getByLabel(name, { exact: true })
  const says = (words: string | RegExp) => page.getByText(words).first().waitFor()

  beforeAll(async () => {
    const channels = new Map([
      ['memory', forum],
      ['memory-wall', named(wall, 'memory-wall')],
    ])
    site = await openLoopback((_, response, path) => {
      const body = `<title>La compote</title><main>${product}</main>`
      if (path === '/') respond(response, 200, { 'content-type': 'text/html' }, body)
      else respond(response, 404, {})
    })
    world = await openBrowserWorld({ channels })
    odile = await world.odile()
    const { database, jobs } = world.desk
    const workspace = odile.workspace as Id<'workspace'>
    await database.within([workspace], null, async (db) => {
      const at = { workspace, settings: {}, by: 'odile' }
      await plant(db, jobs, world.clock, { ...at, manifest: forum.manifest, name: 'Le forum', address: 'forum' })
      const other = { ...at, manifest: named(wall, 'memory-wall').manifest, name: 'Le mur', address: 'mur' }
      await plant(db, jobs, world.clock, other)
    })
    page = await world.someone()
    await signsIn(page)
  })
  afterEach(() => world.nothingAmiss())
  afterAll(async () => {
    await world.close()
    await site.close()
  })

  test('an empty list says what to do; how one opens is chosen first', async () => {
    await page.getByRole('link', { name: 'Étincelles' }).click()
    await says('Rien n’est en train de s’écrire.')
    expect(await faults(page, 'no spark yet')).toEqual([])
    await page.keyboard.press('c')
    await page.getByRole('dialog', { name: 'Commencer une étincelle' }).waitFor()
    expect(await faults(page, 'how one opens')).toEqual([])
    await page.keyboard.press('1')
    await page.getByRole('heading', { level: 1, name: 'Une étincelle' }).waitFor()
    await soon(() => hasFocus(field('Ce que vous dites'))).toBe(true)
  })

  test('what is written is kept as one goes, with what stands beside it', async () => {
    await field('Ce que vous dites').fill('Likez si vous en mangez ! Vous le mangez où, le pot du matin ?')
    await says('Cela quémande un « j’aime » ou un abonnement.')
    await field('Ce que vous dites').fill(
      'Le pot du matin, vous le mangez où ? Chez nous, Basile le finit debout à la fenêtre.',
    )
    await says('Rien à redire.')
    await page.getByLabel('Le forum', { exact: true }).check()
    await page.getByLabel('Le mur', { exact: true }).check()
    await says(/en 2 messages, l’un sous l’autre/)
    await says('Enregistré')
    await page.reload()
    await soon(() => field('Ce que vous dites').inputValue()).toMatch(/^Le pot du matin/)
    await page.getByRole('heading', { level: 3, name: 'Le forum' }).waitFor()
    expect(await faults(page, 'a spark being written')).toEqual([])
    await page.setViewportSize(narrowest)
    expect(await misfits(page, 'a spark being written')).toEqual([])
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  test('other words at one place, an image with what it shows', async () => {
    await button(/^D’autres mots ici.*Le mur$/).click()
    await field('Les mots pour Le mur').fill('Le pot du matin : où ?')
    await field('Les mots pour Le mur').press('Tab')
    await says('Enregistré')
    // The tone is looked at there too.
    await odile.ask(api.changeTone, { body: { avoid: [{ word: 'pot', instead: 'bocal' }] } })
    await field('Les mots pour Le mur').fill('Le pot du matin, où ça ?')
    await page
      .getByRole('listitem')
      .filter({ hasText: 'Le mur' })
      .getByRole('button', { name: /bocal/ })
      .first()
      .waitFor()
    await page.keyboard.press('ControlOrMeta+;')
    await soon(() => field('Les mots pour Le mur').inputValue()).toBe('Le bocal du matin, où ça ?')
    await odile.ask(api.changeTone, { body: { avoid: [] } })
    await page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'fenetre.png', mimeType: 'image/png', buffer: Buffer.from(dot, 'base64') })
    await says('Dites ce que montre chaque image.')
    await field('Ce qu’elle montre').fill('Une fenêtre, le matin')
    await field('Ce qu’elle montre').press('Tab')
    await says('Plus d’images que ce lieu n’en prend.')
    await page.getByLabel('Le mur', { exact: true }).uncheck()
    await soon(() => page.getByText('Plus d’images que ce lieu n’en prend.').count()).toBe(0)
    await says('Enregistré')
  })

  test('somebody else changes it meanwhile: neither text is lost', async () => {
    const { id } = (await odile.ask(api.sparks, { query: {} })).sparks[0]!
    const text = 'Vous le mangez où, le pot du matin ?'
    const mine = (url: URL) => url.pathname.endsWith(`/sparks/${id}`)
    // Theirs arrives while ours is on its way.
    let arrived = false
    await page.route(mine, async (route) => {
      if (route.request().method() === 'PATCH' && !arrived) {
        arrived = true
        const { version } = await odile.ask(api.spark, { params: { spark: id } })
        await odile.ask(api.changeSpark, { params: { spark: id }, body: { version, text } })
      }
      await route.continue()
    })
    await field('Ce que vous dites').pressSequentially(' Merci.')
    await field('Ce que vous dites').press('Tab')
    await page.getByRole('alert').getByText(text).waitFor()
    await button('Garder le mien').click()
    await says('Enregistré')
    await soon(async () => (await odile.ask(api.spark, { params: { spark: id } })).text).toMatch(/Merci/)
    await page.unroute(mine)
    await world.nothingAmiss(/409/)
  })

  test('the client’s own site is read, with who allowed it', async () => {
    await page.goto('/sparks')
    await page.getByRole('link', { name: 'Les mots du client' }).click()
    await says('Aucun site lu pour l’instant.')
    expect(await faults(page, 'no site yet')).toEqual([])
    await field('Adresse du site').fill(site.url)
    await field('Qui l’a permis').fill('Solène, par lettre du 3')
    await button('Lire ce site').click()
    await says(/^Permis/)
    await world.settled()
    await says(/^1 page lue, jusqu’au bout le/)
    expect(await faults(page, 'a site that was read')).toEqual([])
    await page.setViewportSize(narrowest)
    expect(await misfits(page, 'a site that was read')).toEqual([])
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  test('a pale copy is shown as one, beside where it stands; it asks what one adds, and stops nobody', async () => {
    await page.goto('/sparks')
    await button('Commencer une étincelle').click()
    await page.keyboard.press('4')
    await field('Ce que vous dites').fill(product)
    await page.getByRole('heading', { name: /^Déjà dit ailleurs.: (9\d|100).%$/ }).waitFor()
    await field('Qu’est-ce que cela ajoute ?').fill('La voix de Basile')
    await button('Une question ouverte').click()
    await says('Enregistré')
    expect(await faults(page, 'a pale copy')).toEqual([])
    await page.setViewportSize(narrowest)
    expect(await misfits(page, 'a pale copy')).toEqual([])
    await page.setViewportSize({ width: 1440, height: 900 })
    await button('Mettre de côté').click()
    await page.getByRole('link', { name: /^Le pot du matin/ }).click()
  })

  test('planned for an hour, and for none any more', async () => {
    await button('Prévoir une heure').click()
    await page.getByRole('dialog', { name: 'Quand part-elle ?' }).waitFor()
    expect(await faults(page, 'planning', '[role="dialog"]')).toEqual([])
    await field('Heure').fill('18:45')
    await button('Prévoir').click()
    await says(/part .*, 18\sh\s45/)
    await page.goto('/sparks')
    await says(/part .*, 18\sh\s45/)
    await page.getByRole('link', { name: /^Le pot du matin/ }).click()
    await button('Ne plus prévoir d’heure').click()
    await soon(() => button('Ne plus prévoir d’heure').count()).toBe(0)
  })

  test('asked to approve by link, somebody must, or it goes out without them by a second word', async () => {
    await page.getByText('Demander une approbation', { exact: true }).first().click()
    await field('À qui').fill('Solène')
    await button('Demander une approbation').click()
    await says(/^Solène · tour 1/)
    expect(await faults(page, 'an approval asked for')).toEqual([])
    await button('Publier').click()
    await page
      .getByRole('alert')
      .getByText(/Une approbation demandée manque encore.: Solène/)
      .waitFor()
    const link = await page.getByRole('textbox', { name: 'Lien de Solène' }).inputValue()
    const client = await world.someone()
    await client.goto(link)
    await client.getByLabel('Votre nom').fill('Solène')
    expect(await faults(client, 'what one is asked to approve')).toEqual([])
    await client.setViewportSize(narrowest)
    expect(await misfits(client, 'what one is asked to approve')).toEqual([])
    await client.getByRole('button', { name: 'Approuver tel quel' }).click()
    await client.getByRole('heading', { name: 'Merci, c’est arrivé' }).waitFor()
    await client.close()
    await page.reload()
    await says(/approuve ce texte/)
    await world.nothingAmiss(/409/)
  })

  test('published, it can be taken back while it waits; out, it leads to the conversation it began', async () => {
    await button('Publier').click()
    await says('part dans un instant')
    await button('Reprendre').click()
    await button('Publier').click()
    await says('part dans un instant')
    world.clock.goesOn(11)
    await world.settled()
    await says('y est')
    expect(forum.world.said()).toHaveLength(1)
    expect(await faults(page, 'a spark that is out')).toEqual([])
    const [piece] = forum.world.said()
    forum.world.hears({ text: 'au bureau', thread: { nativeId: `piece:${piece!.key}` }, answers: `said:${piece!.key}` })
    const place = (await odile.ask(api.contactPoints)).find(({ name }) => name === 'Le forum')
    await odile.ask(api.listenNow, { params: { place: place!.id } })
    await world.settled()
    await says(/^1 personne a parlé/)
    expect(await faults(page, 'what became of it')).toEqual([])
    await page.getByRole('link', { name: 'Ouvrir la conversation' }).click()
    await page.getByRole('article').filter({ hasText: 'au bureau' }).waitFor()
  })

  test('put away, and taken up again by undoing', async () => {
    await page.goto('/sparks')
    await button('Commencer une étincelle').click()
    await page.keyboard.press('2')
    await field('Ce que vous dites').fill('Vous feriez comment ?')
    await says('Enregistré')
    await button('Mettre de côté').click()
    await page.getByRole('heading', { level: 1, name: 'Étincelles' }).waitFor()
    await page.keyboard.press('u')
    await soon(async () =>
      (await odile.ask(api.sparks, { query: {} })).sparks.map(({ beginning }) => beginning),
    ).toEqual(['Vous feriez comment ?'])
  })
})
