import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { api } from '#contract'
import { type Database, openDatabase } from '#database'
import { type Id } from '#kernel'
import { type Visitor, visitor } from '../../server/http/http.test-world.ts'
import { compileCache } from '../setup/compile-cache.ts'
import { type FreshDatabase, freshDatabase } from '../setup/database.ts'
import { password } from '../world.ts'

/** A whole desk in a process of its own, on a database that outlives it, to be killed hard and started again. */
export interface KillableDesk {
  fresh: FreshDatabase
  database: Database
  /** Where it listens now; it changes with each start. */
  address(): string
  odile: Visitor
  workspace: Id<'workspace'>
  killed(): Promise<void>
  startsAgain(): Promise<void>
  /** What it complained of, but for connections that ended with it. */
  complaints(): string[]
  close(): Promise<void>
}

export async function openKillableDesk(mail?: { url: string; from: string }): Promise<KillableDesk> {
  const fresh = await freshDatabase()
  const { ownerUrl, appUrl } = fresh
  const database = await openDatabase({ ownerUrl, appUrl, appPassword: '', migrated: true, onLost: () => {} })
  const given = JSON.stringify({ ownerUrl, appUrl, key: randomBytes(32).toString('hex'), mail })
  const complaints: string[] = []
  let child: ChildProcess
  let port = 0

  async function startsAgain() {
    child = spawn(process.execPath, [join(import.meta.dirname, 'desk-process.ts'), given], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
    })
    child.stderr!.on('data', (bytes) => complaints.push(String(bytes)))
    const [ready] = await once(child, 'message')
    port = (ready as { port: number }).port
  }
  async function killed() {
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }
  await startsAgain()

  const address = () => `http://127.0.0.1:${port}`
  const desk = {
    request: (url: string, init: RequestInit) => fetch(url.replace('http://localhost:4000', address()), init),
  }
  const odile = visitor(desk as never)
  await odile.call(api.openAccount, { body: { name: 'Odile', email: 'odile@agence.example', password } })
  const { answer } = await odile.call(api.openWorkspace, { body: { name: 'Les Vergers Imaginaires' } })
  return {
    fresh,
    database,
    address,
    odile,
    workspace: answer.id as Id<'workspace'>,
    killed,
    startsAgain,
    complaints: () => complaints.filter((line) => !/ECONNR|terminat/.test(line)),
    async close() {
      await killed()
      await database.close()
      await fresh.drop()
    },
  }
}

/** Asks again and again: what is killed takes its time to come to rest. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 120_000
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('it never came to rest')
    await soon(500)
  }
}

export const soon = (millis: number) => new Promise((done) => setTimeout(done, millis))
