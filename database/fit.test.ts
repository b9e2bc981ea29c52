import pg from 'pg'
import { expect, inject, onTestFinished, test } from 'vitest'
import { migrate, openDatabase } from '#database'
import { freshDatabase } from '../test/setup/database.ts'
import { dropDatabase, onServer, withDatabase } from '../test/setup/server.ts'
import { unfitServer } from './fit.ts'

const opened = (ownerUrl: string, appUrl: string | null) =>
  openDatabase({ ownerUrl, appUrl, appPassword: 'unused', migrated: appUrl !== null, onLost: () => undefined })

test('the desk does not start as a role that owns the tables or steps over their walls', async () => {
  const fresh = await freshDatabase()
  onTestFinished(() => fresh.drop())
  await expect(opened(fresh.ownerUrl, fresh.ownerUrl)).rejects.toMatchObject({ why: 'role-too-strong' })
  const weak = await opened(fresh.ownerUrl, fresh.appUrl)
  await weak.close()
})

test('a database that is not in UTF-8 is left as it was found', async () => {
  const { ownerUrl, prefix } = inject('postgres')
  const name = `${prefix}_ascii`
  await onServer(
    ownerUrl,
    `create database "${name}" template template0 encoding 'SQL_ASCII' locale_provider libc locale 'C'`,
  )
  onTestFinished(() => dropDatabase(ownerUrl, name))
  const url = withDatabase(ownerUrl, name)
  await expect(opened(url, null)).rejects.toMatchObject({ why: 'not-utf8' })
  await expect(migrate(url, { appPassword: 'unused' })).rejects.toMatchObject({ why: 'not-utf8' })
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(`select 1 from pg_class where relnamespace = 'public'::regnamespace
    union all select 1 from pg_namespace where nspname = 'pgboss'`)
  await client.end()
  expect(rows).toEqual([])
})

test('a server before PostgreSQL 15 is refused, and none after', () => {
  expect(unfitServer({ version: 140_019, encoding: 'UTF8' })?.why).toBe('too-old')
  expect(unfitServer({ version: 150_000, encoding: 'UTF8' })).toBeNull()
  expect(unfitServer({ version: 180_004, encoding: 'LATIN1' })?.why).toBe('not-utf8')
})
