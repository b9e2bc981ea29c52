import { type Colleague, isTable, type Table, tables, UnfitArchive } from './archive.ts'
import { readColleague } from './colleagues.ts'
import { type Line } from './read-lines.ts'
import { opening } from './write-archive.ts'

export type Row = Record<string, unknown>

/** What one line of an archive says. `text`: the row as it stands there, to the digit. */
export type Entry =
  | { kind: 'user'; user: Colleague }
  | { kind: 'row'; table: Table; row: Row; text: string }
  | { kind: 'end'; lines: number }

export function entryOf({ number, text }: Line): Entry {
  const said = objectOf(text, number)
  const names = Object.keys(said).join()
  if (names === 'user') return { kind: 'user', user: readColleague(said.user, number) }
  if (names === 'end') return { kind: 'end', lines: Number((said.end as Row | null)?.lines) }
  const { table, row } = said
  if (names !== 'table,row' || !isTable(table) || !isObject(row)) throw new UnfitArchive('not-a-row', number)
  const asWritten = text.startsWith(`${opening(table)}{`) && text.endsWith('}}')
  return { kind: 'row', table, row, text: asWritten ? text.slice(opening(table).length, -1) : JSON.stringify(row) }
}

export function objectOf(text: string, line: number): Row {
  let said: unknown
  try {
    said = JSON.parse(text)
  } catch {
    throw new UnfitArchive('not-json', line)
  }
  if (!isObject(said)) throw new UnfitArchive('not-a-row', line)
  return said
}

function isObject(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Tables come in their order, each once, the workspace first. */
export function mustFollow(before: Table | null, next: Table, line: number): void {
  const from = before === null ? -1 : tables.indexOf(before)
  const to = tables.indexOf(next)
  if (before === null ? to !== 0 : to < from || (to === 0 && from === 0)) throw new UnfitArchive('out-of-order', line)
}
