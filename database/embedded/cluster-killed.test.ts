import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { alive, ask, childKeeper, postmasterIn, temporaryFolder, until, workersIn } from './cluster.test-world.ts'
import { startCluster } from './cluster.ts'

async function started(dataDir: string, said: string[] = []) {
  const cluster = await startCluster({ dataDir, durable: false, say: (line) => said.push(line) })
  onTestFinished(() => cluster.stop())
  return cluster
}

test('after kill -9 of the keeper the next start ends the orphan and finds everything committed', async () => {
  const dataDir = join(temporaryFolder(), 'data')
  const killed = childKeeper([dataDir])
  const { url } = await killed.said
  await ask(url, 'create table word (said text)', `insert into word values ('gardé')`)
  const orphan = postmasterIn(dataDir)
  killed.process.kill('SIGKILL')
  await killed.ended
  expect(alive(orphan)).toBe(true)

  const said: string[] = []
  const cluster = await started(dataDir, said)
  expect(alive(orphan)).toBe(false)
  expect(said).toEqual(['ended the database a killed Insuffleur had left running'])
  expect(await ask(cluster.url('postgres'), 'select said from word')).toEqual({ said: 'gardé' })
})

test('keeper and PostgreSQL both killed hard: what was committed is there', async () => {
  const dataDir = join(temporaryFolder(), 'data')
  const killed = childKeeper([dataDir])
  await ask((await killed.said).url, 'create table word (said text)', `insert into word values ('gardé')`)
  killed.process.kill('SIGKILL')
  process.kill(postmasterIn(dataDir), 'SIGKILL')
  await killed.ended
  const cluster = await started(dataDir)
  expect(await ask(cluster.url('postgres'), 'select said from word')).toEqual({ said: 'gardé' })
})

test('a stale postmaster.pid whose number now belongs to another process does not stop a start', async () => {
  const dataDir = join(temporaryFolder(), 'data')
  const first = await started(dataDir)
  const pidFile = join(dataDir, 'postgresql', 'postmaster.pid')
  const stale = readFileSync(pidFile, 'utf8').replace(/^\d+/, String(process.pid))
  await first.stop()
  writeFileSync(pidFile, stale)
  const again = await started(dataDir)
  expect(await ask(again.url('postgres'), 'select 1 as one')).toEqual({ one: 1 })
})

test('killed while making the data: the next start makes them anew and clears the rest', async () => {
  const dataDir = join(temporaryFolder(), 'data')
  mkdirSync(dataDir, { mode: 0o711 })
  const unfinished = () => readdirSync(dataDir).filter((name) => name.startsWith('postgresql.new-'))
  const killed = childKeeper([dataDir])
  killed.said.catch(() => undefined)
  await until(() => unfinished().length > 0, 'initdb begins')
  killed.process.kill('SIGKILL')
  await killed.ended
  expect(readdirSync(dataDir)).not.toContain('postgresql')
  await until(() => workersIn(dataDir).length === 0, 'the orphaned initdb ends')

  const cluster = await started(dataDir)
  expect(await ask(cluster.url('postgres'), 'select 1 as one')).toEqual({ one: 1 })
  expect(unfinished()).toEqual([])
})

test('^C in a terminal reaches the keeper first, and ends everything', async () => {
  const dataDir = join(temporaryFolder(), 'data')
  const keeper = childKeeper([dataDir], { detached: true })
  await keeper.said
  process.kill(-keeper.process.pid!, 'SIGINT') // the whole group, as a terminal does
  expect(await keeper.ended).toBe(0)
  expect(workersIn(dataDir)).toEqual([])
  expect(readFileSync(join(dataDir, 'postgresql.log'), 'utf8')).toContain('database system is shut down')
})

test('a keeper that exits without stopping takes PostgreSQL with it', async () => {
  const dataDir = join(temporaryFolder(), 'data')
  const keeper = childKeeper([dataDir])
  await keeper.said
  const postmaster = postmasterIn(dataDir)
  keeper.process.kill('SIGTERM')
  expect(await keeper.ended).toBe(3)
  await until(() => !alive(postmaster), 'PostgreSQL ends')
})
