import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cpuMs } from '../../test/cpu.ts'
import { readRecords, separators, writeRecord } from './csv.ts'

const cell = fc.string({
  unit: fc.constantFrom('a', 'é', '"', ',', ';', '\t', '\n', '\r', ' ', '=', '😀'),
  maxLength: 12,
})
const read = (text: string, separator: (typeof separators)[number] = ';') => [...readRecords(text, separator)]
const cells = (text: string) => read(text).map((record) => (record.kind === 'cells' ? record.cells : 'broken'))

it('reads back whatever is written by the rules', () => {
  const records = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 6 })
  fc.assert(
    fc.property(
      records,
      fc.constantFrom(...separators),
      fc.constantFrom('\r\n', '\n', '\r'),
      (rows, separator, end) => {
        const text = rows.map((row) => writeRecord(row, separator) + end).join('')
        const full = rows.flatMap((row, at) =>
          row.some((one) => one.trim()) ? [{ line: at + 1, kind: 'cells', cells: row }] : [],
        )
        expect(read(text, separator)).toEqual(full)
      },
    ),
  )
})

it('reads anything to its end, each line once', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '"', ';', '\n', '\r') }), (text) => {
      const lines = read(text).map(({ line }) => line)
      expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b))
    }),
  )
})

it('goes on after a line whose quotes do not close', () => {
  expect(cells('a;b\n"c;d\ne;f\n')).toEqual([['a', 'b'], 'broken', ['e', 'f']])
  expect(cells('a;b\n"c"x;d\ne;f')).toEqual([['a', 'b'], 'broken', ['e', 'f']])
  expect(cells('un pot de 5" ; ; "dit"\n')).toEqual([['un pot de 5" ', ' ', ' "dit"']])
})

it('costs little, whatever it is given', () => {
  for (const text of [
    '"a\n'.repeat(100_000),
    `"${'a'.repeat(5_000_000)}`,
    ';'.repeat(5_000_000),
    '"\n;"'.repeat(500_000),
  ]) {
    const start = cpuMs()
    for (const _ of readRecords(text, ';'));
    expect(cpuMs() - start, text.slice(0, 8)).toBeLessThan(4000)
  }
})
