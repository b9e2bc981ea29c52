import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Figure } from './benchmark.ts'

/** Clock ticks to a second in /proc: 100 on every Linux that Node runs on. */
const ticks = 100

export interface Cpu {
  node: number
  postgres: number
}

/**
 * Seconds of processor that this process and a PostgreSQL have taken so far; null where there is no /proc. On a machine
 * shared with others this says more than a clock.
 */
export function cpuTaken(dataDir: string): Cpu | null {
  const used = process.cpuUsage()
  const node = (used.user + used.system) / 1e6
  const seconds = processesOf(dataDir)?.map((pid) => secondsOf(pid) ?? 0)
  return seconds ? { node, postgres: seconds.reduce((sum, one) => sum + one, 0) } : null
}

/** The postmaster and what it started. */
export function processesOf(dataDir: string): number[] | null {
  if (process.platform !== 'linux') return null
  const postmaster = Number(readFileSync(join(dataDir, 'postgresql', 'postmaster.pid'), 'utf8').split('\n')[0])
  const others = readdirSync('/proc').map(Number).filter(Boolean)
  return [postmaster, ...others.filter((pid) => statOf(pid)?.parent === postmaster)]
}

function secondsOf(pid: number): number | null {
  const stat = statOf(pid)
  return stat && stat.ticks / ticks
}

// proc_pid_stat(5): after the name in brackets, field 4 is the parent, 14 to 17 the times, those of ended children too.
function statOf(pid: number): { parent: number; ticks: number } | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
    return { parent: Number(fields[1]), ticks: fields.slice(11, 15).reduce((sum, one) => sum + Number(one), 0) }
  } catch {
    return null
  }
}

/** What a run took of the processor, whoever else was at work on the machine; nothing where there is no /proc. */
export function ofProcessor(taken: Cpu | null, messages: number): Figure[] {
  const unit = 'ms a message'
  const value = (seconds: number) => Number(((seconds / messages) * 1000).toFixed(3))
  if (!taken) return []
  return [
    { what: 'processor: desk', unit, value: value(taken.node) },
    { what: 'processor: PostgreSQL', unit, value: value(taken.postgres) },
  ]
}

export function cpuBetween(before: Cpu | null, after: Cpu | null): Cpu | null {
  return before && after && { node: after.node - before.node, postgres: after.postgres - before.postgres }
}
