import { type Page } from 'playwright-core'

/** Draws the pointer over these words, as a hand would. */
export async function selects(page: Page, words: string): Promise<void> {
  const at: { from: { x: number; y: number }; to: { x: number; y: number } } = await page.evaluate(
    `(words => {
      const walker = document.createTreeWalker(document.querySelector('[role="feed"]'), NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const start = node.data.indexOf(words)
        if (start < 0) continue
        const range = document.createRange()
        range.setStart(node, start)
        range.setEnd(node, start + words.length)
        const boxes = [...range.getClientRects()]
        const [first, last] = [boxes[0], boxes.at(-1)]
        return { from: { x: first.left + 1, y: first.top + first.height / 2 }, to: { x: last.right - 1, y: last.top + last.height / 2 } }
      }
      throw new Error('nobody said ' + words)
    })(${JSON.stringify(words)})`,
  )
  await page.mouse.move(at.from.x, at.from.y)
  await page.mouse.down()
  await page.mouse.move(at.to.x, at.to.y, { steps: 4 })
  await page.mouse.up()
}
