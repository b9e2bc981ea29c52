import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { plant } from '#contact-point'
import { api } from '#contract'
import { type Id, newId } from '#kernel'
import { openPost, own, password } from '../../channels/mail/post.test-world.ts'
import { openMemory } from '../../channels/memory/index.ts'
import { type BrowserWorld, openBrowserWorld, signsIn, telephone, wide } from '../browser.ts'
import { type AtDesk } from '../world.ts'
import { faults } from './axe.ts'
import { misfits, narrowest } from './narrow.ts'
import { hasFocus, soon } from './see.ts'

const album = process.env.SCREENSHOTS

describe('S6 — the link to approve leaves by a letter, and what was said to it comes back in the morning', {
  timeout: 90_000,
}, () => {
  const forum = openMemory()
  let post: Awaited<ReturnType<typeof openPost>>
  let world: BrowserWorld
  let odile: AtDesk
  let page: Page
  let spark: string
  const field = (name: string) => page.getByLabel(name, { exact: true })
  const says = (words: string | RegExp) => page.getByText(words).first().waitFor()
  const see = async (name: string) => {
    if (!album) return
    mkdirSync(album, { recursive: true })
    for (const colorScheme of ['light', 'dark'] as const)
      for (const size of [wide, telephone]) {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize(size)
        await page.screenshot({ path: join(album, `${name}-${size.width}-${colorScheme}.png`), fullPage: true })
      }
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize(wide)
  }

  beforeAll(async () => {
    post = await openPost()
    const url = `smtp://${encodeURIComponent(own)}:${password}@127.0.0.1:${post.given['smtp-port']}`
    world = await openBrowserWorld({ channels: new Map([['memory', forum]]), mail: { url, from: own } })
    odile = await world.odile()
    const { database, jobs } = world.desk
    const workspace = odile.workspace as Id<'workspace'>
    await database.within([workspace], null, (db) =>
      plant(db, jobs, world.clock, {
        ...{ workspace, settings: {}, by: 'odile', manifest: forum.manifest, name: 'Le forum', address: 'forum' },
      }),
    )
    page = await world.someone()
    await signsIn(page)
  })
  afterEach(() => world.nothingAmiss())
  afterAll(async () => {
    await world.close()
    await post.close()
  })

  test('asked by keyboard alone, with an address: the letter leaves, and it is said', async () => {
    spark = (await odile.ask(api.beginSpark, { body: { opener: 'open-question' } })).spark
    const place = (await odile.ask(api.contactPoints)).find(({ name }) => name === 'Le forum')!.id
    await odile.ask(api.changeSpark, {
      params: { spark },
      body: { version: 1, text: 'Le pot du matin, vous le mangez où ?', places: [{ place, text: null }] },
    })
    await page.goto(`/sparks/${odile.workspace}/${spark}`)
    await page.getByText('Demander une approbation', { exact: true }).first().focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Capucine')
    await page.keyboard.press('Tab')
    await page.keyboard.type('capucine@vergers.example')
    await says('le lien part alors par mail')
    await page.keyboard.press('Enter')
    await says('Le mail part pour capucine@vergers.example dans dix secondes.')
    world.clock.goesOn(11)
    await world.settled()
    await says('Mail envoyé à capucine@vergers.example.')
    expect(post.sent).toHaveLength(1)
    expect(await faults(page, 'an approval asked for by a letter')).toEqual([])
    await page.setViewportSize(narrowest)
    expect(await misfits(page, 'an approval asked for by a letter')).toEqual([])
    await see('approval')
    const link = await page.getByRole('textbox', { name: 'Lien de Capucine' }).inputValue()
    const print = /name="print" value="([0-9a-f]{64})"/.exec(await (await fetch(link)).text())![1]!
    const body = new URLSearchParams({ act: 'change', name: 'Capucine', once: newId(), text: 'Plus court ?', print })
    expect((await fetch(link, { method: 'POST', body })).status).toBe(200)
    await says('demande un changement')
    await field('Ce que vous dites').focus()
  })

  test('the morning tells it, and leads there', async () => {
    await page.goto('/morning')
    await page.getByRole('heading', { name: 'Ce qu’on dit de vos étincelles' }).waitFor()
    expect(await faults(page, 'a morning with an answer to a spark')).toEqual([])
    await page.setViewportSize(narrowest)
    expect(await misfits(page, 'a morning with an answer to a spark')).toEqual([])
    await see('morning')
    await page.getByRole('link', { name: /Capucine demande un changement/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Une étincelle' }).waitFor()
  })

  test('how the client speaks stands beside what is written, and one key puts what is said instead', async () => {
    await page.goto('/settings')
    const tone = page.getByRole('button', { name: 'Ton', exact: true })
    await page.route(/\/tone$/, (route) => route.abort())
    await tone.click()
    await page.getByRole('alert').getByRole('button', { name: 'Annuler' }).focus()
    await page.keyboard.press('Enter')
    await soon(() => hasFocus(tone)).toBe(true)
    await page.unroute(/\/tone$/)
    await world.nothingAmiss(/ERR_FAILED/)
    await tone.click()
    await field('Les mots que l’on ne dit pas').fill('client = la personne\nsolutionner')
    await field('Comment l’on signe').fill('un prénom, puis « des Vergers »')
    await field('Émojis').selectOption('no')
    expect(await faults(page, 'the tone of a client')).toEqual([])
    await page.setViewportSize(narrowest)
    expect(await misfits(page, 'the tone of a client')).toEqual([])
    await see('tone-settings')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await says('Enregistré')

    await page.goto(`/sparks/${odile.workspace}/${spark}`)
    await field('Ce que vous dites').fill('Le client, le matin ?')
    const remark = page.getByRole('listitem').filter({ hasText: '« Le client » : un mot que l’on ne dit pas ici.' })
    await remark.evaluate((one) => one.setAttribute('data-said', 'once'))
    await field('Ce que vous dites').fill('Le client solutionne quoi, le matin 🎉 ?')
    await says('« solutionne »')
    expect(await remark.getAttribute('data-said')).toBe('once')
    expect(await faults(page, 'what the tone says')).toEqual([])
    await page.setViewportSize(narrowest)
    expect(await misfits(page, 'what the tone says')).toEqual([])
    await see('tone')
    await field('Ce que vous dites').focus()
    await page.keyboard.press('Control+;')
    await soon(() => field('Ce que vous dites').inputValue()).toBe('La personne solutionne quoi, le matin 🎉 ?')
    await soon(() => page.getByText('« Le client »').count()).toBe(0)
    await page.getByRole('button', { name: /^Enlever/ }).click()
    await soon(() => field('Ce que vous dites').inputValue()).toBe('La personne solutionne quoi, le matin ?')
    await says('Enregistré')
  })

  test('and beside an answer in a conversation, where it keeps nobody from sending', async () => {
    forum.world.hears({ text: 'mon fils ne finit plus le pot', by: { name: 'Marmelade' } })
    const place = (await odile.ask(api.contactPoints)).find(({ name }) => name === 'Le forum')!.id
    await odile.ask(api.listenNow, { params: { place } })
    await world.settled()
    const { rows } = await odile.ask(api.conversations, { query: {} })
    await page.goto(`/conversations/${odile.workspace}/${rows[0]!.id}`)
    await page.getByRole('article').filter({ hasText: 'ne finit plus' }).waitFor()
    await page.keyboard.press('r')
    await field('Votre réponse').fill('Un client nous l’a dit aussi 🎉')
    await says('« Un client » : un mot que l’on ne dit pas ici.')
    expect(await faults(page, 'what the tone says of an answer')).toEqual([])
    await page.setViewportSize(narrowest)
    expect(await misfits(page, 'what the tone says of an answer')).toEqual([])
    await see('tone-answer')
    await field('Votre réponse').focus()
    await page.keyboard.press('Control+;')
    await soon(() => field('Votre réponse').inputValue()).toBe('Une personne nous l’a dit aussi 🎉')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('article').filter({ hasText: '🎉' }).waitFor()
    world.clock.goesOn(11)
    await world.settled()
    expect(forum.world.said().at(-1)!.text).toContain('🎉')
  })
})
