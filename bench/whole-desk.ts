import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const root = join(import.meta.dirname, '..')
const patienceMs = 60_000

/** A desk as `npm start` runs it, in processes of its own. */
export interface WholeDesk {
  process: ChildProcess
  url: string
  port: number
  dataDir: string
  /** From the command to the first page answered. */
  startedInMs: number
  stop(): Promise<void>
  kill(): Promise<void>
}

export async function startWholeDesk(folder: string, opened: AsyncDisposableStack): Promise<WholeDesk> {
  const port = await freePort()
  const dataDir = join(folder, 'data')
  const url = `http://127.0.0.1:${port}`
  const env = { ...process.env, DATA_DIR: dataDir, PORT: String(port), PUBLIC_URL: url, HOST: '127.0.0.1', LANG: 'en' }
  const began = performance.now()
  const child = spawn(process.execPath, [join(root, 'bin', 'insuffleur.js'), 'start'], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = once(child, 'exit')
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    await ended
  }
  opened.defer(() => end('SIGTERM'))
  await untilAnswered(url, child)
  return {
    process: child,
    url,
    port,
    dataDir,
    startedInMs: performance.now() - began,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}

async function untilAnswered(url: string, child: ChildProcess): Promise<void> {
  const until = performance.now() + patienceMs
  while (performance.now() < until) {
    if (child.exitCode !== null) throw new Error(`the desk ended with ${child.exitCode}`)
    const answered = await fetch(url, { redirect: 'manual' }).then(
      async (response) => {
        await response.arrayBuffer()
        return response.status
      },
      () => 0,
    )
    if (answered === 200) return
    // Without built screens there is no page: then this never ends well, and says so.
    if (answered >= 400) throw new Error(`the first page answered ${answered}: are the screens built?`)
    await wait(5)
  }
  throw new Error('the desk did not answer within a minute')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  await new Promise((closed) => server.close(closed))
  return port
}
