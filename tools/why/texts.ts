import { createReadStream, readFileSync } from 'node:fs'
import { fold } from '../../understanding/index.ts'
import { PlainWords } from '../command.ts'
import { isRecord, linesOf, parsed } from '../lines.ts'
import { spokenHere, wordsIn } from './words.ts'

/** What people call the column that holds what was said, the likeliest first. */
const usual = (
  'text texte message messages commentaire commentaires comment comments avis review reviews verbatim verbatims contenu content body ' +
  'corps reponse answer feedback tweet description'
).split(' ')

/** The texts of a file: a table with a heading (comma, semicolon or tab), or lines of JSON. Empty ones are left out. */
export async function textsIn(file: string, column: string | undefined): Promise<string[]> {
  try {
    const texts = /\.(jsonl|ndjson)$/i.test(file) ? await fromLines(file, column) : fromTable(file, column)
    return texts.filter((text) => text.trim() !== '')
  } catch (error) {
    if (error instanceof PlainWords) throw error
    throw new PlainWords(`${file}: ${(error as Error).message}`)
  }
}

async function fromLines(file: string, column: string | undefined): Promise<string[]> {
  const texts: string[] = []
  for await (const line of linesOf(createReadStream(file))) {
    const text = parsed(line, (value) => textOf(value, column), file)
    if (text) texts.push(text.said)
  }
  return texts
}

/** In an object, so that what was said is never taken for what went wrong. */
function textOf(value: unknown, column: string | undefined): { said: string } | string {
  if (typeof value === 'string' && !column) return { said: value }
  if (!isRecord(value)) return 'no text'
  const names = column ? [column] : Object.keys(value).sort((a, b) => rank(a) - rank(b))
  const found = names.map((name) => value[name]).find((one) => typeof one === 'string')
  return typeof found === 'string' ? { said: found } : `no ${column ?? 'text'}`
}

function fromTable(file: string, column: string | undefined): string[] {
  const [heading, ...rows] = rowsOf(decoded(readFileSync(file)))
  if (!heading) return []
  const at = column === undefined ? likeliest(heading, rows) : heading.findIndex((name) => fold(name) === fold(column))
  if (at < 0) throw new PlainWords(wordsIn(spokenHere()).noColumn(column ?? '', heading))
  return rows.map((row) => row[at] ?? '')
}

/** UTF-8, or what old spreadsheets write. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function likeliest(heading: string[], rows: string[][]): number {
  const best = [...heading.keys()].sort((a, b) => rank(heading[a]!) - rank(heading[b]!))[0] ?? -1
  if (best >= 0 && rank(heading[best]!) < usual.length) return best
  const lengths = heading.map((_, at) => rows.slice(0, 500).reduce((sum, row) => sum + (row[at]?.length ?? 0), 0))
  return lengths.indexOf(Math.max(...lengths))
}

function rank(name: string): number {
  const at = usual.indexOf(fold(name))
  return at < 0 ? usual.length : at
}

/** RFC 4180, with whichever of comma, semicolon and tab stands most in the heading; quotes may hold line ends. */
export function rowsOf(text: string): string[][] {
  const heading = /^[^\r\n]*/.exec(text)?.[0] ?? ''
  const between = [',', ';', '\t'].sort((a, b) => heading.split(b).length - heading.split(a).length)[0]!
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    let field = ''
    if (text[at] === '"') {
      at++
      for (;;) {
        const close = text.indexOf('"', at)
        field += text.slice(at, close < 0 ? undefined : close)
        at = close < 0 ? text.length : close + 1
        if (text[at] !== '"') break
        field += '"'
        at++
      }
    }
    const start = at
    while (at < text.length && text[at] !== between && text[at] !== '\n' && text[at] !== '\r') at++
    row.push(field + text.slice(start, at))
    if (text[at] === between) {
      at++
      // A line that ends with a separator ends with an empty field.
      if (at < text.length && text[at] !== '\n' && text[at] !== '\r') continue
      row.push('')
    }
    if (text[at] === '\r') at++
    if (text[at] === '\n') at++
    rows.push(row)
    row = []
  }
  return rows.filter((one) => one.length > 1 || one[0] !== '')
}
