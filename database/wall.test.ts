import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { newId } from '#kernel'
import { freshDatabase } from '../test/setup/database.ts'
import { fill, keyOf, tenantTables } from './wall.test-world.ts'

async function walled() {
  const fresh = await freshDatabase()
  const [owner, desk] = [fresh.ownerUrl, fresh.appUrl].map((url) => new pg.Client({ connectionString: url }))
  await owner!.connect()
  await desk!.connect()
  onTestFinished(async () => {
    await owner!.end()
    await desk!.end()
    await fresh.drop()
  })
  return { owner: owner!, desk: desk!, tables: await tenantTables(owner!) }
}

async function refused(client: pg.Client, statement: string): Promise<string | number | null> {
  await client.query('savepoint try')
  try {
    return (await client.query(statement)).rowCount
  } catch (cause) {
    return (cause as { code: string }).code
  } finally {
    await client.query('rollback to savepoint try')
  }
}

const againstTheWall = '42501'

test('without a list nothing is seen; with one, nothing of another can be read, written or taken', async () => {
  const { owner, desk, tables } = await walled()
  const [mine, theirs] = [newId(), newId()]
  await fill(owner, tables, mine)
  await fill(owner, tables, theirs)
  expect(tables.length).toBeGreaterThan(25)
  const tried: Record<string, unknown> = {}
  for (const table of tables) {
    const key = keyOf(table)
    const count = async () => Number((await desk.query(`select count(*) as n from "${table}"`)).rows[0].n)
    await desk.query('begin')
    const without = await count()
    await desk.query(`select set_config('insuffleur.workspaces', $1, true), set_config('insuffleur.by', 'x', true)`, [
      mine,
    ])
    tried[table] = {
      without,
      own: await count(),
      read: Number((await desk.query(`select count(*) as n from "${table}" where "${key}" = $1`, [theirs])).rows[0].n),
      update: await refused(desk, `update "${table}" set "${key}" = "${key}" where "${key}" = '${theirs}'`),
      delete: await refused(desk, `delete from "${table}" where "${key}" = '${theirs}'`),
      move: await refused(desk, `update "${table}" set "${key}" = '${theirs}' where "${key}" = '${mine}'`),
      insert: await refused(desk, await copyFor(owner, table, mine, newId())),
    }
    await desk.query('rollback')
  }
  const stands = { without: 0, own: 1, read: 0, update: 0, delete: 0, move: againstTheWall, insert: againstTheWall }
  expect(tried).toEqual(Object.fromEntries(tables.map((table) => [table, stands])))
})

async function copyFor(owner: pg.Client, table: string, from: string, to: string): Promise<string> {
  const { rows } = await owner.query<{ name: string }>(
    `select column_name as name from information_schema.columns
     where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
    [table],
  )
  const key = keyOf(table)
  const values = rows.map(({ name }) => (name === key ? `'${to}'::uuid` : `"${name}"`))
  return `insert into "${table}" (${rows.map(({ name }) => `"${name}"`)}) select ${values} from "${table}" where "${key}" = '${from}'`
}

test('each tenant table has its wall, its key and its links led by the workspace', async () => {
  const { owner, tables } = await walled()
  const { rows } = await owner.query(
    `select c.relname as table, c.relrowsecurity as walled,
       (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
        where i.indrelid = c.oid and i.indisprimary) as leads,
       (select coalesce(array_agg(i.indexrelid::regclass::text), '{}') from pg_index i
        where i.indrelid = c.oid and i.indisunique and not exists (
          select from pg_attribute a where a.attrelid = c.oid and a.attnum = i.indkey[0]
            and a.attname = (case c.relname when 'workspace' then 'id' else 'workspace_id' end))) as loose_uniques,
       (select coalesce(array_agg(k.conname::text), '{}') from pg_constraint k
        where k.conrelid = c.oid and k.contype = 'f'
          and k.confrelid not in ('workspace'::regclass, 'auth_user'::regclass)
          and (array_length(k.conkey, 1) < 2
            or (select attname from pg_attribute where attrelid = c.oid and attnum = k.conkey[1]) <> 'workspace_id'
            or (select attname from pg_attribute where attrelid = k.confrelid and attnum = k.confkey[1]) <> 'workspace_id')
       ) as loose_links
     from pg_class c where c.relname = any($1) and c.relnamespace = 'public'::regnamespace order by 1`,
    [tables],
  )
  expect(rows).toEqual(
    tables.map((table) => ({ table, walled: true, leads: keyOf(table), loose_uniques: [], loose_links: [] })),
  )
})

test('the desk’s role owns nothing, is no superuser, and cannot step over the wall', async () => {
  const { desk } = await walled()
  const role = await desk.query(
    `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
       (select count(*)::int from pg_class where relowner = r.oid) as owns,
       (select count(*)::int from pg_auth_members where member = r.oid) as lent
     from pg_roles r where rolname = current_user`,
  )
  const none = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owns: 0, lent: 0 }
  expect(role.rows).toEqual([none])
  await expect(desk.query('alter table message disable row level security')).rejects.toMatchObject({ code: '42501' })
  await expect(desk.query('set session_replication_role = replica')).rejects.toMatchObject({ code: '42501' })
  await desk.query('set row_security = off')
  await expect(desk.query('select * from message')).rejects.toMatchObject({ code: '42501' })
})

test('saved views are seen by whoever saved them, and by no one else', async () => {
  const { owner, desk } = await walled()
  await owner.query(`set session_replication_role = replica`)
  await owner.query(`insert into saved_view (user_id, id, name, filter, at) values ('odile', $1, 'v', '{}', now())`, [
    newId(),
  ])
  const seenBy = async (user: string) => {
    await desk.query('begin')
    await desk.query(`select set_config('insuffleur.by', $1, true)`, [user])
    const { rows } = await desk.query('select count(*)::int as n from saved_view')
    await desk.query('rollback')
    return rows[0].n
  }
  expect([await seenBy('odile'), await seenBy('basile'), await seenBy('')]).toEqual([1, 0, 0])
})
