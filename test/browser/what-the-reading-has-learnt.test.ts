import { type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { hear, plant } from '#contact-point'
import { api } from '#contract'
import { readLedger } from '#conversation'
import { type Id } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { memoryEvent, openMemory } from '../../channels/memory/index.ts'
import { type BrowserWorld, openBrowserWorld, signsIn } from '../browser.ts'
import { faults } from './axe.ts'
import { soon } from './see.ts'

const memory = openMemory()

describe('suggestions kept, changed and refused, what they taught, and the past read again', () => {
  let world: BrowserWorld
  let page: Page
  let conversation: string

  beforeAll(async () => {
    world = await openBrowserWorld({ channels: new Map([...catalogue(), ['memory', memory]]) })
    const odile = await world.odile()
    const workspace = odile.workspace as Id<'workspace'>
    const { jobs, database } = world.desk
    await database.within([workspace], null, async (db) => {
      const place = await plant(db, jobs, world.clock, {
        workspace,
        manifest: memory.manifest,
        name: 'Le forum',
        address: 'https://forum.example/',
        settings: {},
        by: 'test',
      })
      const texts = [
        'la languette est trop fine, je n’aime pas',
        'cette languette trop fine, je déteste',
        'languette trop courte, je n’aime pas',
      ]
      const events = texts.map((text, at) =>
        memoryEvent({
          kind: 'said',
          nativeId: `m ${at}`,
          thread: { nativeId: 'fil', title: 'La nouvelle languette' },
          by: { name: `voix ${at}` },
          text,
          saidAt: new Date(world.clock().getTime() - (10 - at) * 60_000).toISOString(),
        }),
      )
      await hear(db, jobs, world.clock, { workspace, place }, events)
      await readLedger(db, jobs, world.clock, memory, { workspace, place })
    })
    await world.settled()
    conversation = (await odile.ask(api.conversations)).rows[0]!.id
    page = await world.someone()
    await signsIn(page)
    await page.goto(`/conversations/${workspace}/${conversation}`)
  })
  afterEach(() => world.nothingAmiss())
  afterAll(() => world.close())

  const turn = (words: string) => page.getByRole('article').filter({ hasText: words })

  test('a suggestion says by a word how sure it is, and the figure to whoever comes to it', async () => {
    await turn('la languette est trop fine').getByText('je n’aime pas').click()
    const sure = turn('la languette est trop fine').getByRole('button', {
      name: /^(presque sûr|assez sûr|peut-être), \d+\s%$/,
    })
    await sure.last().waitFor()
    await page.mouse.move(2, 2)
    await soon(() => sure.last().innerText()).not.toContain('%')
    await sure.last().focus()
    await page.keyboard.press('Enter')
    await soon(() => sure.last().innerText()).toMatch(/\d+\s%/)
    expect(await faults(page, 'a suggestion')).toEqual([])
  })

  test('one is kept, one changed, one refused; Pourquoi says so in sentences', async () => {
    const keep = (words: string) =>
      turn(words)
        .getByRole('button', { name: /^Garder/ })
        .last()
    await keep('la languette est trop fine').click()
    await turn('cette languette trop fine').click()
    await turn('cette languette trop fine').getByRole('button', { name: /thème/ }).last().click()
    const picker = page.getByRole('dialog')
    await picker.getByRole('combobox').or(picker.getByRole('textbox')).first().fill('Opercule')
    await page.keyboard.press('Enter')
    await picker.waitFor({ state: 'detached' })
    await turn('languette trop courte').click()
    await turn('languette trop courte')
      .getByRole('button', { name: /^(Refuser|Non)/ })
      .last()
      .click()
    await page.goto('/why')
    const learnt = page.getByRole('article', { name: 'Ce que la lecture a appris' })
    await learnt.waitFor()
    await soon(() => learnt.innerText()).toMatch(/Depuis vos 3 corrections/)
    expect(await learnt.innerText()).toMatch(
      /Des 3 dernières raisons pressenties que vous avez regardées, une a été gardée, une changée et une refusée\./,
    )
    const wants = page.locator('.wants').first()
    expect(await wants.innerText()).toMatch(/Moins, une personne/)
    expect(await wants.innerText()).toContain('personne ne l’a dit ainsi')
    expect(await faults(page, 'Pourquoi with what was learnt')).toEqual([])
  })

  test('« Réapprendre » reads the past again, and says when there is nothing left to read', async () => {
    const learnt = page.getByRole('article', { name: 'Ce que la lecture a appris' })
    await learnt.getByRole('button', { name: 'Réapprendre' }).click()
    await learnt.getByRole('button', { name: 'Réapprendre' }).waitFor({ state: 'detached' })
    await world.settled()
    await soon(() => learnt.getByRole('status').count()).toBe(0)
    expect(await learnt.innerText()).not.toContain('peut être relu')
  })
})
