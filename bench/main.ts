/**
 * `npm run bench`: each benchmark in a process of its own, one after the other.
 * `--events 200000 --minutes 10`: what a soak hears and in what time.
 * `--only NAME` (several with commas) · `--sizes 10000,100000,1000000` · `--reuse` the filled data of the last run ·
 * `--json FILE` (on stdout otherwise; the tables then go to stderr).
 */
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Report, usualSizes, usualSoak } from './benchmark.ts'
import { isMet, table } from './table.ts'

/** Ten minutes and more: only when it is named. */
const named = ['soak']
const all = [
  'understanding',
  'originality',
  'crawl',
  'references',
  'heard',
  'fediverse',
  'platforms',
  'thread',
  'start',
  'memory',
  'live',
  'reading',
  'loops',
]

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: all.join(',') },
    sizes: { type: 'string', default: usualSizes },
    reuse: { type: 'boolean', default: false },
    events: { type: 'string', default: usualSoak.events },
    minutes: { type: 'string', default: usualSoak.minutes },
    json: { type: 'string' },
  },
})
const wanted = values.only.split(',')
const unknown = wanted.filter((name) => ![...all, ...named].includes(name))
if (unknown.length) {
  process.stderr.write(`no benchmark is called ${unknown.join(', ')}; there are ${[...all, ...named].join(', ')}\n`)
  process.exit(2)
}

const reports: Report[] = []
const failed: string[] = []
for (const name of wanted) {
  process.stderr.write(`${name}…\n`)
  const report = await run(name)
  if (report) {
    reports.push(report)
    process[values.json ? 'stdout' : 'stderr'].write(`${table(report)}\n`)
  } else failed.push(name)
}
const document = `${JSON.stringify({ reports, failed }, null, 2)}\n`
if (values.json) writeFileSync(values.json, document)
else process.stdout.write(document)
const short = reports.flatMap((report) => report.figures.filter((figure) => !isMet(figure)).map(({ what }) => what))
if (short.length) process.stderr.write(`short of its aim: ${short.join(' · ')}\n`)
if (failed.length) process.stderr.write(`could not be measured: ${failed.join(', ')}\n`)
// Falling short of an aim is a result; not having measured is a failure.
process.exitCode = failed.length ? 1 : 0

async function run(name: string): Promise<Report | null> {
  const soak = ['--events', values.events, '--minutes', values.minutes]
  const reuse = values.reuse ? ['--reuse'] : []
  const args = [join(import.meta.dirname, `${name}.ts`), '--sizes', values.sizes, ...reuse, ...soak]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const pass = (signal: NodeJS.Signals) => child.kill(signal)
  process.on('SIGTERM', pass)
  let out = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    out += chunk
  })
  const code = await new Promise<number | null>((done) => child.once('error', () => done(1)).once('close', done))
  process.off('SIGTERM', pass)
  return code === 0 ? (JSON.parse(out) as Report) : null
}
