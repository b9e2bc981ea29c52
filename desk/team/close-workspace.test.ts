import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '#database'
import { newId, systemClock } from '#kernel'
import { fill, keyOf, tenantTables } from '../../database/wall.test-world.ts'
import { freshDatabase } from '../../test/setup/database.ts'
import { closeWorkspace } from './close-workspace.ts'

async function twoFullWorkspaces() {
  const fresh = await freshDatabase()
  const owner = new pg.Client({ connectionString: fresh.ownerUrl })
  await owner.connect()
  const database = await openDatabase({ ...fresh, appPassword: '', migrated: true, onLost: () => undefined })
  onTestFinished(async () => {
    await owner.end()
    await database.close()
    await fresh.drop()
  })
  const tables = await tenantTables(owner)
  const [closing, staying] = [newId<'workspace'>(), newId<'workspace'>()]
  await owner.query(
    `insert into auth_user (id, name, email, "emailVerified") values ('x', 'Odile', 'o@agence.example', true)`,
  )
  await fill(owner, tables, closing)
  await fill(owner, tables, staying)
  const rowsOf = async (workspace: string) => {
    const left: Record<string, number> = {}
    for (const table of tables) {
      const { rows } = await owner.query(`select count(*)::int as n from "${table}" where "${keyOf(table)}" = $1`, [
        workspace,
      ])
      left[table] = rows[0].n
    }
    return left
  }
  const each = (n: number) => Object.fromEntries(tables.map((table) => [table, n]))
  return { database, owner, closing, staying, rowsOf, each }
}

test('closing erases everything of a workspace and nothing of another', async () => {
  const { database, closing, staying, rowsOf, each } = await twoFullWorkspaces()
  expect(await rowsOf(closing)).toEqual(each(1))
  await closeWorkspace(database.within, systemClock, closing, 'x', 'x')
  expect(await rowsOf(closing)).toEqual(each(0))
  expect(await rowsOf(staying)).toEqual(each(1))
})

test('more messages than one transaction takes go slice by slice', async () => {
  const { database, owner, closing, rowsOf, each } = await twoFullWorkspaces()
  await owner.query(
    `insert into message select (m).* from (
       select jsonb_populate_record(message, jsonb_build_object('id', gen_random_uuid(), 'native_id', null)) as m
       from message, generate_series(1, 12000) where workspace_id = $1) copies`,
    [closing],
  )
  expect(await rowsOf(closing)).toMatchObject({ message: 12001 })
  await closeWorkspace(database.within, systemClock, closing, 'x', 'x')
  expect(await rowsOf(closing)).toEqual(each(0))
})

test('a name that is not the workspace’s erases nothing', async () => {
  const { database, closing, rowsOf, each } = await twoFullWorkspaces()
  await expect(closeWorkspace(database.within, systemClock, closing, 'x', 'X')).rejects.toMatchObject({
    code: 'workspace.name-differs',
  })
  expect(await rowsOf(closing)).toEqual(each(1))
})
