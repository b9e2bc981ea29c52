import { type Locator, type Page } from 'playwright-core'
import { expect } from 'vitest'

/** What will be so before long, however busy the machine is. */
export const soon = <T>(what: () => T | Promise<T>) => expect.poll(what, { timeout: 30_000 })

/** The keyboard is there. */
export async function hasFocus(on: Locator): Promise<boolean> {
  return await on.evaluate((one) => one === one.ownerDocument.activeElement)
}

/** What the keyboard is on, as one would name it. */
export async function focused(page: Page): Promise<string> {
  return await page.evaluate(
    `(one => one === document.body ? 'nothing' : (one.getAttribute('aria-label') ?? one.textContent ?? '').trim())(document.activeElement)`,
  )
}

/** From here on, a pointer is a fault. */
export async function keyboardAlone(page: Page): Promise<void> {
  await page.addInitScript(`addEventListener('pointerdown', () => console.error('a pointer was used'), true)`)
}
