import { readFileSync } from 'node:fs'

/** What a process holds, by the names of /proc: `Rss`, `Pss`… */
export function kilobytes(pid: number): Record<string, number> {
  const lines = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8').matchAll(/^(\w+):\s+(\d+) kB/gm)
  return Object.fromEntries([...lines].map(([, name, number]) => [name, Number(number)]))
}
