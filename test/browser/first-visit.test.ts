import { type Page } from 'playwright-core'
import { afterEach, describe, expect, onTestFinished, test } from 'vitest'
import { openBlog } from '../blog.ts'
import { type BrowserWorld, openBrowserWorld } from '../browser.ts'
import { password } from '../world.ts'

describe('the first visit', () => {
  let world: BrowserWorld
  afterEach(() => world.nothingAmiss())

  async function opensHerAccount(): Promise<Page> {
    world = await openBrowserWorld()
    onTestFinished(() => world.close())
    const page = await world.someone()
    await page.goto('/')
    await page.getByRole('heading', { name: 'D’abord, vous' }).waitFor()
    await page.getByLabel('Votre nom').fill('Odile')
    await page.getByLabel('Votre adresse électronique').fill('odile@agence.example')
    await page.getByLabel('Un mot de passe').fill(password)
    await page.getByRole('button', { name: 'Ouvrir mon compte' }).click()
    await page.getByRole('heading', { name: 'Par où commencer ?' }).waitFor()
    return page
  }

  test('two screens lead to the imaginary orchards and to a real conversation', async () => {
    const page = await opensHerAccount()
    const before = Date.now()
    await page.getByRole('button', { name: 'Découvrir avec Les Vergers Imaginaires' }).click()
    await page.getByRole('feed').getByRole('article').first().waitFor()
    expect(Date.now() - before).toBeLessThan(60_000)
    expect(await page.getByRole('feed').getByRole('article').count()).toBeGreaterThan(1)
    expect(await page.getByLabel('Votre réponse').count()).toBe(1)
    // One client, one person: nothing names the client in the list, nobody is there to confide a conversation to.
    const list = page.getByRole('region', { name: 'Conversations' })
    expect(await list.getByRole('listitem').count()).toBeGreaterThan(10)
    expect(await page.getByText('Confier').count()).toBe(0)
  })

  test('three screens lead from an address of hers to the conversation under it', async () => {
    const page = await opensHerAccount()
    const blog = await openBlog(world.clock)
    onTestFinished(() => blog.close())
    blog.publishes({
      slug: 'compote',
      title: 'Vous allez aimer notre nouvelle compote',
      text: 'Plus lisse. Vous allez aimer.',
    })
    world.clock.goesOn(60)
    blog.hears({ by: 'marmelade38', text: 'non, je n’aime pas', under: 'compote' })
    await page.getByRole('link', { name: /Commencer avec les miens/ }).click()
    await page.getByLabel('Le nom du client').fill('Les Vergers Imaginaires')
    await page.getByRole('button', { name: 'Continuer' }).click()
    await page.getByRole('heading', { name: 'Une adresse à écouter' }).waitFor()
    await page.getByLabel('Une adresse\u00a0: site, billet ou flux').fill(`${blog.url}/`)
    await page.getByRole('button', { name: 'Voir ce qu’on y entend' }).click()
    // What would be heard, before anything is planted.
    await page.getByText('non, je n’aime pas').waitFor()
    const pieces = page.getByRole('checkbox', { name: /^Le blog des Vergers/ })
    await pieces.check()
    expect(await page.getByRole('checkbox', { name: /C’est le site de la marque/ }).isChecked()).toBe(true)
    await page.getByRole('button', { name: /^Écouter/ }).click()
    await page.getByRole('heading', { name: 'On écoute' }).waitFor()
    await world.settled()
    const turns = page.getByRole('feed').getByRole('article')
    await turns.nth(1).waitFor()
    const [claim, answer] = await turns.allInnerTexts()
    expect(claim).toContain('pour Les Vergers Imaginaires')
    expect(claim).toContain('Vous allez aimer.')
    expect(answer).toContain('non, je n’aime pas')
    expect(answer).toContain('raison non dite')
  })
})
