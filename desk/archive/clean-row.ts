import { UnfitArchive } from './archive.ts'
import { type Row } from './entry.ts'

const isScript = /^[\s\0-\x20]*(javascript|vbscript|data):/i
const addresses = new Set(['url', 'href', 'src', 'address', 'way', 'linked'])

/** An address that would run when it is followed has no place in anybody's words: nobody heard it, somebody wrote it in. */
export function mustHoldNoScript(value: unknown, line: number, name = '', depth = 0): void {
  if (typeof value === 'string') {
    if (addresses.has(name) && isScript.test(value)) throw new UnfitArchive('script', line, value.slice(0, 100))
    return
  }
  if (typeof value !== 'object' || value === null) return
  if (depth > 100) throw new UnfitArchive('not-a-row', line)
  for (const [inner, held] of Object.entries(value))
    mustHoldNoScript(held, line, Array.isArray(value) ? name : inner, depth + 1)
}

/** The row as it may be stored: markup that was to be shown as it is is made safe again. */
export function withCleanMarkup(row: Row, cleanHtml: (html: string) => string | null): Row | null {
  if (typeof row.html !== 'string') return null
  const html = cleanHtml(row.html)
  return html === row.html ? null : { ...row, html }
}
