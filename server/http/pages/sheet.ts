import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The one style sheet, named by what it holds: it may be kept for ever. */
export const sheet = (() => {
  const css = ['page.css', 'forms.css', 'videos.css', 'own.css', 'approving.css', 'printed.css']
    .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'))
    .join('\n')
  const hash = createHash('sha256').update(css).digest('hex').slice(0, 12)
  return { css, path: `/p/page-${hash}.css` }
})()
