import { type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { hear, plant } from '#contact-point'
import { api } from '#contract'
import { readLedger } from '#conversation'
import { type Id } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { memoryEvent, openMemory } from '../../channels/memory/index.ts'
import { join } from '../../server/http/http.test-world.ts'
import { type BrowserWorld, openBrowserWorld, signsIn } from '../browser.ts'
import { type AtDesk, atDesk } from '../world.ts'
import { soon } from './see.ts'

const memory = openMemory()
const many = 65

describe('sixty-five who await under one post are answered in one act', () => {
  let world: BrowserWorld
  let odile: AtDesk
  let solene: AtDesk
  let page: Page
  let place: { workspace: Id<'workspace'>; place: Id<'contact point'> }
  const row = () => page.locator('[data-row]').first()
  const field = () => row().getByLabel('Votre réponse', { exact: true })
  const unfold = () =>
    row()
      .getByRole('button', { name: /vous attend/ })
      .click()
  const reply = 'Merci de le dire, nous relisons la recette.'

  beforeAll(async () => {
    world = await openBrowserWorld({ channels: new Map([...catalogue(), ['memory', memory]]) })
    odile = await world.odile()
    const someone = await join({ visitor: world.stranger } as never, odile, odile.workspace, {
      name: 'Solene',
      role: 'desk',
    })
    solene = atDesk(someone.joined, odile.workspace)
    const workspace = odile.workspace as Id<'workspace'>
    await world.desk.database.within([workspace], null, async (db) => {
      const id = await plant(db, world.desk.jobs, world.clock, {
        ...{ workspace, manifest: memory.manifest, name: 'Le forum', address: 'https://forum.example/' },
        ...{ settings: {}, by: 'test' },
      })
      place = { workspace, place: id }
    })
    await speak(Array.from({ length: many }, (_, n) => n))
    page = await world.someone()
    await signsIn(page)
    await row().waitFor()
  })
  afterEach(() => world.nothingAmiss())
  afterAll(() => world.close())

  async function speak(numbers: number[]): Promise<void> {
    const { database, jobs } = world.desk
    await database.within([place.workspace], null, async (db) => {
      const events = numbers.map((n) =>
        memoryEvent({
          ...{ kind: 'said', nativeId: `n${n}`, thread: { nativeId: 't', title: 'La nouvelle compote' } },
          ...{ by: { name: `voix ${n}.` }, text: `je n’aime pas, trop sucrée ${n}.` },
          saidAt: new Date(world.clock().getTime() - (1_000 - n) * 1_000).toISOString(),
        }),
      )
      await hear(db, jobs, world.clock, place, events)
      await readLedger(db, jobs, world.clock, memory, place)
    })
    await world.settled()
  }

  test('all are chosen, beyond the first page too, and the field says how many', async () => {
    await unfold()
    await row().getByRole('button', { name: 'Tout choisir' }).click()
    await row().getByText(`Une seule réponse à ${many} messages.`).waitFor()
    await field().fill(reply)
  })

  test('what is written in the list is a draft: folded, read again, opened beside, it is still there', async () => {
    await unfold()
    await field().waitFor({ state: 'detached' })
    await unfold()
    await soon(() => field().inputValue()).toBe(reply)
    const params = { conversation: await conversation() }
    await soon(async () => (await odile.ask(api.conversation, { params })).draft?.answers.length).toBe(many)
    await page.reload()
    await row().waitFor()
    await unfold()
    await soon(() => field().inputValue()).toBe(reply)
    await row().getByText(`Une seule réponse à ${many} messages.`).waitFor()
    // The colleague sees that someone writes here, though the conversation is not open.
    await field().press('End')
    await page.keyboard.type(' ')
    await soon(async () => (await solene.ask(api.conversation, { params })).present).toEqual([
      expect.objectContaining({ name: 'Odile', writing: true }),
    ])
  })

  test('when a colleague answers the one who was chosen, the words stay', async () => {
    const { turns } = await odile.ask(api.awaitingIn, { params: { conversation: await conversation() } })
    const first = turns[0]!
    await row().getByRole('button', { name: 'Tout choisir' }).waitFor({ state: 'detached' })
    for (const box of (await row().locator('.burst').getByRole('checkbox').all()).slice(1)) await box.uncheck()
    await soon(() => row().locator('.burst').getByRole('checkbox', { checked: true }).count()).toBe(1)
    const body = { text: 'Bonjour.', answers: [first.id], audience: first.audience, key: crypto.randomUUID() }
    await solene.ask(api.reply, { params: { conversation: await conversation() }, body })
    await soon(() => row().getByText(first.text, { exact: true }).count()).toBe(0)
    await row().getByText('Choisir un message, ou plusieurs').waitFor()
    expect((await field().inputValue()).trim()).toBe(reply)
  })

  test('the others are answered in one act, taken back in one, and answered again', async () => {
    await row().getByRole('button', { name: 'Tout choisir' }).click()
    await row()
      .getByText(`Une seule réponse à ${many - 1} messages.`)
      .waitFor()
    await row().getByRole('button', { name: 'Répondre', exact: true }).click()
    await row().getByText('Plus rien ne vous attend ici.').waitFor()
    await row().getByText('Plus rien ne vous attend ici.').click()
    await page.keyboard.press('u')
    await soon(async () => (await field().inputValue()).trim()).toBe(reply)
    await row()
      .getByText(`Une seule réponse à ${many - 1} messages.`)
      .waitFor()
    await row().getByRole('button', { name: 'Répondre', exact: true }).click()
    await row().getByText('Plus rien ne vous attend ici.').waitFor()
  })

  async function conversation(): Promise<string> {
    return (await odile.ask(api.conversations)).rows[0]!.id
  }
})
