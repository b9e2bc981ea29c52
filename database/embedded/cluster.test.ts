import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ask, childKeeper, postmasterIn, temporaryFolder, workersIn } from './cluster.test-world.ts'
import { type StartCluster, startCluster } from './cluster.ts'

async function started(options: StartCluster) {
  const cluster = await startCluster({ durable: false, ...options })
  onTestFinished(() => cluster.stop())
  return cluster
}

test('a new cluster serves, and what was written is there after stop and start', async () => {
  const dataDir = join(temporaryFolder(), 'data')
  const said: string[] = []
  const first = await started({ dataDir, say: (line) => said.push(line) })
  expect(said).toEqual(['making the database'])
  await ask(first.url('postgres'), 'create database "été"')
  await ask(first.url('été'), 'create table word (said text)', `insert into word values ('trop sucrée')`)
  await first.stop()
  await first.stop()
  expect(workersIn(dataDir)).toEqual([])

  const again = await started({ dataDir })
  expect(await ask(again.url('été'), 'select said from word')).toEqual({ said: 'trop sucrée' })
})

test('it is durable, on loopback only, behind a password, with letters beyond ASCII', async () => {
  const cluster = await started({ dataDir: join(temporaryFolder(), 'data'), durable: true })
  const setting = (name: string) => ask(cluster.url('postgres'), `select current_setting('${name}') as is`)
  expect(await setting('fsync')).toEqual({ is: 'on' })
  expect(await setting('autovacuum')).toEqual({ is: 'on' })
  expect(await setting('listen_addresses')).toEqual({ is: '127.0.0.1' })
  expect(await setting('unix_socket_directories')).toEqual({ is: '' })
  const words = `select to_tsvector('simple', 'L’ÉTÉ « sucré »')::text as words, lower('ÉTÉ') as lower`
  expect(await ask(cluster.url('postgres'), words)).toEqual({ words: "'l':1 'sucré':3 'été':2", lower: 'été' })
  const guess = cluster.url('postgres').replace(/:[^:@]+@/, ':guess@')
  await expect(ask(guess, 'select 1')).rejects.toThrow(/password authentication failed/)
  expect(statSync(join(cluster.dataDir, 'postgresql.password')).mode & 0o077).toBe(0)
})

test('a second start on the same folder refuses, from this process and from another', async () => {
  const dataDir = join(temporaryFolder(), 'data')
  const first = await started({ dataDir })
  await expect(startCluster({ dataDir })).rejects.toMatchObject({ code: 'data-in-use', detail: String(process.pid) })
  expect(await childKeeper([dataDir]).said).toEqual({ refused: 'data-in-use' })
  expect(await ask(first.url('postgres'), 'select 1 as one')).toEqual({ one: 1 })
})

test('two folders live side by side', async () => {
  const folder = temporaryFolder()
  const [left, right] = await Promise.all(['left', 'right'].map((name) => started({ dataDir: join(folder, name) })))
  expect(left!.port).not.toBe(right!.port)
})

test('data of another PostgreSQL are refused, and left as they are', async () => {
  const dataDir = join(temporaryFolder(), 'data')
  await (await started({ dataDir })).stop()
  writeFileSync(join(dataDir, 'postgresql', 'PG_VERSION'), '17\n')
  await expect(startCluster({ dataDir })).rejects.toMatchObject({
    code: 'data-of-another-version',
    message: expect.stringContaining('insuffleur export'),
    detail: '17/18',
  })
  writeFileSync(join(dataDir, 'postgresql', 'PG_VERSION'), '18\n')
  await started({ dataDir }) // and the lock was given back
})

test('people’s words never reach the log', async () => {
  const cluster = await started({ dataDir: join(temporaryFolder(), 'data') })
  const url = cluster.url('postgres')
  await ask(url, 'create table voice (said text primary key)', `insert into voice values ('je n’aime pas')`)
  await expect(ask(url, `insert into voice values ('je n’aime pas')`)).rejects.toThrow(/duplicate/)
  await cluster.stop()
  const { readFileSync } = await import('node:fs')
  const log = readFileSync(join(cluster.dataDir, 'postgresql.log'), 'utf8')
  expect(log).toContain('duplicate key')
  expect(log).not.toContain('aime')
})

test('PostgreSQL killed from outside comes back on the same port', async () => {
  const cluster = await started({ dataDir: join(temporaryFolder(), 'data') })
  const before = postmasterIn(cluster.dataDir)
  process.kill(before, 'SIGKILL')
  await expect
    .poll(() => ask(cluster.url('postgres'), 'select 1 as one').catch(() => undefined), { timeout: 10_000 })
    .toEqual({ one: 1 })
  expect(postmasterIn(cluster.dataDir)).not.toBe(before)
  await cluster.stop()
  expect(workersIn(cluster.dataDir)).toEqual([])
})
