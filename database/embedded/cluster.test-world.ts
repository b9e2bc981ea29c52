/** What the tests of the embedded cluster share: folders PostgreSQL's user can reach, child processes, queries. */
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { onTestFinished } from 'vitest'
import { temporaryHome } from '../../test/setup/memory.ts'

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(temporaryHome(), 'insuffleur-cluster-'))
  chmodSync(folder, 0o711)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

export async function ask(url: string, ...statements: string[]): Promise<Record<string, unknown>> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    let row: Record<string, unknown> = {}
    for (const statement of statements) row = (await client.query(statement)).rows[0] ?? {}
    return row
  } finally {
    await client.end()
  }
}

interface Said {
  url: string
  dataDir: string
  uid: number
  refused?: string
}

export interface Child {
  process: ChildProcess
  said: Promise<Said>
  ended: Promise<number | null>
}

export function childKeeper(args: string[], options: SpawnOptions & { node?: string; folder?: string } = {}): Child {
  const { node = process.execPath, folder = import.meta.dirname, ...rest } = options
  const child = spawn(node, [join(folder, 'cluster.test-child.ts'), ...args], {
    ...rest,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said = new Promise<Said>((done, fail) => {
    createInterface({ input: child.stdout! }).once('line', (line) => done(JSON.parse(line)))
    child.once('error', fail).once('exit', (code) => fail(new Error(`the child ended with ${code}, wordless`)))
  })
  const ended = new Promise<number | null>((done) => child.once('exit', done))
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  return { process: child, said, ended }
}

export const postmasterIn = (dataDir: string): number =>
  Number(readFileSync(join(dataDir, 'postgresql', 'postmaster.pid'), 'utf8').split('\n')[0])

export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    // An orphan that ended stays a zombie where no init collects it.
    return !/^State:\s+Z/m.test(existsSync('/proc/self') ? readFileSync(`/proc/${pid}/status`, 'utf8') : '')
  } catch {
    return false
  }
}

/** Every process that still works in the data folder; Linux only. */
export function workersIn(dataDir: string): string[] {
  if (!existsSync('/proc/self/cwd')) return []
  return readdirSync('/proc').filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`).startsWith(dataDir)
    } catch {
      return false
    }
  })
}

export async function until(holds: () => boolean, what: string, withinMs = 10_000): Promise<void> {
  for (const end = Date.now() + withinMs; !holds(); await wait(10)) {
    if (Date.now() > end) throw new Error(`did not happen within ${withinMs} ms: ${what}`)
  }
}
