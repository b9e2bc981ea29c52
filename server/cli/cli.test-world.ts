import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { compileCache } from '../../test/setup/compile-cache.ts'
import { type FreshDatabase } from '../../test/setup/database.ts'

const root = join(import.meta.dirname, '..', '..')
export const program = join(root, 'server', 'cli', 'main.ts')
export const launcher = join(root, 'bin', 'insuffleur.js')

export interface Ended {
  code: number | null
  out: string
  err: string
}

/** Types a command, as one would, and waits for its end. */
export function typed(env: Record<string, string>, args: string[], by = program, input?: string): Promise<Ended> {
  const child = started(env, args, by)
  child.stdin.end(input)
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk) => (out += chunk))
  child.stderr.on('data', (chunk) => (err += chunk))
  return new Promise((done) => child.once('close', (code) => done({ code, out, err })))
}

export function started(env: Record<string, string>, args: string[], by = program) {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [by, ...args], {
    env: { PATH, HOME, LANG: 'en', NODE_COMPILE_CACHE: compileCache, ...env },
    stdio: 'pipe',
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

/** Where a test's own database stands in for the embedded one. */
export const on = (fresh: Pick<FreshDatabase, 'ownerUrl' | 'appUrl'>): Record<string, string> => ({
  DATABASE_URL: fresh.ownerUrl,
  DATABASE_APP_URL: fresh.appUrl,
  INSUFFLEUR_KEY: randomBytes(32).toString('hex'),
})

export async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return String(port)
}

/** Starts the desk as one would, and reads what it prints until it has said all. */
export async function startedDesk(env: Record<string, string>, lastLine = 'To stop: Ctrl-C') {
  const child = started(env, ['start'])
  const ended = once(child, 'close')
  let [out, err] = ['', '']
  child.stderr.on('data', (chunk) => (err += chunk))
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    out += chunk
    if (out.includes(`${lastLine}\n`)) break
  }
  child.stdout.on('data', (chunk) => (out += chunk))
  return {
    out: () => out,
    err: () => err,
    end: async (signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM') => {
      child.kill(signal)
      await ended
    },
  }
}
