import { type Figure, type Report } from './benchmark.ts'

/** A report as a small table for a terminal. */
export function table(report: Report): string {
  const rows = report.figures.map((figure) => [figure.what, measured(figure), besides(figure), aimed(figure)])
  const heads = ['', 'measured', 'raw limit, same run', 'aim']
  const widths = heads.map((head, at) => Math.max(head.length, ...rows.map((row) => row[at]!.length)))
  const line = (cells: string[]) =>
    cells
      .map((cell, at) => cell.padEnd(widths[at]!))
      .join('  ')
      .trimEnd()
  const { load, machine, seconds } = report
  const under = `${machine.cpus} × ${machine.model}, load ${load.before} before and ${load.after} after, ${seconds} s`
  return [`\n${report.bench} (${under})`, line(heads), ...rows.map(line), ''].join('\n')
}

function measured({ value, p50, p95, unit }: Figure): string {
  return value === undefined ? `${number(p50)} / ${number(p95)} ${unit} (p50 / p95)` : `${number(value)} ${unit}`
}

function besides({ raw }: Figure): string {
  if (!raw) return ''
  const what = raw.value === undefined ? `${number(raw.p50)} / ${number(raw.p95)}` : number(raw.value)
  return `${what} (${raw.what})`
}

function aimed(figure: Figure): string {
  if (!figure.aim) return ''
  const aim = 'most' in figure.aim ? `≤ ${figure.aim.most}` : `≥ ${figure.aim.least}`
  return `${aim} ${isMet(figure) ? '✓' : '✗'}`
}

/** True where nothing is aimed at. */
export function isMet({ aim, value, p95 }: Figure): boolean {
  const reached = p95 ?? value ?? Number.NaN
  if (!aim) return true
  return 'most' in aim ? reached <= aim.most : reached >= aim.least
}

const number = (of: number | undefined) => (of ?? Number.NaN).toLocaleString('en', { maximumFractionDigits: 3 })
