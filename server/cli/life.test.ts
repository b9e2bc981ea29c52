import { once } from 'node:events'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../database/embedded/cluster.test-world.ts'
import { freePort, launcher, program, started, startedDesk, typed } from './cli.test-world.ts'

async function desk(env: Record<string, string>) {
  const running = await startedDesk(env)
  const origin = `http://localhost:${env.PORT}`
  const post = (path: string, body: object, cookie = '') =>
    fetch(`${origin}${path}`, {
      method: 'POST',
      headers: { origin, cookie, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  return { post, stop: () => running.end(), said: () => running.out() + running.err() }
}

const email = 'odile@agence.example'
const password = 'un verger en octobre'

// One long test, for it is one long life: two embedded databases, started and stopped as one would.
test('beside the desk and without it: export, backup, restore elsewhere, and the old password opens', async () => {
  const home = temporaryFolder()
  const env = { DATA_DIR: join(home, 'first'), PORT: await freePort() }
  const first = await desk(env)
  const opened = await first.post('/api/account', { name: 'Odile', email, password, language: 'fr' })
  expect(opened.status, first.said()).toBeLessThan(300)
  const cookie = opened.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const { id } = (await (await first.post('/api/workspaces/demo', {}, cookie)).json()) as { id: string }

  const beside = await typed(env, ['export', id], launcher)
  expect(beside.code, beside.err).toBe(0)
  expect(beside.out.split('\n').length).toBeGreaterThan(1_000)
  expect((await typed(env, ['doctor'])).out).toContain('The desk is running.')
  const refused = await typed(env, ['restore', join(home, 'none')])
  expect(refused.err).toBe(`There is no whole backup in ${join(home, 'none')}.\n`)
  await first.stop()

  const alone = await typed(env, ['export', id])
  const folder = join(home, 'backup')
  expect(await typed(env, ['backup', folder])).toMatchObject({ code: 0, err: '' })
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  for (const name of ['key', 'accounts.jsonl', 'backup.json', `workspaces/${id}.jsonl`])
    expect(statSync(join(folder, name)).mode & 0o777, name).toBe(0o600)
  expect((await typed(env, ['backup', folder])).err).toContain('is not empty')
  expect((await typed(env, ['restore', folder])).err).toContain('This installation is not empty.')

  const elsewhere = { DATA_DIR: join(home, 'second'), PORT: await freePort() }
  const restored = await typed(elsewhere, ['restore', folder])
  expect(restored, restored.err).toMatchObject({ code: 0, err: '' })
  expect(readFileSync(join(home, 'second', 'key'))).toEqual(readFileSync(join(home, 'first', 'key')))
  expect((await typed(elsewhere, ['export', id])).out === alone.out).toBe(true)
  const second = await desk(elsewhere)
  const signed = await second.post('/api/session', { email, password })
  expect(signed.status, second.said()).toBe(200)
  await second.stop()
}, 180_000)

test('what a command started ends with it, also when it is interrupted', async () => {
  const env = { DATA_DIR: join(temporaryFolder(), 'data') }
  const importing = started(env, ['import', '-'], program)
  importing.stdin.write(
    `{"format":"insuffleur","version":1,"schema":"x","workspace":{"id":"018f0000-0000-7000-8000-000000000000","name":"x"}}\n`,
  )
  const pid = join(env.DATA_DIR, 'postgresql', 'postmaster.pid')
  const isThere = () => {
    try {
      return readFileSync(pid, 'utf8').split('\n')[7]?.trim() === 'ready'
    } catch {
      return false
    }
  }
  await expect.poll(isThere, { timeout: 30_000 }).toBe(true)
  importing.kill('SIGINT')
  await once(importing, 'close')
  await expect.poll(() => statSync(pid, { throwIfNoEntry: false }), { timeout: 10_000 }).toBeUndefined()
}, 180_000)
