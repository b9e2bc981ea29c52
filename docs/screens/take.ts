import { join } from 'node:path'
import { type Page } from 'playwright-core'
import { launchChromium } from '../../test/setup/chromium.ts'

/**
 * Takes the pictures of README and design.md from a desk where nobody has an account yet:
 * `PORT=4127 DATA_DIR=/tmp/pictures npm start`, then `node docs/screens/take.ts http://localhost:4127`.
 */
const base = process.argv[2] ?? 'http://localhost:4000'
const odile = { name: 'Odile', email: 'odile@agence.example', password: 'un verger en octobre', language: 'fr' }
const subject = 'Vous allez aimer notre nouvelle compote'

const browser = await launchChromium()
try {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
  })
  await page.goto(base)
  await ask(page, 'POST', '/api/account', odile)
  await ask(page, 'POST', '/api/workspaces/demo', {})
  // What is found in so many messages takes a moment.
  await page.waitForTimeout(5_000)
  await leaveEmoji(page)
  await conversation(page)
  await page.goto(`${base}/why`)
  await page.waitForTimeout(2_000)
  await take(page, 'why')
} finally {
  await browser.close()
}

/** « Non, je n’aime pas » in its conversation, and the question about to be asked. */
async function conversation(page: Page): Promise<void> {
  const { rows } = await ask(page, 'GET', '/api/conversations')
  const row = rows.find((one) => one.subject === subject)!
  await page.goto(`${base}/conversations/${row.client.id}/${row.id}`)
  const turn = page.locator('.turn', { hasText: 'Non, je n’aime pas.' }).first()
  await turn.click({ position: { x: 120, y: 12 } })
  await page.keyboard.press('w')
  await page.waitForTimeout(1_500)
  await turn.evaluate((element) => {
    let pane = element.parentElement!
    while (getComputedStyle(pane).overflowY !== 'auto') pane = pane.parentElement!
    pane.scrollTop += element.getBoundingClientRect().top - 150
  })
  await page.waitForTimeout(500)
  await take(page, 'conversation')
}

/** A Chromium without a font of emoji shows boxes: conversations that begin with some are let live. */
async function leaveEmoji(page: Page): Promise<void> {
  const { rows } = await ask(page, 'GET', '/api/conversations')
  const act = { kind: 'let-live', why: 'between-peers' }
  for (const { id, client } of rows.filter(({ last }) => /\p{Extended_Pictographic}/u.test(last.text)))
    await ask(page, 'POST', `/api/workspaces/${client.id}/conversations/${id}/acts`, act)
}

interface Answer {
  rows: { id: string; subject: string | null; client: { id: string }; last: { text: string } }[]
}

async function ask(page: Page, method: string, path: string, body?: object): Promise<Answer> {
  return await page.evaluate(
    async (request) => {
      const headers = { 'content-type': 'application/json' }
      const init = { method: request.method, headers, body: request.body && JSON.stringify(request.body) }
      const answer = await fetch(request.path, init)
      if (!answer.ok) throw new Error(`${request.method} ${request.path}: ${answer.status} ${await answer.text()}`)
      return answer.json()
    },
    { method, path, body },
  )
}

async function take(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(import.meta.dirname, `${name}.png`) })
}
