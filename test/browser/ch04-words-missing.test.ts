import { afterEach, beforeEach, expect, test } from 'vitest'
import { api } from '#contract'
import { type Blog, openBlog } from '../blog.ts'
import { type BrowserWorld, openBrowserWorld, signsIn, telephone } from '../browser.ts'
import { type AtDesk } from '../world.ts'
import { faults } from './axe.ts'
import { soon } from './see.ts'

let world: BrowserWorld
let odile: AtDesk
let blog: Blog
beforeEach(async () => {
  world = await openBrowserWorld()
  blog = await openBlog(world.clock)
  odile = await world.odile()
})
afterEach(async () => {
  await world.nothingAmiss()
  await blog.close()
  await world.close()
})

test('a blog says more than its feed shows: one reads between when, and says that one has seen it', async () => {
  blog.publishes({ slug: 'recette', title: 'La recette', text: 'Vous allez aimer.' })
  blog.hears({ by: 'Marmelade', text: 'non, je n’aime pas', under: 'recette' })
  const body = { channel: 'feed', name: 'Le blog des Vergers', address: `${blog.url}/comments/feed/` }
  const { id } = await odile.ask(api.plant, { body })
  await world.settled()
  for (let at = 0; at < 25; at++) {
    world.clock.goesOn(60)
    blog.hears({ by: `Voix ${at}`, text: `et moi non plus ${at}`, under: 'recette' })
  }
  blog.shows = 10
  await odile.ask(api.listenNow, { params: { place: id } })
  await world.settled()

  const page = await world.someone({ viewport: telephone, colorScheme: 'dark' })
  await signsIn(page)
  await page.goto('/contact-points')
  const sentence = page.getByText(/^Entre .* et .*, il s’est publié plus que ce lieu ne montre/)
  await sentence.waitFor()
  expect(await faults(page, 'words missing')).toEqual([])
  await page.getByRole('button', { name: 'C’est vu' }).press('Enter')
  await soon(() => sentence.count()).toBe(0)
  expect((await odile.ask(api.contactPoints))[0]!.gaps).toEqual([])
})
