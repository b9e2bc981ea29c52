import { type BrowserContextOptions, type Locator, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract'
import {
  anHourPasses,
  brand,
  type Client,
  complaints,
  eightClients,
  emoji,
  insults,
  others,
  questions,
  spam,
} from '../an-hour.ts'
import { type Blog } from '../blog.ts'
import { type BrowserWorld, openBrowserWorld, signsIn, telephone, wide } from '../browser.ts'
import { type AtDesk } from '../world.ts'
import { handsOf } from './hands.ts'
import { soon } from './see.ts'

const desks: [string, BrowserContextOptions][] = [
  ['at a desk', { viewport: wide }],
  ['on a telephone', { viewport: telephone, hasTouch: true, isMobile: true }],
]

describe.each(desks)('S11 — the hour after a post, seven other clients going on, %s', (_, looks) => {
  const narrow = looks.viewport === telephone
  let world: BrowserWorld
  let odile: AtDesk
  let clients: Client[]
  let blog: Blog
  let page: Page
  let hands: ReturnType<typeof handsOf>
  /** All acts so far, and the messages they saw to. */
  let acts = 0
  let seenTo = 0
  const row = (client: string) => page.locator('[data-row]').filter({ hasText: client })
  const burst = () => row(brand).locator('.burst')
  const listed = (texts: readonly string[]) =>
    burst()
      .getByRole('listitem')
      .filter({ hasText: new RegExp(texts.map(quoted).join('|')) })
  const turns = (text: string) => page.getByRole('article').filter({ hasText: text })

  beforeAll(async () => {
    world = await openBrowserWorld({ trustProxy: 1 })
    odile = await world.odile(brand)
    ;({ clients, blog } = await eightClients(world, odile))
    await anHourPasses(world, clients[0]!)
    for (const { hears } of clients.slice(1)) {
      await hears('Nadir', 'Bonsoir, quand ouvre la boutique ?')
      await hears('Lulu', '😍')
    }
    world.clock.goesOn(600)
    await world.settled()
    page = await world.someone(looks)
    await signsIn(page)
    await row(others[0]!).first().waitFor()
    hands = handsOf(page)
  })
  afterEach(() => world.nothingAmiss())
  afterAll(async () => {
    await blog.close()
    await world.close()
  })

  /** Holds each act of a batch against what it saw to: three each at most. */
  function counts(before: number, messages: number): void {
    const used = hands.acts() - before
    expect(used / messages, `${used} acts for ${messages} messages`).toBeLessThanOrEqual(3)
    acts += used
    seenTo += messages
  }

  async function answersAlike(texts: readonly string[], many: number, answer: string): Promise<void> {
    const before = hands.acts()
    await soon(() => listed(texts).count()).toBe(many)
    for (const one of await listed(texts).getByRole('checkbox').all()) await hands.touches(one)
    // Others speak meanwhile, here too: what is chosen stays chosen.
    await clients[0]!.hears('Ondine', '😍')
    await world.settled()
    await burst().getByText(`Une seule réponse à ${many} messages.`).waitFor()
    await burst().getByText(`Vous parlez pour ${brand}`).waitFor()
    await hands.writes(burst().getByLabel('Votre réponse', { exact: true }), answer)
    await hands.touches(burst().getByRole('button', { name: 'Répondre', exact: true }))
    await soon(() => listed(texts).count()).toBe(0)
    counts(before, many)
  }

  test('one list: two hundred comments are one row, each other client is named on its own', async () => {
    for (const name of others) await row(name).filter({ hasText: 'Une question' }).first().waitFor()
    await hands.touches(row(brand).getByRole('button', { name: /^200 messages ici, dont \d+ vous attendent$/ }))
    await burst().getByRole('listitem').first().waitFor()
    while (await burst().getByRole('button', { name: 'La suite' }).count()) {
      const before = await burst().getByRole('listitem').count()
      await hands.touches(burst().getByRole('button', { name: 'La suite' }))
      await soon(() => burst().getByRole('listitem').count()).toBeGreaterThan(before)
    }
    acts += hands.acts()
    const texts = await burst().locator('.text').allInnerTexts()
    expect(texts.filter((text) => emoji.includes(text))).toEqual([])
  })

  test('the forty alike in one answer, while another client goes on', async () => {
    await clients[1]!.hears('Odette', 'Et le dimanche, la boutique ouvre ?')
    await world.settled()
    await answersAlike(questions, 40, 'Non, aucun sucre ajouté. Odile')
  })

  test('the 25 complaints, those that say the same in one answer', async () => {
    for (const text of complaints) await answersAlike([text], 5, `Merci de le dire, je transmets. (${text})`)
  })

  test('thirty spam and fifteen insults leave by their rule, each text in one act with its reasons', async () => {
    for (const text of [spam, ...insults]) {
      const { found } = await odile.ask(api.search, { query: { words: text.slice(0, 20) } })
      await page.goto(`/conversations/${odile.workspace}/${found[0]!.conversation}?m=${found[0]!.message}`)
      await turns(text).first().waitFor()
      const before = hands.acts()
      await removes(turns(text).and(page.locator(`[data-turn="${found[0]!.message}"]`)), text === spam)
      counts(before, text === spam ? 30 : 5)
    }
    world.clock.goesOn(11)
    await world.settled()
    const there = await clients[0]!.stands()
    for (const text of [spam, ...insults]) expect(there).not.toContain(text)
    expect(there).toContain('Non, aucun sucre ajouté.')
    for (const text of complaints) expect(there).toContain(text)
  })

  async function removes(turn: Locator, advertising: boolean): Promise<void> {
    const rule = page
      .getByRole('dialog', { name: 'Retirer ce message' })
      .getByRole('button', { name: advertising ? /^Publicité/ : /^Insultes/ })
    if (narrow) await hands.touches(turn.getByRole('button', { name: 'Retirer' }))
    else await hands.press('m')
    await rule.waitFor()
    if (narrow) await hands.touches(rule)
    else await hands.press((await rule.locator('kbd').innerText()).trim())
    await page.getByRole('checkbox', { name: advertising ? /29 copies/ : /4 copies/ }).waitFor()
    if (narrow) await hands.touches(page.getByRole('dialog').getByRole('button', { name: 'Retirer', exact: true }))
    else await hands.press('Control+Enter')
    await page
      .getByText(advertising ? '30 messages seront retirés' : '5 messages seront retirés')
      .first()
      .waitFor()
  }

  test('each other client’s question is answered for that client: open, write, send', async () => {
    await page.goto('/conversations')
    for (const name of others.slice(0, -1)) {
      const asked = row(name).filter({ hasText: 'Une question' }).first()
      await asked.waitFor()
      if (!narrow) await asked.getByRole('link').first().focus()
      const before = hands.acts()
      if (narrow) await hands.touches(asked.getByRole('link').first())
      else await hands.press('r')
      const field = page.getByLabel('Votre réponse', { exact: true })
      await hands.writes(field, `À neuf heures, chez ${name}.`)
      await page.getByText(`Vous parlez pour ${name}`).waitFor()
      if (narrow) await hands.touches(page.locator('.box').getByRole('button', { name: 'Répondre', exact: true }))
      else await hands.press('Control+Enter')
      await turns(`chez ${name}.`).filter({ hasText: 'part dans' }).waitFor()
      counts(before, 1)
      if (narrow) await hands.touches(page.getByRole('link', { name: 'Retour' }))
    }
  })

  test('where the desk cannot speak, two alike are answered on the spot in six acts', async () => {
    const name = others.at(-1)!
    await clients.at(-1)!.hears('Ysé', 'Et quand ouvre la boutique de la gare ?')
    world.clock.goesOn(600)
    await world.settled()
    await page.goto('/conversations')
    const before = hands.acts()
    const here = row(name).filter({ has: page.locator('.burst') })
    await hands.touches(row(name).getByRole('button', { name: /dont 2 vous attendent/ }))
    await hands.touches(here.getByRole('button', { name: 'Tout choisir' }))
    await here.getByText(`Vous parlez pour ${name}`).waitFor()
    await hands.writes(here.getByLabel('Votre réponse', { exact: true }), `À neuf heures, chez ${name}.`)
    const elsewhere = page.context().waitForEvent('page')
    await hands.touches(here.getByRole('link', { name: 'Copier et répondre sur place' }))
    await (await elsewhere).close()
    await hands.touches(here.getByRole('button', { name: 'C’est dit' }))
    await here.getByText('Plus rien ne vous attend ici.').waitFor()
    counts(before, 2)
  })

  test('nothing was said under the wrong brand, and all of it took fewer acts than messages', async () => {
    world.clock.goesOn(11)
    await world.settled()
    for (const { name, stands } of clients) {
      const there = (await stands()) ?? ''
      const answers = [...there.matchAll(/chez ([^.]+)\./g)].map((found) => found[1])
      if (name === brand || name === others.at(-1)) expect(answers, name).toEqual([])
      else expect(answers, name).toEqual([name])
      if (name !== brand) expect(there).not.toMatch(/sucre ajouté|je transmets/)
    }
    const { rows } = await odile.ask(api.conversations)
    // Whoever spoke meanwhile still waits, and nobody else.
    expect(rows.filter((one) => one.awaiting > 0).map((one) => one.names)).toEqual([expect.arrayContaining(['Odette'])])
    expect(seenTo).toBe(40 + 25 + 45 + 6 + 2)
    expect(acts, `${acts} acts`).toBeLessThan(seenTo + 20)
  })
})

const quoted = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
