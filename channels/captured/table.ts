import { cleanLine, decodeText } from '#reading'
import { columnsOf, type Field } from './columns.ts'
import { readRecords, type Separator, separators } from './csv.ts'
import { type Given } from './fit.ts'
import { type Order, orderIn } from './when.ts'

export const bytesAtMost = 5 * 1024 * 1024
export const linesAtMost = 10_000
const columnsAtMost = 100

/** What a column is taken for; null: it is not read. */
export type Taken = Field | null

/** `broken`: its quotes do not close. */
export type TableLine = { line: number; given: Given } | { line: number; broken: true }

export type Table =
  | {
      kind: 'table'
      /** As its first line names them, in their order; `example`: what stands there on the first line that can be read. */
      columns: { head: string; field: Taken; example: string }[]
      /** No column is taken for what nothing can be heard without. */
      missing: ('address' | 'text')[]
      order: Order
      lines: TableLine[]
    }
  | {
      kind: 'no-table'
      why: 'too-heavy' | 'empty' | 'no-address-column' | 'no-text-column' | 'too-many-columns' | 'too-many-lines'
    }

/**
 * Reads a file as spreadsheets export them, whatever its charset and separator. Formulas are words like any other.
 * `chosen`: what each column is, by someone who has seen it; left out, or of another table, its names say so.
 */
export function readTable(bytes: Uint8Array, chosen?: readonly Taken[]): Table {
  if (bytes.byteLength > bytesAtMost) return { kind: 'no-table', why: 'too-heavy' }
  const text = textOf(bytes)
  if (!text.trim()) return { kind: 'no-table', why: 'empty' }
  const { separator, columns: named } = headOf(text)
  if (named.length > columnsAtMost) return { kind: 'no-table', why: 'too-many-columns' }
  const columns = chosen?.length === named.length ? named.map(({ head }, at) => ({ head, field: chosen[at]! })) : named
  const missing = (['address', 'text'] as const).filter((needed) => !columns.some(({ field }) => field === needed))
  // One column cannot be both, whatever it is taken for.
  if (columns.length < 2) return { kind: 'no-table', why: `no-${missing[0]!}-column` }
  const lines: TableLine[] = []
  let examples: readonly string[] | null = null
  let head = true
  for (const record of readRecords(text, separator, columnsAtMost)) {
    // Excel says by a first line « sep=; » what separates.
    if (head) {
      head = record.kind === 'broken' || isSeparatorLine(record.cells, separator)
      continue
    }
    if (lines.length === linesAtMost) return { kind: 'no-table', why: 'too-many-lines' }
    if (record.kind === 'cells') examples ??= record.cells
    lines.push(record.kind === 'broken' ? { line: record.line, broken: true } : lineOf(record, columns))
  }
  if (!lines.length) return { kind: 'no-table', why: 'empty' }
  const dates = lines.flatMap((line) => ('given' in line && line.given.date ? [line.given.date] : []))
  const shown = columns.map((column, at) => ({ ...column, example: exampleOf(examples?.[at] ?? '') }))
  return { kind: 'table', columns: shown, missing, order: orderIn(dates), lines }
}

const exampleOf = (cell: string): string => cleanLine(cell, 80)

function lineOf({ line, cells }: { line: number; cells: string[] }, columns: { field: Taken }[]): TableLine {
  const given: Partial<Record<Field, string>> = {}
  for (const [at, { field }] of columns.entries()) if (field) given[field] = cells[at] ?? ''
  return { line, given }
}

/** Of the separators, the one by which most columns are understood. */
function headOf(text: string): { separator: Separator; columns: { head: string; field: Taken }[] } {
  const tried = separators.map((separator) => {
    const heads = headCells(text, separator)
    const taken = columnsOf(heads)
    const columns = heads.map((head, at) => ({ head: head.trim().slice(0, 80), field: taken[at]! }))
    return { separator, columns, known: taken.filter(Boolean).length }
  })
  return tried.reduce((best, one) =>
    one.known > best.known || (one.known === best.known && one.columns.length > best.columns.length) ? one : best,
  )
}

function headCells(text: string, separator: Separator): string[] {
  for (const record of readRecords(text.slice(0, 100_000), separator, columnsAtMost + 1))
    if (record.kind === 'cells' && !isSeparatorLine(record.cells, separator)) return record.cells
  return []
}

const isSeparatorLine = (cells: readonly string[], separator: Separator): boolean =>
  /^sep=.?$/i.test(cells.join(separator).trim())

/** UTF-16 without its mark shows by its zeros: every second byte of Latin letters is one. */
function textOf(bytes: Uint8Array): string {
  const head = bytes.subarray(0, 200)
  const zerosAt = (odd: 0 | 1) => head.filter((byte, at) => byte === 0 && at % 2 === odd).length
  const wide = head.length >= 4 && [zerosAt(0), zerosAt(1)].map((zeros) => zeros * 4 > head.length)
  if (wide && wide[0] !== wide[1] && head[0] !== 0xff && head[0] !== 0xfe) {
    const mark = wide[1] ? [0xff, 0xfe] : [0xfe, 0xff]
    return decodeText(new Uint8Array(Buffer.concat([Buffer.from(mark), bytes]))).text.replace(/^\ufeff/, '')
  }
  return decodeText(bytes)
    .text.replace(/^\ufeff/, '')
    .replaceAll('\0', '')
}
