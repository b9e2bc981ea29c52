import { join } from 'node:path'
import pg from 'pg'
import { expect, onTestFinished, test, vi } from 'vitest'
import { temporaryFolder } from '../../database/embedded/cluster.test-world.ts'
import { freshDatabase } from '../../test/setup/database.ts'
import { freePort, on, startedDesk, typed } from './cli.test-world.ts'

// Each start is a process of its own, and a busy machine starts them slowly.
vi.setConfig({ testTimeout: 240_000 })

const inFrench = { LANG: 'fr_FR.UTF-8' }

test('it starts in three lines: where it waits, where words are kept, how to stop it; a second start says why not', async () => {
  const env = { DATA_DIR: join(temporaryFolder(), 'data'), PORT: await freePort(), ...inFrench }
  const desk = await startedDesk(env, 'Pour arrêter\u00a0: Ctrl-C')
  expect(desk.out(), desk.err()).toBe(
    [
      `Insuffleur vous attend sur http://localhost:${env.PORT}`,
      `Tout ce qui est dit est gardé dans ${env.DATA_DIR}`,
      'Pour arrêter\u00a0: Ctrl-C',
      '',
    ].join('\n'),
  )
  const again = await typed({ ...env, PORT: await freePort() }, ['start'])
  expect(again).toMatchObject({ code: 1, out: '' })
  expect(again.err).toMatch(/^Un autre Insuffleur utilise déjà ce dossier de données\. .*\n$/)
  expect(again.err).not.toMatch(/^ +at /m)
  const english = await typed({ ...env, LANG: 'en' }, ['start'])
  expect(english.err).toMatch(/^Another Insuffleur .*\n$/)
  const elsewhere = await typed({ ...env, DATA_DIR: join(temporaryFolder(), 'data') }, ['start'])
  expect(elsewhere).toMatchObject({ code: 1, out: '' })
  expect(elsewhere.err).toContain(`Le port ${env.PORT} est déjà pris.`)
  await desk.end()
  expect(desk.out().trimEnd().split('\n')).toHaveLength(3)
})

test('where strangers may knock, one line more gives the code of the first account', async () => {
  const fresh = await freshDatabase()
  onTestFinished(() => fresh.drop())
  const env = { ...on(fresh), PORT: await freePort(), PUBLIC_URL: 'https://desk.agence.example', TRUST_PROXY: '1' }
  const desk = await startedDesk(env)
  const lines = desk.out().trimEnd().split('\n')
  expect(lines).toHaveLength(4)
  expect(lines[1]).toMatch(/: [A-HJ-NP-Z]{8}$/)
  await desk.end()
})

test('what it will not start on, it says in one sentence', async () => {
  const fresh = await freshDatabase()
  onTestFinished(() => fresh.drop())
  const strong = await typed({ ...on(fresh), DATABASE_APP_URL: fresh.ownerUrl, ...inFrench }, ['start'])
  expect(strong).toMatchObject({ code: 1, out: '' })
  expect(strong.err).toMatch(/^Le rôle avec lequel le desk se connecterait verrait à travers les murs .*\n$/)
})

test('of two desks on one database one keeps the time; killed, the other takes it up; ended, it leaves it at once', async () => {
  const fresh = await freshDatabase()
  const owner = new pg.Client({ connectionString: fresh.ownerUrl })
  await owner.connect()
  onTestFinished(async () => {
    await owner.end()
    await fresh.drop()
  })
  const lease = async () =>
    (await owner.query(`select holder, until, clock_timestamp() as at from lease where name = 'clockwork'`)).rows[0]
  const keeper = async () => (await lease())?.holder ?? null
  /** A place whose hour has come: whoever keeps the time sends someone there, and puts its next hour off. */
  const comesDue = async (name: string) => {
    const workspace = `insert into workspace (id, name, language, zone, tombstone_key, created_at)
      values (gen_random_uuid(), $1, 'fr', 'Europe/Paris', '\\x00', now()) returning id`
    const { id } = (await owner.query(workspace, [name])).rows[0]
    await owner.query(
      `insert into contact_point (workspace_id, id, channel, name, address, terms, planted_by, planted_at, next_at)
       values ($1, gen_random_uuid(), 'nowhere', $2, $2, '{}', 'odile', now(), now() - interval '1 minute')`,
      [id, name],
    )
    await expect
      .poll(
        async () =>
          (await owner.query('select next_at > now() as later from contact_point where name = $1', [name])).rows[0]
            .later,
        { timeout: 20_000 },
      )
      .toBe(true)
  }
  const shared = on(fresh)
  const first = await startedDesk({ ...shared, PORT: await freePort() })
  await expect.poll(keeper, { timeout: 10_000 }).not.toBeNull()
  const before = await keeper()
  const second = await startedDesk({ ...shared, PORT: await freePort() })
  await comesDue('while both run')
  // A machine too busy to renew it in three seconds may lose it; nobody takes it before that.
  let held = await lease()
  for (let n = 0; n < 12; n++) {
    await new Promise((soon) => setTimeout(soon, 250))
    const now = await lease()
    if (now.holder !== held.holder) expect(now.at.getTime(), 'taken while kept').toBeGreaterThan(held.until.getTime())
    held = now
  }
  await first.end('SIGKILL')
  await expect.poll(keeper, { timeout: 15_000 }).not.toBe(before)
  await expect.poll(keeper, { timeout: 15_000 }).not.toBeNull()
  await comesDue('after the first was killed')
  await second.end('SIGTERM')
  expect(await keeper()).toBeNull()
})
