import { expect, test } from 'vitest'
import { tenantTables } from '../../database/wall.test-world.ts'
import { account, filledWorkspace, installation, read, written } from './archive.test-world.ts'
import { archivedTables, colleagueColumns, leftBehind } from './index.ts'

test('whatever stands in any column comes back to the byte', async () => {
  const [here, there] = await Promise.all([installation(), installation()])
  const workspace = await filledWorkspace(here.owner)
  const archive = await written(here, workspace)
  const told = await read(there, archive)
  expect(told.made.map(({ email }) => email)).toEqual(['odile@agence.example'])
  expect(await written(there, workspace)).toBe(archive)
  // Nothing equal by being nothing: every table has a row in it, and odd words travelled.
  for (const table of archivedTables) expect(archive).toContain(`{"table":"${table}","row":{`)
  expect(archive).toContain('.123457+00:00')
  expect(archive).toContain('12345678901234567890')
})

test('every table of a workspace is written down, or stays for a reason', async () => {
  const { owner } = await installation()
  const known = [...archivedTables, ...leftBehind].toSorted((one, other) => (one < other ? -1 : 1))
  expect(known).toEqual(await tenantTables(owner))
})

test('nothing secret slips in with a new column, and nobody is named in one unseen', async () => {
  const { owner } = await installation()
  const { rows } = await owner.query<{ column: string; type: string }>(
    `select c.relname || '.' || a.attname as column, format_type(a.atttypid, null) as type
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relname = any($1) and a.attnum > 0 and not a.attisdropped order by 1`,
    [archivedTables],
  )
  // Bytes are digests, keys and bodies: look at docs/decisions/0005 before you add one here.
  expect(rows.filter(({ type }) => type === 'bytea').map(({ column }) => column)).toEqual([
    'approval.hash',
    'ask.link_hash',
    'author_link.secret_hash',
    'contact_point.secrets',
    'department.link_hash',
    'invitation.secret_hash',
    'raw_event.body',
    'spark_medium.bytes',
    'tombstone.digest',
    'workspace.tombstone_key',
  ])
  expect(rows.filter(({ type }) => type === 'tsvector').map(({ column }) => column)).toEqual(['message.search'])
  const named = rows.filter(({ column, type }) => type === 'text' && /[._](by|user_id|to)$/.test(column))
  const told = Object.entries(colleagueColumns).flatMap(([table, columns]) => columns.map((one) => `${table}.${one}`))
  expect(named.map(({ column }) => column)).toEqual(told.toSorted((one, other) => (one < other ? -1 : 1)))
})

test('the key of tombstones travels; secrets of channels only with the key they are locked by', async () => {
  const here = await installation()
  const workspace = await filledWorkspace(here.owner)
  const [travels, backup] = [await written(here, workspace), await written(here, workspace, true)]
  expect(travels).toMatch(/"tombstone_key":"[\w+/=]{100,}"/)
  expect(travels).not.toContain('"secrets"')
  expect(backup).toMatch(/"secrets":"[\w+/=]{100,}"/)
  expect(travels).not.toMatch(/password/i)
})

test('what was still to be said is written as unknown: whoever reads it asks the place first', async () => {
  const here = await installation()
  const workspace = await filledWorkspace(here.owner)
  for (const state of ['waiting', 'later', 'saying', 'sent', 'refused']) {
    await here.owner.query(`update outbox set state = $1`, [state])
    const stands = ['sent', 'refused'].includes(state) ? state : 'unknown'
    expect(await written(here, workspace)).toContain(`"state":"${stands}"`)
  }
})

test('people are met by their address; an account of here is never taken for another of the same number', async () => {
  const [here, there] = await Promise.all([installation(), installation()])
  const workspace = await filledWorkspace(here.owner)
  const archive = await written(here, workspace)
  await account(there.owner, 'odile-here', 'odile@agence.example')
  await account(there.owner, 'x', 'somebody-else@agence.example')
  const { made } = await read(there, archive)
  expect(made).toEqual([])
  const { rows } = await there.owner.query(
    `select m.user_id, a.by, a.detail ->> 'who' as in_detail from membership m join act a using (workspace_id)`,
  )
  expect(rows).toEqual([{ user_id: 'odile-here', by: 'odile-here', in_detail: 'odile-here' }])
})

test('what was read can be searched, by words without their accents', async () => {
  const [here, there] = await Promise.all([installation(), installation()])
  const workspace = await filledWorkspace(here.owner)
  await here.owner.query(`update message set text = 'Je n’aime pas la crème brûlée'`)
  await read(there, await written(here, workspace))
  const found = await there.owner.query(
    `select 1 from message where search @@ ('''§' || workspace_id || '''')::tsquery and search @@ to_tsquery('simple', 'pas & creme')`,
  )
  expect(found.rowCount).toBe(1)
})

test('an archive of before places counted their words counts them by its threads, and has them compared', async () => {
  const [here, there] = await Promise.all([installation(), installation()])
  const workspace = await filledWorkspace(here.owner)
  const since = ['message_count', 'compare_at', 'compared_at', 'compared_count', 'keys_end_at']
  const lines = (await written(here, workspace)).trimEnd().split('\n')
  const before = lines.map((line, at) => {
    const entry = JSON.parse(line)
    if (at === 0) return JSON.stringify({ ...entry, schema: '0016-ways-in' })
    if (entry.table !== 'contact_point') return line
    return JSON.stringify({
      ...entry,
      row: Object.fromEntries(Object.entries(entry.row).filter(([name]) => !since.includes(name))),
    })
  })
  await read(there, `${before.join('\n')}\n`)
  const { rows } = await there.owner.query(
    `select p.message_count, (select sum(message_count)::int from thread) as threads, p.closed_at is null = (p.compare_at is not null) as due
     from contact_point p`,
  )
  expect(rows).toMatchObject([{ message_count: rows[0].threads, due: true }])
})
