import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { freshDatabase } from './database.ts'

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  onTestFinished(() => client.end())
  return client
}

test('two fresh databases know nothing of one another, and the desk’s role is neither owner nor superuser', async () => {
  const [one, other] = await Promise.all([freshDatabase(), freshDatabase()])
  onTestFinished(() => Promise.all([one.drop(), other.drop()]).then(() => undefined))
  const [owner, elsewhere, desk] = await Promise.all([one.ownerUrl, other.ownerUrl, one.appUrl].map(connected))
  await owner!.query('create table only_here (a int)')
  const there = await elsewhere!.query(`select to_regclass('only_here') as found`)
  expect(there.rows).toEqual([{ found: null }])
  const role = 'select rolname, rolsuper, rolbypassrls from pg_roles where rolname = current_user'
  expect((await desk!.query(role)).rows).toEqual([{ rolname: 'insuffleur_app', rolsuper: false, rolbypassrls: false }])
})
