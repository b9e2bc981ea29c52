import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Binaries } from './binaries.ts'
import { ClusterRefusal, refusalFromWords } from './refusal.ts'
import { type SystemUser } from './system-user.ts'

/**
 * What lies in a data folder: `postgresql/` (PostgreSQL's own, mode 0700, its user's), and beside it, ours:
 * `postgresql.password`, `postgresql.log`, `keeper.lock`.
 */
export const superuser = 'insuffleur'
export const pgdataIn = (dataDir: string) => join(dataDir, 'postgresql')
const passwordIn = (dataDir: string) => join(dataDir, 'postgresql.password')

/** Makes the folder and those above it: nobody else may enter, but PostgreSQL's user must be able to pass through. */
export async function makeFolder(dataDir: string, user: SystemUser | undefined): Promise<void> {
  if (await exists(dataDir)) return
  await makeFolder(dirname(dataDir), user)
  await mkdir(dataDir).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  if (user) await chown(dataDir, 0, user.gid)
  await chmod(dataDir, user ? 0o710 : 0o700)
}

export interface Initialise {
  dataDir: string
  binaries: Binaries
  user: SystemUser | undefined
  durable: boolean
  say: (line: string) => void
}

/** The folder of a working PostgreSQL and its owner's password; made if it is not there yet. Call it under the lock. */
export async function openData(how: Initialise): Promise<{ pgdata: string; password: string }> {
  const pgdata = pgdataIn(how.dataDir)
  await removeUnfinished(how.dataDir)
  if (!(await exists(pgdata))) {
    how.say('making the database')
    await initialise(how, await newPassword(how.dataDir))
  }
  await refuseOtherVersions(pgdata, how.binaries.major)
  return { pgdata, password: await savedPassword(how.dataDir) }
}

/** initdb works under another name and is renamed when it is done: what was killed half-way is never taken for data. */
async function initialise({ dataDir, binaries, user, durable }: Initialise, password: string): Promise<void> {
  const unfinished = join(dataDir, `postgresql.new-${process.pid}-${Date.now()}`)
  const pwfile = `${unfinished}.password`
  await mkdir(unfinished, { mode: 0o700 })
  await writeFile(pwfile, password, { mode: 0o600 })
  if (user) await Promise.all([unfinished, pwfile].map((path) => chown(path, user.uid, user.gid)))
  try {
    await runInitdb(binaries.initdb, user, [
      ...['--pgdata', unfinished, '--username', superuser, '--pwfile', pwfile, '--auth=scram-sha-256'],
      // The builtin provider sorts alike everywhere; libc's C.UTF-8 is what full-text search asks which sign is a letter.
      ...['--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8', '--no-instructions'],
      ...(durable ? [] : ['--no-sync']),
    ])
    await rename(unfinished, pgdataIn(dataDir))
    if (durable) await flush(dataDir)
  } finally {
    await rm(pwfile, { force: true })
    await rm(unfinished, { recursive: true, force: true })
  }
}

async function runInitdb(initdb: string, user: SystemUser | undefined, args: string[]): Promise<void> {
  const child = spawn(initdb, args, { ...user, cwd: '/', env: cleanEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] })
  const end = () => child.kill('SIGTERM')
  process.once('exit', end)
  let said = ''
  const listen = (chunk: Buffer) => {
    said = (said + chunk).slice(-8_000)
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  const code = await new Promise<number | null>((done, fail) => child.on('error', fail).on('close', done)).finally(() =>
    process.off('exit', end),
  )
  if (code !== 0) throw refusalFromWords(said)
}

/** Nothing of the caller's environment: PG* variables and foreign locales change what PostgreSQL does and says. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP } = process.env
  return { PATH, SystemRoot, TEMP, LC_ALL: 'C.UTF-8', TZ: 'UTC' }
}

async function removeUnfinished(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (!name.startsWith('postgresql.new-')) continue
    // An initdb whose parent was killed may still be writing here: then the next start clears it.
    await rm(join(dataDir, name), { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined)
  }
}

async function refuseOtherVersions(pgdata: string, ours: string): Promise<void> {
  const found = await readFile(join(pgdata, 'PG_VERSION'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENOENT' ? new ClusterRefusal('data-damaged', pgdata) : error
  })
  if (found.trim() !== ours) throw new ClusterRefusal('data-of-another-version', `${found.trim()}/${ours}`)
}

async function newPassword(dataDir: string): Promise<string> {
  const password = randomBytes(24).toString('base64url')
  await writeFile(passwordIn(dataDir), password, { mode: 0o600, flush: true })
  return password
}

export async function savedPassword(dataDir: string): Promise<string> {
  const password = await readFile(passwordIn(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return ''
  })
  if (!password) throw new ClusterRefusal('password-lost', passwordIn(dataDir))
  return password
}

async function flush(folder: string): Promise<void> {
  const handle = await open(folder)
  await handle.sync().finally(() => handle.close())
}

async function exists(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false
      throw error
    },
  )
}
