import { cpus, loadavg, totalmem } from 'node:os'
import { parseArgs } from 'node:util'

/** One thing measured, beside the raw limit measured in the same run. */
export interface Figure {
  what: string
  unit: string
  value?: number
  p50?: number
  p95?: number
  /** What the bare thing below reaches: SQL alone, PostgreSQL alone. */
  raw?: { what: string; value?: number; p50?: number; p95?: number }
  /** What is aimed at: at most that much, or at least. Held against `p95` where there is one. */
  aim?: { most: number } | { least: number }
}

export interface Report {
  bench: string
  at: string
  machine: { cpus: number; model: string; memoryGiB: number; node: string; platform: string }
  /** Of the whole machine over the last minute: two cores with a load of two are busy. */
  load: { before: number; after: number }
  seconds: number
  figures: Figure[]
  /** How it was done this time: sizes, counts. */
  how: Record<string, unknown>
}

export interface Asked {
  sizes: number[]
  reuse: boolean
  /** How many events a soak hears, and in how many minutes. */
  events: number
  minutes: number
}

type Measured = { figures: Figure[]; how?: Record<string, unknown> }

/** A file of `bench/`: runs, prints its report as one JSON document on stdout, and ends. */
export async function benchmark(
  bench: string,
  measure: (asked: Asked, opened: AsyncDisposableStack) => Promise<Measured>,
) {
  const before = load()
  const began = performance.now()
  const opened = new AsyncDisposableStack()
  // Ended from outside, what was opened is closed all the same.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void opened.disposeAsync().finally(() => process.exit(1)))
  let measured: Measured
  try {
    measured = await measure(asked(), opened)
  } finally {
    await opened.disposeAsync()
  }
  const report: Report = {
    bench,
    at: new Date().toISOString(),
    machine: {
      cpus: cpus().length,
      model: cpus()[0]?.model ?? '',
      memoryGiB: Math.round(totalmem() / 2 ** 30),
      node: process.version,
      platform: `${process.platform} ${process.arch}`,
    },
    load: { before, after: load() },
    seconds: round((performance.now() - began) / 1000),
    figures: measured.figures,
    how: measured.how ?? {},
  }
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
}

export const usualSizes = '10000,100000,1000000'
export const usualSoak = { events: '200000', minutes: '10' }

function asked(): Asked {
  const { values } = parseArgs({
    options: {
      sizes: { type: 'string', default: usualSizes },
      reuse: { type: 'boolean', default: false },
      events: { type: 'string', default: usualSoak.events },
      minutes: { type: 'string', default: usualSoak.minutes },
    },
  })
  const [events, minutes] = [Number(values.events), Number(values.minutes)]
  if (!(events >= 1_000 && events <= 10_000_000 && minutes >= 0.5 && minutes <= 600))
    throw new Error('--events from 1000 on, --minutes from 0.5 to 600')
  const sizes = values.sizes.split(',').map(Number)
  if (sizes.some((size) => !Number.isInteger(size) || size < 10_000 || size > 10_000_000))
    throw new Error('--sizes: numbers of messages from 10000 on, separated by commas')
  return { sizes, reuse: values.reuse, events, minutes }
}

/** Progress goes to stderr: stdout is the report alone. */
export function tell(line: string): void {
  process.stderr.write(`  ${line}\n`)
}

const load = () => round(loadavg()[0]!)

export function round(number: number): number {
  const digits = number >= 100 ? 0 : number >= 10 ? 1 : 2
  return Number(number.toFixed(digits))
}
