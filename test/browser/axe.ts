import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Page } from 'playwright-core'
import { telephone, wide } from '../browser.ts'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const all = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }
/** Only contrast depends on the light, and a telephone has the same colours as a desk: it is measured at the desk. */
const contrast = { type: 'rule', values: ['color-contrast'] }
const looks = [
  { viewport: wide, colorScheme: 'light', run: { runOnly: all } },
  { viewport: wide, colorScheme: 'dark', run: { runOnly: contrast } },
  { viewport: telephone, colorScheme: 'light', run: { runOnly: all, rules: { 'color-contrast': { enabled: false } } } },
] as const

interface Violation {
  id: string
  nodes: { html: string; failureSummary: string }[]
}

/**
 * What axe finds amiss here, light and dark at a desk, and on a telephone. What is on the screen stays as it is.
 * `within`: only what came over a page that was looked at before.
 */
export async function faults(page: Page, name: string, within = 'html'): Promise<string[]> {
  // By the debugger: the policy of the page stays what it is.
  if (!(await page.evaluate(`'axe' in window`))) await page.evaluate(source)
  const before = page.viewportSize()!
  const found: string[] = []
  for (const { viewport, colorScheme, run } of looks) {
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme })
    const options = JSON.stringify({ ...run, resultTypes: ['violations'] })
    const violations: Violation[] = await page.evaluate(
      `axe.run(${JSON.stringify(within)}, ${options}).then((all) => all.violations)`,
    )
    for (const { id, nodes } of violations)
      for (const { html, failureSummary } of nodes)
        found.push(
          `${name}, ${viewport.width}, ${colorScheme}: ${id}: ${html.slice(0, 160)} ${failureSummary.slice(0, 260)}`,
        )
  }
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize(before)
  return found
}
