import { createServer } from 'node:http'
import { type AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { launchChromium } from './chromium.ts'

test('a real Chromium opens a page of ours, runs its script and measures its text', async () => {
  const page = '<!doctype html><meta charset="utf-8"><p id="p">trop sucrée</p><script>p.textContent += " !"</script>'
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(page))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  const browser = await launchChromium()
  onTestFinished(() => browser.close())
  const tab = await browser.newPage()
  await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  const paragraph = tab.locator('#p')
  expect(await paragraph.textContent()).toBe('trop sucrée !')
  expect(await paragraph.evaluate((p) => p.getClientRects()[0]?.height ?? 0)).toBeGreaterThan(5)
  expect((await tab.screenshot()).length).toBeGreaterThan(1_000)
})
