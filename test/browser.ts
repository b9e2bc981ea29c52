import { existsSync, mkdirSync } from 'node:fs'
import { type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Channel } from '#channel'
import { oneChromium } from './setup/chromium.ts'
import { openWorld, password, type World } from './world.ts'

// Named, what was on each screen when a test ended is kept there to be looked at.
const album = process.env.SCREENSHOTS

export const wide = { width: 1440, height: 900 }
export const telephone = { width: 390, height: 844 }

export interface BrowserWorld extends World {
  url: string
  /** Someone at a browser of their own, French, at a desk unless told otherwise. */
  someone(looks?: BrowserContextOptions): Promise<Page>
  /** Another tab of the same person. */
  anotherTab(page: Page): Promise<Page>
  /** Fails when a browser complained: an error of a script, of the policy, of the console. Forgets what it says. */
  nothingAmiss(except?: RegExp): Promise<void>
}

/** A whole desk over real HTTP with its built screens, and a real Chromium before it. */
export async function openBrowserWorld(
  options: { channels?: ReadonlyMap<string, Channel>; trustProxy?: number; mail?: { url: string; from: string } } = {},
): Promise<BrowserWorld> {
  if (!existsSync(join(import.meta.dirname, '..', 'web', 'dist', 'index.html')))
    throw new Error('the screens are not built: `npm test` builds them')
  let world: World | undefined
  const answering = new Set<Promise<Response>>()
  const answer: World['desk']['app']['fetch'] = async (request, env) => {
    const answered = Promise.resolve(world!.desk.app.fetch(request, env))
    answering.add(answered)
    return answered.finally(() => answering.delete(answered))
  }
  const server = createAdaptorServer({ fetch: answer })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  world = await openWorld({ ...options, publicUrl: url })
  const browser = await oneChromium()
  const contexts: BrowserContext[] = []
  const amiss: string[] = []
  return {
    ...world,
    url,
    async someone(looks = {}) {
      const context = await contextOf(browser, url, looks)
      contexts.push(context)
      return await opened(context, amiss)
    },
    anotherTab: async (page) => await opened(page.context(), amiss),
    async nothingAmiss(except) {
      if (album) await keepSights(contexts, album)
      const said = amiss.splice(0).filter((one) => !except?.test(one))
      if (said.length) throw new Error(`the browser complained:\n${said.join('\n')}`)
    },
    async close() {
      for (const context of contexts) await context.close()
      // Live streams never end by themselves.
      if ('closeAllConnections' in server) server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
      // A page that closes asks no more, but what it asked before may still be on its way through the desk.
      await Promise.allSettled(answering)
      await world.close()
    },
  }
}

/** What every tab showed when the test ended. */
async function keepSights(contexts: readonly BrowserContext[], folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const story = (expect.getState().currentTestName ?? 'sight').replace(/[^\p{L}\p{N}]+/gu, '-').slice(-90)
  for (const [at, page] of contexts.flatMap((context) => context.pages()).entries())
    await page.screenshot({ path: join(folder, `${story}-${at + 1}.png`) })
}

async function contextOf(browser: Browser, baseURL: string, looks: BrowserContextOptions): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: wide,
    reducedMotion: 'reduce',
    ...looks,
  })
  context.setDefaultTimeout(30_000)
  return context
}

async function opened(context: BrowserContext, amiss: string[]): Promise<Page> {
  const page = await context.newPage()
  page.on('pageerror', (error) => amiss.push(`${page.url()}: ${error.stack ?? error.message}`))
  // A breach of the policy is an error of the console too.
  page.on('console', (message) => {
    if (message.type() === 'error') amiss.push(`${page.url()}: ${message.text()} ${message.location().url}`)
  })
  return page
}

/** By the real screen, with the keyboard alone. */
export async function signsIn(page: Page, email = 'odile@agence.example'): Promise<void> {
  await page.goto('/')
  await page.getByRole('heading', { name: 'Bonjour' }).waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  // In one go: letter by letter costs half as much as the page itself.
  await page.keyboard.insertText(email)
  await page.keyboard.press('Tab')
  await page.keyboard.insertText(password)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Bonjour' }).waitFor({ state: 'detached' })
}
