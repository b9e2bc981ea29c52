import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, onTestFinished, test, vi } from 'vitest'
import { filledWorkspace } from '../../../desk/archive/archive.test-world.ts'
import { freshDatabase } from '../../../test/setup/database.ts'
import { on, typed } from '../cli.test-world.ts'

// Each command is a process of its own, and a busy machine starts them slowly.
vi.setConfig({ testTimeout: 120_000 })

async function installation() {
  const fresh = await freshDatabase()
  const owner = new pg.Client({ connectionString: fresh.ownerUrl })
  await owner.connect()
  onTestFinished(async () => {
    await owner.end()
    await fresh.drop()
  })
  const asks = async (env: Record<string, string> = {}) => {
    const { out, code, err } = await typed({ ...on(fresh), ...env }, ['doctor'])
    const wrong = out
      .split('\n✗ ')
      .slice(1)
      .map((one) => one.split(/\n[✓·]|\n\n/)[0]!)
      // What the working copy lacks is not what is tried here.
      .filter((one) => !/^The screens|^The libraries/.test(one))
    return { out, code, err, wrong }
  }
  return { owner, asks }
}

test('where nothing is wrong it finds nothing', async () => {
  const { asks } = await installation()
  const { wrong, out, err } = await asks()
  expect({ wrong, err }).toEqual({ wrong: [], err: '' })
  expect(out).toContain('✓ Every table has its wall between workspaces.')
  expect(out).toContain('✓ The desk does not see through the walls.')
  expect(out).toContain('· The desk is not running at the moment.')
})

test('it names what is wrong inside, and what to do', async () => {
  const { owner, asks } = await installation()
  await filledWorkspace(owner)
  const trouble = { why: 'timed-out', detail: '', since: '2026-11-20T10:00:00.000Z' }
  await owner.query(`update workspace set name = 'Les Vergers'`)
  await owner.query(
    `update contact_point set name = 'le blog', address = 'https://maud.example', closed_at = null, paused_at = null, trouble = $1`,
    [trouble],
  )
  await owner.query(`update outbox set state = 'refused', why = 'too-many-tries'`)
  await owner.query(`update raw_event set set_aside_why = 'no such date'`)
  await owner.query(`alter table message disable row level security`)
  await owner.query(`insert into pgboss.job (name, state, output, completed_on)
    values ('understand', 'failed', '{"message": "it did not fit"}', now())`)
  const { wrong, code } = await asks()
  expect(code).toBe(1)
  expect(wrong.map((one) => one.split('\n')[0])).toEqual([
    'Nothing keeps workspaces apart in message.',
    '1 job has failed since yesterday (the last one: understand: it did not fit).',
    '1 thing heard could not be read and was set aside (the last one: no such date).',
    'Les Vergers, le blog: 1 answer was refused (too-many-tries).',
    'Les Vergers, le blog (https://maud.example): no longer heard.',
  ])
  for (const one of wrong) expect(one.split('\n').length, one).toBeGreaterThan(1)
})

test('work that waits is a fault only while the desk runs', async () => {
  const { owner, asks } = await installation()
  await filledWorkspace(owner)
  await owner.query(`update raw_event set read_at = null, set_aside_at = null`)
  await owner.query(`insert into pgboss.job (name, start_after) values ('listen', now() - interval '10 minutes')`)
  expect((await asks()).out).not.toContain('waiting')
  await owner.query(
    `insert into lease (name, holder, until) values ('clockwork', gen_random_uuid(), now() + interval '1 hour')`,
  )
  const { out } = await asks()
  expect(out).toContain('· The desk is running.')
  expect(out).toContain('✗ 1 job has been waiting for more than five minutes.')
  expect(out).toContain('✗ 1 thing was heard more than a minute ago and not read.')
})

test('it looks at the settings and the files, also in French', async () => {
  const { asks } = await installation()
  const dir = mkdtempSync(join(tmpdir(), 'insuffleur-doctor-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  writeFileSync(join(dir, 'key'), 'x', { mode: 0o644 })
  const env = { HOST: '0.0.0.0', DATA_DIR: dir, LANG: 'fr_FR.UTF-8' }
  const { out } = await asks(env)
  expect(out).toContain('✗ On écoute sur 0.0.0.0, mais les liens mènent à http://localhost:4000')
  const unsealed = await asks({ ...env, PUBLIC_URL: 'http://desk.example' })
  expect(unsealed.out).toContain('✗ http://desk.example n’est pas en https')
  const withProxy = await asks({ PUBLIC_URL: 'https://desk.example' })
  expect(withProxy.out).toContain('Give TRUST_PROXY=1')
  const { out: keyed } = await asks({ DATA_DIR: dir, INSUFFLEUR_KEY: '' })
  expect(keyed).toContain(`✗ ${join(dir, 'key')} can be read by others than you.`)
})

test('a database of another version, or none, is said and not touched', async () => {
  const { owner, asks } = await installation()
  await owner.query(`insert into kysely_migration values ('9999-tomorrow', '')`)
  expect((await asks()).wrong).toEqual([expect.stringContaining('a newer Insuffleur (9999-tomorrow)')])
  await owner.query(`delete from kysely_migration where name >= '0006'`)
  expect((await asks()).wrong).toEqual([expect.stringContaining('await an update (0006-desk, ')])
  const away = await asks({ DATABASE_URL: 'postgresql://x:x@127.0.0.1:1/none' })
  expect(away.code).toBe(1)
  expect(away.wrong).toEqual([expect.stringContaining('The database does not answer')])
})
