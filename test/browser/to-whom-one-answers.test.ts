import { type Page, type Route } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { hear, plant } from '#contact-point'
import { api } from '#contract'
import { readLedger } from '#conversation'
import { type Id } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { memoryEvent, openMemory } from '../../channels/memory/index.ts'
import { type BrowserWorld, openBrowserWorld, signsIn } from '../browser.ts'
import { passerBy } from '../passer-by.ts'
import { type AtDesk } from '../world.ts'
import { focused, hasFocus, soon } from './see.ts'

const memory = openMemory()
const many = 200

describe('to whom one answers, where it goes, and what is on the screen when something is slow or fails', () => {
  let world: BrowserWorld
  let odile: AtDesk
  let page: Page
  let long: string
  const says = (words: string) => page.getByRole('article').filter({ hasText: words })
  const field = () => page.getByLabel('Votre réponse', { exact: true })
  const to = () => page.locator('#composer-to')
  const kept = () => page.getByText(/^enregistré/).waitFor()
  const row = (words: string) => page.locator('[data-row]').filter({ hasText: words }).getByRole('link').first()
  const empties = async () => {
    // What is given back by an undo may come after one has emptied the field.
    await soon(async () => {
      await field().fill('')
      return await page.locator('.box .state').innerText()
    }).toBe('')
  }

  beforeAll(async () => {
    world = await openBrowserWorld({ channels: new Map([...catalogue(), ['memory', memory]]) })
    odile = await world.odile()
    const workspace = odile.workspace as Id<'workspace'>
    const { jobs, database } = world.desk
    await database.within([workspace], null, async (db) => {
      const place = await plant(db, jobs, world.clock, {
        ...{ workspace, manifest: memory.manifest, name: 'Le forum', address: 'forum', settings: {}, by: 'test' },
      })
      const said = (n: number, text: string, audience: 'public' | 'direct' = 'public') =>
        memoryEvent({
          kind: 'said',
          nativeId: `grand ${n}`,
          thread: { nativeId: 'grand', title: 'Le grand fil' },
          by: { name: n === 5 ? 'Capucine' : `voix ${n}` },
          text,
          audience,
          saidAt: new Date(world.clock().getTime() - (many - n + 1) * 60_000).toISOString(),
        })
      const events = Array.from({ length: many }, (_, n) =>
        n === 5 ? said(n, 'entre nous : ma commande n’arrive pas', 'direct') : said(n, `parole numéro ${n}.`),
      )
      await hear(db, jobs, world.clock, { workspace, place }, events)
      await readLedger(db, jobs, world.clock, memory, { workspace, place })
    })
    const planted = await odile.ask(api.plant, {
      body: { channel: 'page', name: 'La page des pots', opening: 'La compote change.', language: 'fr' },
    })
    const someone = passerBy(world.desk.app)
    await someone.go(planted.publicUrl!)
    await someone.send('Publier', { name: 'Bénédicte', text: 'Le pot se recycle-t-il, avec son couvercle ?' })
    await world.settled()
    const { rows } = await odile.ask(api.conversations)
    long = `/conversations/${workspace}/${rows.find((one) => one.messages === many)!.id}`
    page = await world.someone()
    await signsIn(page)
  })
  afterEach(() => world.nothingAmiss(/status of (4\d\d|503)|ERR_FAILED/))
  afterAll(() => world.close())

  const addressOf = async (words: string) => {
    const { found } = await odile.ask(api.search, { query: { words } })
    return `${long}?m=${found[0]!.message}`
  }
  const privately = () => addressOf('ma commande n’arrive pas')

  test('begun to someone in private, it stays for them in private, wherever one goes and after a reload', async () => {
    await page.goto(await privately())
    await soon(() => hasFocus(says('ma commande'))).toBe(true)
    await page.keyboard.press('r')
    await field().fill('Je regarde tout de suite.')
    await kept()
    await page.getByRole('button', { name: 'Aller à la fin' }).click()
    await says(`parole numéro ${many - 1}.`).waitFor()
    await says('ma commande').waitFor({ state: 'detached' })
    await page.getByText('En réponse à Capucine').waitFor()
    expect(await to().innerText()).toContain('visible de Capucine seulement')
    await page.goto(await addressOf('parole numéro 150'))
    await soon(() => hasFocus(says('parole numéro 150.'))).toBe(true)
    await page.getByText('En réponse à Capucine').waitFor()
    await field().focus()
    await page.keyboard.press('Control+Enter')
    await says('Je regarde tout de suite').filter({ hasText: 'part dans' }).waitFor()
    const found = (await odile.ask(api.search, { query: { words: 'je regarde tout de suite' } })).found[0]!
    const { turns } = await odile.ask(api.turns, {
      params: { conversation: found.conversation },
      query: { around: found.message },
    })
    expect(turns.find((turn) => turn.id === found.message)).toMatchObject({
      audience: 'direct',
      answers: { name: 'Capucine' },
    })
    await page.keyboard.press('u')
    await soon(() => field().inputValue()).toBe('Je regarde tout de suite.')
    await empties()
  })

  test('j goes on through the pages as fast as the hand', async () => {
    await page.goto(await privately())
    await soon(() => hasFocus(says('ma commande'))).toBe(true)
    await page.route('**/turns?*', async (route: Route) => {
      await new Promise((later) => setTimeout(later, 300))
      await route.continue()
    })
    for (let n = 0; n < 60; n++) await page.keyboard.press('j')
    await soon(() => hasFocus(says('parole numéro 65.'))).toBe(true)
    await page.unrouteAll({ behavior: 'ignoreErrors' })
  })

  test('a page of turns that does not come says so, and comes when asked again', async () => {
    await page.goto(await addressOf(`parole numéro ${many - 1}`))
    await says(`parole numéro ${many - 1}.`).waitFor()
    await page.route('**/turns?before=*', (route) => route.abort())
    await says(`parole numéro ${many - 1}.`).focus()
    const scroller = page.locator('.scroller')
    await scroller.evaluate((one) => one.scrollTo(0, 0))
    const stuck = scroller.getByRole('alert')
    await stuck.waitFor()
    await page.unroute('**/turns?before=*')
    await stuck.getByRole('button', { name: 'Réessayer' }).click()
    await stuck.waitFor({ state: 'detached' })
    await page.route('**/turns?*', (route) => route.abort())
    await page.keyboard.press('Control+f')
    await page.keyboard.type('commande')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').filter({ hasText: 'serveur' }).waitFor()
    await page.unroute('**/turns?*')
    await page.keyboard.press('Escape')
  })

  test('the same link leads there again', async () => {
    await page.goto(await privately())
    await soon(() => hasFocus(says('ma commande'))).toBe(true)
    const when = says('ma commande').locator('a.when')
    for (const _ of [1, 2]) {
      await page.keyboard.press('j')
      await soon(() => hasFocus(says('parole numéro 6.'))).toBe(true)
      await when.click()
      await soon(() => hasFocus(says('ma commande'))).toBe(true)
    }
  })

  test('what is typed while an answer is being sent stays', async () => {
    await row('Bénédicte').click()
    await says('Le pot se recycle').locator('[data-words]').click()
    await page.keyboard.press('r')
    await page.keyboard.type('Oui, le pot et son couvercle, au verre et au métal.')
    await kept()
    let go = () => {}
    const held = new Promise<void>((now) => (go = now))
    await page.route('**/replies', async (route) => {
      await held
      await route.continue()
    })
    await page.keyboard.press('Control+Enter')
    await page.keyboard.type(' Et merci à vous.')
    go()
    await soon(() => field().inputValue()).toBe('Et merci à vous.')
    expect(await hasFocus(field())).toBe(true)
    await page.unroute('**/replies')
    await kept()
    await page.reload()
    await soon(() => field().inputValue()).toBe('Et merci à vous.')
    await says('au verre et au métal').waitFor()
    await empties()
    world.clock.goesOn(11)
    await world.settled()
  })

  test('what a server will not keep is not said to be its silence', async () => {
    await page.route('**/draft', (route) => route.fulfill({ status: 404, json: { detail: 'Rien de tel ici.' } }))
    await field().fill('Bonsoir')
    await page.getByText('gardé dans ce navigateur seulement. Rien de tel ici.').waitFor()
    await page.unroute('**/draft')
    await field().fill('Bonsoir Bénédicte')
    await kept()
    await empties()
  })

  test('« Déjà répondu » is reached by i and taken up by Enter; a note on the way stays a note', async () => {
    memory.world.hears({
      text: 'Bonjour, le pot se recycle aussi avec son couvercle ?',
      by: { name: 'Zélie' },
      thread: { nativeId: 'recyclage', title: 'Le recyclage' },
    })
    world.clock.goesOn(600)
    await world.settled()
    await page.goto('/conversations')
    await row('Zélie').click()
    await says('le pot se recycle aussi').waitFor()
    await page.locator('[data-answered]').first().waitFor()
    await page.keyboard.press('n')
    await page.getByLabel('Note entre vous').fill('Voir avec Paul')
    await page.keyboard.press('Escape')
    await page.keyboard.press('r')
    await page.getByText('Une note est commencée ici.').waitFor()
    expect(await page.getByLabel('Note entre vous').inputValue()).toBe('Voir avec Paul')
    await page.getByLabel('Note entre vous').fill('')
    await page.keyboard.press('Escape')
    await page.keyboard.press('i')
    await soon(() => focused(page)).toContain('au verre et au métal')
    await page.keyboard.press('Enter')
    await soon(() => field().inputValue()).toBe('Oui, le pot et son couvercle, au verre et au métal.')
    expect(await to().innerText()).toContain('sur Le forum')
    await empties()
  })

  test('one answer to two places says so, goes to both, and is taken back from both', async () => {
    const { rows } = await odile.ask(api.conversations)
    const conversationOf = (name: string) => rows.find((one) => one.names.includes(name))!.id
    const conversation = conversationOf('Zélie')
    await odile.ask(api.join, { params: { conversation }, body: { conversation: conversationOf('Bénédicte') } })
    await page.goto(`/conversations/${odile.workspace}/${conversation}`)
    await says('Le pot se recycle-t-il').click()
    await page.keyboard.press('x')
    await says('le pot se recycle aussi').click()
    await page.keyboard.press('x')
    await page.keyboard.press('r')
    await page.keyboard.type('À toutes les deux : oui.')
    expect(await to().innerText()).toBe(
      'Vous parlez pour Les Vergers Imaginaires. Votre réponse partira à deux endroits\u00a0: sur La page des pots, visible de tous\u202f; sur Le forum, visible de tous.',
    )
    await kept()
    await page.keyboard.press('Control+Enter')
    await soon(() => says('À toutes les deux').count()).toBe(2)
    await page.getByText('Votre réponse part dans 10 s, à deux endroits.').first().waitFor()
    await soon(() => hasFocus(says('À toutes les deux').last())).toBe(true)
    await page.keyboard.press('u')
    await soon(() => says('À toutes les deux').count()).toBe(0)
    await soon(() => field().inputValue()).toBe('À toutes les deux : oui.')
    await page.keyboard.press('r')
    await page.keyboard.press('Control+Enter')
    await soon(() => says('À toutes les deux').count()).toBe(2)
    world.clock.goesOn(11)
    await world.settled()
    await soon(() => says('À toutes les deux').filter({ hasText: 'est en place' }).count()).toBe(2)
    expect(memory.world.said().map((one) => one.text)).toContain('À toutes les deux : oui.')
  })

  test('what stands beside is about this turn, or is not there until news bring it', async () => {
    const words = (text: string) => says(text).locator('[data-words]').first()
    const answered = page.locator('[data-answered]')
    await words('le pot se recycle aussi').click()
    await answered.first().waitFor()
    await page.route('**/aside', (route) => route.abort())
    await words('Le pot se recycle-t-il').click()
    await soon(() => answered.count()).toBe(0)
    await page.unroute('**/aside')
    memory.world.hears({ text: 'merci', by: { name: 'Zélie' }, thread: { nativeId: 'recyclage' } })
    world.clock.goesOn(600)
    await world.settled()
    await answered.first().waitFor()
  })

  test('a reason opens and closes by Enter, words without a letter are marked by the keys', async () => {
    memory.world.hears({ text: '🤢🤢', by: { name: 'Onésime' }, thread: { nativeId: 'emoji', title: 'Sans un mot' } })
    world.clock.goesOn(600)
    await world.settled()
    await page.goto('/conversations')
    await page.getByRole('link', { name: /Onésime/ }).click()
    await says('🤢🤢').locator('[data-words]').click()
    await page.keyboard.press('s')
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Enter')
    const theme = page.getByRole('dialog', { name: 'De quoi s’agit-il' })
    await theme.waitFor()
    await page.keyboard.type('dégoût')
    await page.keyboard.press('Enter')
    await theme.waitFor({ state: 'detached' })
    const reason = page.locator('[data-reason]')
    await soon(() => reason.innerText()).toBe('🤢🤢')
    const open = () => reason.getAttribute('aria-expanded')
    await reason.focus()
    expect(await open()).toBe('true')
    await page.keyboard.press('Escape')
    expect(await open()).toBe('false')
    await page.keyboard.press('Enter')
    expect(await open()).toBe('true')
    await page.keyboard.press(' ')
    expect(await open()).toBe('false')
    await page.keyboard.press('Enter')
    await says('🤢🤢').getByRole('button', { name: 'Fermer' }).click()
    expect([await open(), await hasFocus(reason)]).toEqual(['false', true])
  })
})
