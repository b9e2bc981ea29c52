import { execFile } from 'node:child_process'
import { readdir, readFile, readlink, realpath, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'

/**
 * Ends what an earlier keeper, killed hard, left running on these data, and removes a stale `postmaster.pid`.
 * Call it under the keeper's lock: whatever runs here then has lost its parent. Its clients died with that parent,
 * so a fast shutdown loses nothing.
 */
export async function endLeftovers(pgdata: string): Promise<'none' | 'ended'> {
  const pidFile = join(pgdata, 'postmaster.pid')
  const written = await readFile(pidFile, 'utf8').catch(() => '')
  const postmaster = Number(written.split('\n')[0])
  let left = await postgresOn(pgdata, postmaster)
  const found = left.length > 0
  // Fast, then immediate, then hard: PostgreSQL recovers from each by its log.
  for (const [signal, forMs] of [
    ['SIGINT', 15_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (left.length === 0) break
    for (const pid of left.includes(postmaster) && signal !== 'SIGKILL' ? [postmaster] : left) send(pid, signal)
    const until = Date.now() + forMs
    while (left.length > 0 && Date.now() < until) {
      await wait(20)
      left = await postgresOn(pgdata, postmaster)
    }
  }
  // PostgreSQL itself refuses a stale file whose number now belongs to another of our processes.
  if (left.length === 0) await rm(pidFile, { force: true })
  return found ? 'ended' : 'none'
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Every PostgreSQL process on these data: each of them works in the data folder. */
async function postgresOn(pgdata: string, postmaster: number): Promise<number[]> {
  if (process.platform !== 'linux') return (await namesPgdata(postmaster, pgdata)) ? [postmaster] : []
  const home = await realpath(pgdata).catch(() => pgdata)
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const ours = await Promise.all(numbers.map((pid) => worksIn(pid, home)))
  return numbers.filter((_, index) => ours[index]).map(Number)
}

async function worksIn(pid: string, home: string): Promise<boolean> {
  try {
    if ((await readlink(`/proc/${pid}/cwd`)) !== home) return false
    const program = await readlink(`/proc/${pid}/exe`)
    return basename(program).startsWith('postgres')
  } catch {
    return false // gone meanwhile, or not ours to look at
  }
}

const run = promisify(execFile)

/** Elsewhere than Linux, by the command line of the process the file names. Never tried on macOS or Windows. */
async function namesPgdata(pid: number, pgdata: string): Promise<boolean> {
  if (!(pid > 1)) return false
  return await run('ps', ['-o', 'command=', '-p', String(pid)]).then(
    ({ stdout }) => stdout.includes(pgdata),
    () => false,
  )
}
