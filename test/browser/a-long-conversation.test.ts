import { type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { hear, plant } from '#contact-point'
import { api } from '#contract'
import { readLedger } from '#conversation'
import { type Id } from '#kernel'
import { catalogue } from '../../channels/catalogue.ts'
import { memoryEvent, openMemory } from '../../channels/memory/index.ts'
import { type BrowserWorld, openBrowserWorld, signsIn } from '../browser.ts'
import { type AtDesk } from '../world.ts'
import { hasFocus, soon } from './see.ts'

const memory = openMemory()
const many = 1_200

describe('a conversation of 1,200 messages, and addresses one can come back to', () => {
  let world: BrowserWorld
  let odile: AtDesk
  let page: Page
  let at: string
  let lastRead: string
  const says = (n: number) => page.getByRole('article').filter({ hasText: `parole numéro ${n}.` })
  const list = () => page.getByRole('region', { name: 'Conversations' })

  beforeAll(async () => {
    world = await openBrowserWorld({ channels: new Map([...catalogue(), ['memory', memory]]) })
    odile = await world.odile()
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
      const said = (n: number, thread: string, text: string, minutesAgo: number) =>
        memoryEvent({
          kind: 'said',
          nativeId: `${thread} ${n}`,
          thread: { nativeId: thread, title: thread },
          by: { name: `voix ${n % 40}` },
          text,
          saidAt: new Date(world.clock().getTime() - minutesAgo * 60_000).toISOString(),
        })
      const long = Array.from({ length: many }, (_, n) =>
        said(n, 'Le grand fil', `parole numéro ${n}. ${'Et puis encore un mot. '.repeat(n % 9)}`, many - n + 1),
      )
      const others = Array.from({ length: 40 }, (_, n) => said(n, `Sujet ${n}`, 'merci, très bon', many + n))
      for (const events of [long.slice(0, 600), long.slice(600), others]) {
        await hear(db, jobs, world.clock, { workspace, place }, events)
        await readLedger(db, jobs, world.clock, memory, { workspace, place })
      }
    })
    await world.settled()
    const { rows } = await odile.ask(api.conversations)
    const conversation = rows.find((row) => row.messages === many)!.id
    at = `/conversations/${workspace}/${conversation}`
    const { found } = await odile.ask(api.search, { query: { words: 'parole numéro 600' } })
    lastRead = found[0]!.message
    await odile.ask(api.read, { params: { conversation }, body: { message: lastRead } })
    page = await world.someone()
    await signsIn(page)
  })
  afterEach(() => world.nothingAmiss())
  afterAll(() => world.close())

  /** The first turn in sight, and where it stands. */
  const inSight = async (): Promise<{ id: string; top: number }> =>
    await page.evaluate(`(() => {
      const scroller = document.querySelector('.scroller')
      const edge = scroller.getBoundingClientRect().top + 100
      const turn = [...scroller.querySelectorAll('[data-turn]')].find((one) => one.getBoundingClientRect().bottom > edge)
      return { id: turn.dataset.turn, top: turn.getBoundingClientRect().top }
    })()`)
  const topOf = async (id: string): Promise<number> =>
    await page.evaluate(`document.querySelector('[data-turn="${id}"]').getBoundingClientRect().top`)
  /** How far it went: less than asked at an edge. */
  const scrollBy = async (step: number): Promise<number> =>
    await page.evaluate(`(() => {
      const scroller = document.querySelector('.scroller')
      const room = ${step} < 0 ? -scroller.scrollTop : scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop
      scroller.scrollBy(0, ${step})
      return ${step} < 0 ? Math.max(${step}, room) : Math.min(${step}, room)
    })()`)
  const pages = () => page.getByRole('feed').getAttribute('aria-busy')

  test('it opens at the place last read', async () => {
    await list()
      .getByRole('link', { name: /Le forum/ })
      .first()
      .waitFor()
    await page.goto(at)
    await soon(() => hasFocus(says(600))).toBe(true)
    const box = (await says(600).boundingBox())!
    expect(box.y).toBeGreaterThan(0)
    expect(box.y + box.height).toBeLessThan(900)
    expect(await page.getByRole('article').count()).toBeLessThan(400)
  })

  test.each([
    ['back to the first word', -1, 0],
    ['forth to the last', 1, many - 1],
  ] as const)(
    'it pages %s without a jump',
    async (_, way, end) => {
      const step = 700
      let worst = 0
      for (let n = 0; n < 400; n++) {
        if (await says(end).count()) break
        const before = await inSight()
        const scrolled = await scrollBy(way * step)
        await soon(pages).toBe('false')
        worst = Math.max(worst, Math.abs(before.top - (await topOf(before.id)) - scrolled))
      }
      expect(await says(end).count()).toBe(1)
      expect(worst).toBeLessThanOrEqual(2)
      // Six hundred turns of the wheel, each waited for.
    },
    90_000,
  )

  test('a message has an address that survives a reload', async () => {
    await page.goto(`${at}?m=${lastRead}`)
    await soon(() => hasFocus(says(600))).toBe(true)
    await page.reload()
    await soon(() => hasFocus(says(600))).toBe(true)
  })

  test('back and forward find each place as it was left', async () => {
    await page.goto('/conversations')
    await list().getByRole('link', { name: /voix/ }).nth(20).waitFor()
    await page.mouse.move(300, 500)
    await page.mouse.wheel(0, 1_500)
    const scrolled = async (): Promise<number> =>
      await page.evaluate(`document.querySelector('[data-pane="list"]').scrollTop`)
    await soon(scrolled).toBe(1_500)
    await page.getByRole('link', { name: 'Points de contact' }).click()
    await page.getByRole('heading', { name: 'Le forum' }).waitFor()
    await page.goBack()
    await soon(scrolled).toBe(1_500)
    await page.goForward()
    await page.getByRole('heading', { name: 'Le forum' }).waitFor()
    await page.goBack()
    await page.reload()
    await soon(scrolled).toBe(1_500)
  })
})
