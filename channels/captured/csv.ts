/** One record of a file (RFC 4180 §2), by the line of a spreadsheet on which it stands: the first is 1. */
export type Record4180 =
  | { line: number; kind: 'cells'; cells: string[] }
  /** A quoted cell that never ends, or goes on after its end. What follows its first line is read as usual. */
  | { line: number; kind: 'broken' }

export type Separator = ',' | ';' | '\t'
export const separators: readonly Separator[] = [';', ',', '\t']

/** Most UTF-16 units in one cell: what goes beyond is a quote that somebody forgot to close. */
const longestCell = 50_000

/**
 * Reads separated values as spreadsheets write them. Records end in CRLF, LF or CR; a quote within a bare cell is a
 * letter; lines that hold nothing count and are left out. `mostCells`: what a record holds beyond is not read.
 */
export function* readRecords(text: string, separator: Separator, mostCells = 100): Generator<Record4180> {
  const bareEnd = new RegExp(`[${separator}\r\n]`, 'g')
  let at = 0
  for (let line = 1; at < text.length; line++) {
    const began = at
    const cells: string[] = []
    let broken = false
    for (let ended = false; !ended; ) {
      const cell = text[at] === '"' ? quoted(text, at) : bare(text, at, bareEnd)
      const next = cell ? text[cell.end] : undefined
      if (!cell || (next !== undefined && next !== separator && next !== '\r' && next !== '\n')) {
        broken = true
        break
      }
      if (cells.length < mostCells) cells.push(cell.words)
      ended = next !== separator
      at = ended ? afterEnd(text, cell.end) : cell.end + 1
    }
    if (broken) {
      at = afterEnd(text, bare(text, began, /[\r\n]/g).end)
      yield { line, kind: 'broken' }
    } else if (cells.some((words) => words.trim())) yield { line, kind: 'cells', cells }
  }
}

function bare(text: string, at: number, ends: RegExp): { words: string; end: number } {
  ends.lastIndex = at
  const end = ends.exec(text)?.index ?? text.length
  return { words: text.slice(at, end), end }
}

function quoted(text: string, at: number): { words: string; end: number } | null {
  for (let from = at + 1; ; ) {
    const quote = text.indexOf('"', from)
    if (quote === -1 || quote - at > longestCell) return null
    if (text[quote + 1] !== '"') return { words: text.slice(at + 1, quote).replaceAll('""', '"'), end: quote + 1 }
    from = quote + 2
  }
}

const afterEnd = (text: string, end: number): number => (text.startsWith('\r\n', end) ? end + 2 : end + 1)

/** Writes a record as RFC 4180 asks: whatever could be misread stands in quotes. */
export const writeRecord = (cells: readonly string[], separator: Separator): string =>
  cells.map((cell) => (/["\r\n,;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(separator)
