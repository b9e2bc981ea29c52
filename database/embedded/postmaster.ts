import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type BoundedLog } from './bounded-log.ts'
import { cleanEnvironment } from './data-folder.ts'
import { postgresSettings } from './postgres-settings.ts'
import { ClusterRefusal, refusalFromWords } from './refusal.ts'
import { type SystemUser } from './system-user.ts'

export interface Postmaster {
  port: number
  /** Resolves when the process is gone, for whatever reason. */
  ended: Promise<void>
  stop(): Promise<void>
}

export interface StartPostmaster {
  postgres: string
  pgdata: string
  user: SystemUser | undefined
  durable: boolean
  log: BoundedLog
  port?: number
}

const startMs = 60_000 // recovering after a crash reads the whole log
const fastMs = 20_000

/** Starts PostgreSQL and waits until it takes connections. */
export async function startPostmaster(how: StartPostmaster): Promise<Postmaster> {
  for (let attempt = 1; ; attempt++) {
    const port = how.port ?? (await freePort())
    const started = await tryPort(how, port)
    if (typeof started !== 'string') return started
    // Between our finding the port free and PostgreSQL taking it, another program may have it.
    const portTaken = /could not bind|could not create any TCP/.test(started)
    if (!portTaken || attempt === 5) throw refusalFromWords(started)
    if (how.port) await wait(200)
  }
}

async function tryPort({ postgres, pgdata, user, durable, log }: StartPostmaster, port: number) {
  // Its own session: a terminal's ^C must reach us first, so that connections close before the database does.
  const child = spawn(postgres, ['-D', pgdata, ...postgresSettings(port, durable)], {
    ...user,
    cwd: '/',
    detached: true,
    env: cleanEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const before = log.tail()
  child.stdout.on('data', log.write)
  child.stderr.on('data', log.write)
  const onOurExit = () => child.kill('SIGINT')
  process.once('exit', onOurExit)
  const ended = new Promise<void>((done, fail) => child.on('close', () => done()).on('error', fail)).finally(() =>
    process.off('exit', onOurExit),
  )
  const gone = await Promise.race([ended.then(() => 'gone' as const), ready(pgdata, child)])
  if (gone === 'gone') return log.tail().replace(before, '')
  return { port, ended, stop: () => stop(child, ended) } satisfies Postmaster
}

/** PostgreSQL writes its state into the last line of postmaster.pid; `pg_ctl --wait` reads the same. */
async function ready(pgdata: string, child: ChildProcess): Promise<'ready'> {
  for (const until = Date.now() + startMs; Date.now() < until; ) {
    const lines = await readFile(join(pgdata, 'postmaster.pid'), 'utf8').then(
      (text) => text.split('\n'),
      () => [],
    )
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return 'ready'
    if (child.exitCode !== null || child.signalCode !== null) return await new Promise(() => {}) // `ended` tells
    await wait(10)
  }
  child.kill('SIGQUIT')
  throw new ClusterRefusal('would-not-start', `not ready after ${startMs / 1000} s`)
}

/** Fast: open transactions are rolled back, sessions end. If it hangs, immediate: the next start recovers. */
async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.kill('SIGINT')
  const impatient = setTimeout(() => child.kill('SIGQUIT'), fastMs)
  await ended.finally(() => clearTimeout(impatient))
}

async function freePort(): Promise<number> {
  return await new Promise((done, fail) => {
    const server = createServer().on('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address && typeof address === 'object' ? done(address.port) : fail(new Error('no port'))))
    })
  })
}
