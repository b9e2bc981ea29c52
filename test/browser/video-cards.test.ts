import { join } from 'node:path'
import { type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract'
import { newId } from '#kernel'
import { type BrowserWorld, openBrowserWorld, signsIn, telephone, wide } from '../browser.ts'
import { passerBy } from '../passer-by.ts'
import { type AtDesk } from '../world.ts'
import { faults } from './axe.ts'
import { misfits } from './narrow.ts'
import { focused, hasFocus, keyboardAlone, soon } from './see.ts'

const album = process.env.SCREENSHOTS
const onVimeo = 'https://vimeo.com/channels/vergers/76979871?utm_source=ami'
const onYoutube = 'https://youtu.be/aBcDeFgHiJk?si=suivi&t=90'
const player = 'https://player.vimeo.com/video/76979871?dnt=1&autoplay=1'

describe('a link to a video is a card that asks nobody before its click', { timeout: 180_000 }, () => {
  let world: BrowserWorld
  let odile: AtDesk
  let page: Page
  let asked: string[]
  let publicUrl: string
  let conversation: string

  beforeAll(async () => {
    world = await openBrowserWorld()
    odile = await world.odile()
    const body = {
      channel: 'page' as const,
      name: 'La page des pots',
      opening: `Vous l’avez vue ? ${onYoutube}`,
      language: 'fr' as const,
    }
    publicUrl = (await odile.ask(api.plant, { body })).publicUrl!
    const someone = passerBy(world.desk.app)
    await someone.go(publicUrl)
    await someone.send('Publier', { name: 'Camille', text: `Tout y est : ${onVimeo}, à 2 min.` })
    await world.settled()
    conversation = (await odile.ask(api.conversations)).rows[0]!.id
    await odile.ask(api.note, {
      params: { conversation },
      body: { text: `Je l’ai vue aussi : ${onYoutube}`, answers: [], key: newId() },
    })
    await odile.ask(api.handOver, {
      body: { text: `À regarder ce soir : ${onVimeo}`, workspaces: [odile.workspace], key: newId() },
    })
    page = await watched()
    await signsIn(page)
  })
  afterAll(async () => {
    await world.nothingAmiss()
    await world.close()
  })

  /** Whatever a browser asks of anybody but this desk. */
  async function watched(): Promise<Page> {
    const one = await world.someone()
    asked = []
    one.on('request', (request) => {
      const { origin, protocol } = new URL(request.url())
      if (/^https?:$/.test(protocol) && origin !== world.url) asked.push(request.url())
    })
    return one
  }
  const card = (of: Page, at = 0) => of.getByRole('group', { name: /Vimeo|YouTube/ }).nth(at)

  async function looked(of: Page, name: string): Promise<void> {
    expect(await faults(of, name)).toEqual([])
    await of.setViewportSize(telephone)
    expect(await misfits(of, name)).toEqual([])
    for (const [viewport, colorScheme] of album
      ? ([
          [telephone, 'dark'],
          [wide, 'light'],
          [wide, 'dark'],
        ] as const)
      : []) {
      await of.setViewportSize(viewport)
      await of.emulateMedia({ colorScheme })
      await of.screenshot({ path: join(album!, `video ${name} ${viewport.width} ${colorScheme}.png`) })
    }
    await of.setViewportSize(wide)
  }

  test('in a conversation, in a note, in a handover: a card, and not one request leaves the desk', async () => {
    await page.goto(`/conversations/${odile.workspace}/${conversation}`)
    await card(page).waitFor()
    // Somebody’s words, a colleague’s note.
    expect(await page.getByRole('group', { name: /Vimeo/ }).count()).toBe(1)
    expect(await page.getByRole('group', { name: /YouTube/ }).count()).toBeGreaterThan(0)
    expect(await page.locator('iframe').count()).toBe(0)
    await looked(page, 'in a conversation')
    await page.goto('/handovers')
    await card(page).waitFor()
    await looked(page, 'in a handover')
    expect(asked).toEqual([])
  })

  test('by keyboard alone it is opened, read and closed; its host is asked then, and by nothing but the player', async () => {
    await keyboardAlone(page)
    await page
      .context()
      .route(/^https:\/\/player\.vimeo\.com\//, (route) =>
        route.fulfill({ contentType: 'text/html', body: '<title>vidéo</title><button>Lire</button>' }),
      )
    await page.goto(`/conversations/${odile.workspace}/${conversation}`)
    const vimeo = page.getByRole('group', { name: /Vimeo/ })
    const reads = vimeo.getByRole('button', { name: 'Lire ici' })
    await reads.focus()
    expect(asked).toEqual([])
    await page.keyboard.press('Enter')
    const frame = vimeo.locator('iframe')
    await soon(() => hasFocus(frame)).toBe(true)
    // What followed whoever sent the link follows nobody.
    expect(await frame.getAttribute('src')).toBe(player)
    await soon(() => asked).toEqual([player])
    await looked(page, 'opened')
    await vimeo.getByRole('button', { name: 'Refermer' }).focus()
    await page.keyboard.press('Enter')
    await soon(() => vimeo.locator('iframe').count()).toBe(0)
    expect(await focused(page)).toBe('Lire ici')
    expect(await vimeo.getByRole('link').getAttribute('href')).toBe('https://vimeo.com/76979871')
    expect(asked).toEqual([player])
  })

  test('the policy of the desk shows frames of the two players alone, and none to whoever reads our pages', async () => {
    const policyOf = async (path: string) =>
      (await page.request.get(`${world.url}${path}`)).headers()['content-security-policy'] ?? ''
    const desk = await policyOf('/conversations')
    expect(/frame-src ([^;]*)/.exec(desk)?.[1]).toBe('https://www.youtube-nocookie.com https://player.vimeo.com')
    expect(desk).toMatch(/img-src 'self'/)
    const theirs = await policyOf(new URL(publicUrl).pathname)
    expect(/frame-src ([^;]*)/.exec(theirs)?.[1] ?? /default-src ([^;]*)/.exec(theirs)?.[1]).toBe("'none'")
  })

  test('on a page of ours the card is a link: without a script, and nobody is asked', async () => {
    const reader = await watched()
    await reader.goto(publicUrl)
    const links = reader.getByRole('link', { name: /Vimeo|YouTube/ })
    await links.first().waitFor()
    const hrefs = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')))
    expect(hrefs).toEqual(
      expect.arrayContaining(['https://vimeo.com/76979871', 'https://www.youtube.com/watch?v=aBcDeFgHiJk&t=90s']),
    )
    expect(await reader.locator('iframe, script').count()).toBe(0)
    await looked(reader, 'on a page of ours')
    expect(asked).toEqual([])
  })
})
