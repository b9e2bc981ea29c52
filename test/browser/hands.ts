import { type Locator, type Page } from 'playwright-core'

/** What someone did, counted: an act is a key, a touch, or words typed in one go. */
export function handsOf(page: Page) {
  let acts = 0
  return {
    acts: () => acts,
    async press(...keys: string[]): Promise<void> {
      for (const key of keys) {
        acts++
        await page.keyboard.press(key)
      }
    },
    async types(words: string): Promise<void> {
      acts++
      await page.keyboard.type(words)
    },
    async touches(what: Locator): Promise<void> {
      acts++
      await what.click()
    },
    async writes(field: Locator, words: string): Promise<void> {
      acts++
      await field.fill(words)
    },
  }
}
