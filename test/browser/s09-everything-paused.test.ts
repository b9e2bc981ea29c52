import { type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract'
import { plus } from '#kernel'
import { openMemory } from '../../channels/memory/index.ts'
import { type BrowserWorld, openBrowserWorld, signsIn } from '../browser.ts'
import { openSparkWorld, type SparkWorld, sparkChannels } from '../spark-world.ts'
import { type AtDesk } from '../world.ts'
import { faults } from './axe.ts'
import { misfits, narrowest } from './narrow.ts'
import { hasFocus, soon } from './see.ts'

const hour = 3_600
const reason = 'trois messages de santé'

describe('S9 — everything planned is paused from the screen', { timeout: 120_000 }, () => {
  let world: BrowserWorld
  let at: SparkWorld
  let tisane: AtDesk
  let page: Page
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const says = (words: string | RegExp) => page.getByText(words).first().waitFor()
  const looks = async (name: string) => {
    expect(await faults(page, name)).toEqual([])
    await page.setViewportSize(narrowest)
    expect(await misfits(page, name)).toEqual([])
    await page.setViewportSize({ width: 1440, height: 900 })
  }
  const standing = async () =>
    (await at.odile.ask(api.pauses, { query: {} })).pauses.filter((one) => one.standing).length

  beforeAll(async () => {
    const forum = openMemory()
    world = await openBrowserWorld({ channels: sparkChannels(forum) })
    at = await openSparkWorld(world, forum)
    tisane = await at.another('Tisane du Soir', 'America/Toronto')
    await at.plan(await at.begin('Le pot du matin, vous le mangez où ?'), at.inSome(hour))
    await at.plan(await at.begin('Et le soir ?'), at.inSome(30 * hour))
    await at.plan(await at.begin('Une tisane ?', tisane), at.inSome(30 * hour, 'America/Toronto'), tisane)
    page = await world.someone()
    await signsIn(page)
  })
  afterEach(() => world.nothingAmiss())
  afterAll(() => world.close())

  test('from its name in the palette, wherever one is, for all clients, with its reason', async () => {
    await page.goto('/conversations')
    await page.getByRole('heading', { name: 'Conversations' }).waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.insertText('Tout mettre en pause')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Tout mettre en pause' }).waitFor()
    expect(await faults(page, 'pausing', '[role="dialog"]')).toEqual([])
    await page.getByLabel('Pourquoi', { exact: true }).fill(reason)
    await page.keyboard.press('Enter')
    await soon(standing).toBe(2)
    await says(/^Les Vergers Imaginaires\s: en pause depuis .*, par Odile\s: «\strois messages de santé\s»\.$/)
    await says(/^2 étincelles prévues ne partiront pas/)
    await says(/en pause$/)
    await looks('everything paused')
  })

  test('undone by a key, done again for one client from an alert’s link', async () => {
    await page.keyboard.press('u')
    await soon(standing).toBe(0)
    await page.goto(`/sparks/calendar?client=${at.odile.workspace}&pause=1`)
    await page.getByLabel('Pourquoi', { exact: true }).fill(reason)
    await button(/^Mettre en pause$/).click()
    await soon(standing).toBe(1)
    await soon(() => new URL(page.url()).searchParams.get('pause')).toBe(null)
  })

  test('a window with a reason in it stays open while another pauses; the address keeps no window for later', async () => {
    const vergers = at.odile.workspace
    const { act } = await at.odile.ask(api.liftPause)
    await page.goto(`/sparks/calendar?client=${vergers}&pause=1`)
    const dialog = page.getByRole('dialog', { name: 'Tout mettre en pause' })
    await page.getByLabel('Pourquoi', { exact: true }).fill('des gens ont eu mal')
    await at.odile.ask(api.undo, { params: { act } })
    await says(/^Les Vergers Imaginaires\s: en pause depuis/)
    expect(await page.getByLabel('Pourquoi', { exact: true }).inputValue()).toBe('des gens ont eu mal')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })

    await page.goto(`/sparks/calendar?client=${vergers}&pause=1`)
    await soon(() => new URL(page.url()).searchParams.get('pause')).toBe(null)
    expect(await dialog.count()).toBe(0)
    await button(/^Lever la pause/).click()
    await button('Tout mettre en pause').waitFor()
    await page.getByRole('heading', { name: 'Calendrier' }).waitFor()
    expect(await dialog.count()).toBe(0)
    await at.odile.ask(api.pauseSparks, { body: { reason, workspace: vergers } })
    await says(/^Les Vergers Imaginaires\s: en pause depuis/)
  })

  test('its hour passes unsaid; Ce matin says so, with the way to it', async () => {
    await at.later(hour + 60)
    await page.goto('/morning')
    await page.getByRole('heading', { name: 'Ce qui n’est pas parti à son heure' }).waitFor()
    await page.getByRole('link', { name: /^Tout était suspendu à cette heure.*Le pot du matin/ }).waitFor()
    await page.getByRole('heading', { name: 'Ce qui est prévu' }).waitFor()
    await looks('a morning with what did not go out')
    await page.getByRole('link', { name: 'Voir le calendrier' }).click()
    await says(/l’heure d’une étincelle est passée/)
  })

  test('lifted, it asks what becomes of the hour that passed; another hour is chosen by keys', async () => {
    await button(/^Lever la pause/).click()
    await page.getByRole('heading', { name: /^Passées pendant la pause/ }).waitFor()
    await looks('what passed during the pause')
    // Whatever month one looks at, that of the hour is shown; giving up comes back to where one was.
    const another = button(/^Choisir une autre heure/)
    const later = plus(at.inSome(0).day, 95)
    await page.goto(`/sparks/calendar?on=${later}`)
    await another.focus()
    await page.keyboard.press('Enter')
    await soon(() => new URL(page.url()).searchParams.get('on')?.slice(0, 7)).toBe(at.inSome(hour).day.slice(0, 7))
    await page.getByText(/^vers /).waitFor()
    await page.goto(`/sparks/calendar?view=week&on=${plus(later, 14)}`)
    await another.focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('PageDown')
    await page.keyboard.press('PageDown')
    await page.keyboard.press('Escape')
    await soon(() => hasFocus(another)).toBe(true)
    await another.click()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await soon(() => page.getByRole('heading', { name: /^Passées pendant la pause/ }).count()).toBe(0)
    const { pauses } = await at.odile.ask(api.pauses, { query: { workspace: at.odile.workspace } })
    expect(pauses[0]).toMatchObject({ planned: 2, passed: [], lifted: { liftedBy: 'Odile' } })
  })

  test('published while everything is paused, it takes a second word', async () => {
    const spark = await at.begin('Nous retirons le lot 42.')
    await at.odile.ask(api.pauseSparks, { body: { reason, workspace: at.odile.workspace } })
    await page.goto(`/sparks/${at.odile.workspace}/${spark}`)
    await button(/^Publier$/).click()
    await page
      .getByRole('alert')
      .getByText(/Tout est en pause/)
      .waitFor()
    await button('Publier quand même').click()
    await soon(async () => (await at.shown(spark)).state).toBe('out')
    await world.nothingAmiss(/409/)
  })
})
