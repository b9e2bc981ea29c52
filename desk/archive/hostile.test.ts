import { expect, test } from 'vitest'
import { newId } from '#kernel'
import { account, filledWorkspace, installation, read, written } from './archive.test-world.ts'

async function world() {
  const [here, there] = await Promise.all([installation(), installation()])
  const workspace = await filledWorkspace(here.owner)
  const lines = (await written(here, workspace)).trimEnd().split('\n')
  const lineOf = (table: string) => lines.findIndex((line) => line.startsWith(`{"table":"${table}"`))
  const changed = (at: number, change: (line: string) => string) => `${lines.with(at, change(lines[at]!)).join('\n')}\n`
  const nothingWritten = async () => {
    const { rows } = await there.owner.query(
      `select (select count(*)::int from workspace) as workspaces, (select count(*)::int from auth_user) as users,
         (select count(*)::int from message) as messages`,
    )
    expect(rows).toEqual([{ workspaces: 0, users: 0, messages: 0 }])
  }
  return { here, there, workspace, lines, lineOf, changed, nothingWritten }
}

test('a file that is no archive, or another’s, is told apart from a damaged one', async () => {
  const { there, lines } = await world()
  const whole = `${lines.join('\n')}\n`
  const first = (change: object) => whole.replace(lines[0]!, JSON.stringify({ ...JSON.parse(lines[0]!), ...change }))
  for (const [file, why] of [
    ['', 'not-an-archive'],
    ['<!doctype html>\n<p>', 'not-an-archive'],
    ['{"format":"insuffleur"}\n', 'not-an-archive'],
    [Uint8Array.from([0x1f, 0x8b, 8, 0, 0x0a]), 'not-an-archive'],
    [first({ workspace: { id: `'; drop table message; --`, name: 'x' } }), 'not-an-archive'],
    [first({ version: 2 }), 'newer'],
  ] as const)
    await expect(read(there, file)).rejects.toMatchObject({ name: 'UnfitArchive', why })
})

test('each broken line is named, and nothing of the file stays', async () => {
  const { there, lines, lineOf, changed, nothingWritten } = await world()
  const [message, theme, act] = ['message', 'theme', 'act'].map(lineOf) as [number, number, number]
  const broken: [file: string, why: string, at: number][] = [
    [changed(message, (line) => line.slice(0, -1)), 'not-json', message],
    [changed(message, () => '[]'), 'not-a-row', message],
    [changed(message, () => '{"table":"auth_account","row":{}}'), 'not-a-row', message],
    [changed(message, (line) => line.replace('"row"', '"row":{},"row"')), 'refused', message],
    [changed(message, (line) => line.replace('"text":"', '"text":"\\u0000')), 'refused', message],
    [changed(message, (line) => line.replace('"text":"', '"text":"\\ud800')), 'refused', message],
    [changed(message, (line) => line.replace('"audience":"internal"', '"audience":"everyone"')), 'refused', message],
    [changed(message, (line) => line.replace('"row":{', '"row":{"workspace_id":"x",')), 'unknown-column', message],
    [changed(message, (line) => line.replace('"row":{', '"row":{"id) select 1; --":1,')), 'unknown-column', message],
    [
      changed(message, (line) => line.replace(/"url":"(\\.|[^"])*"/, '"url":" JavaScript:alert(1)"')),
      'script',
      message,
    ],
    [changed(act, (line) => line.replace('"detail":{', '"detail":{"href":"javascript:1",')), 'script', act],
    [changed(theme, (line) => line.replace(/"id":"[^"]*"/, '"id":null')), 'refused', theme],
    [changed(theme, (line) => `${'['.repeat(100_000)}${line}`), 'not-json', theme],
    [changed(message, () => lines[theme]!), 'out-of-order', message + 1],
    [`${lines.slice(0, -1).join('\n')}\n`, 'broken-end', lines.length - 2],
    [lines.join('\n'), 'broken-end', lines.length - 1],
    [`${lines.toSpliced(lineOf('person'), 1).join('\n')}\n`, 'refused', lineOf('handle') - 1],
    [`${lines.toSpliced(lineOf('removal'), 1).join('\n')}\n`, 'broken-end', lines.length - 2],
    [`${lines.join('\n')}\n${lines.at(-1)}\n`, 'out-of-order', lines.length],
  ]
  for (const [file, why, at] of broken)
    await expect(read(there, file), `${why} at ${at + 1}`).rejects.toMatchObject({ why, line: at + 1 })
  await nothingWritten()
})

test('bytes that are no text, and a line without end, are refused before they fill the memory', async () => {
  const { there, lines, nothingWritten } = await world()
  const start = Buffer.from(`${lines[0]}\n`)
  const noText = Buffer.concat([start, Buffer.from([0x22, 0xff, 0xfe, 0x0a])])
  await expect(read(there, noText)).rejects.toMatchObject({ why: 'not-json', line: 2 })
  const endless = Buffer.concat([start, Buffer.alloc(65 * 1024 * 1024, 'x')])
  await expect(read(there, endless)).rejects.toMatchObject({ why: 'too-long', line: 2 })
  await nothingWritten()
})

test('no row is let in for another workspace, and none may name an account it does not introduce', async () => {
  const { there, lineOf, changed, nothingWritten, workspace } = await world()
  const other = changed(lineOf('workspace'), (line) => line.replace(workspace, newId()))
  await expect(read(there, other)).rejects.toMatchObject({ why: 'not-a-row' })
  const unknownMember = changed(lineOf('membership'), (line) => line.replace('"user_id":"x"', '"user_id":"boss"'))
  await expect(read(there, unknownMember)).rejects.toMatchObject({ why: 'stranger', line: lineOf('membership') + 1 })
  await nothingWritten()
  await account(there.owner, 'boss', 'boss@agence.example')
  const saidByBoss = changed(lineOf('act'), (line) => line.replace('"by":"x"', '"by":"boss"'))
  await expect(read(there, saidByBoss)).rejects.toMatchObject({ why: 'stranger', line: lineOf('act') + 1 })
})

test('markup is stored as whoever makes it safe gives it back', async () => {
  const { there, lineOf, changed } = await world()
  const bad = changed(lineOf('message'), (line) => line.replace(/"html":"[^"]*"/, '"html":"<b onclick=x>no</b>"'))
  await read(there, bad, (html) => (html.includes('onclick') ? null : html))
  const { rows } = await there.owner.query(
    'select m.html, r.html as before from message m join message_revision r using (workspace_id)',
  )
  expect(rows).toEqual([{ html: null, before: '<p>non, <em>je n’aime pas</em></p>' }])
})

test('a workspace that is here already is left as it is', async () => {
  const { here, lines, workspace } = await world()
  await expect(read(here, `${lines.join('\n')}\n`)).rejects.toMatchObject({ why: 'workspace-there' })
  expect((await written(here, workspace)).trimEnd()).toBe(lines.join('\n'))
})

test('themes joined into later ones, and rows by the thousand, come back in any order of their ids', async () => {
  const { here, there, workspace } = await world()
  await here.owner.query(
    `insert into theme (workspace_id, id, name, joined_into, at, by)
     select workspace_id, gen_random_uuid(), 'joined ' || n, case when n % 2 = 0 then id end, now(), 'nobody who is left'
     from theme, generate_series(1, 2500) n`,
  )
  await here.owner.query(
    `update theme t set joined_into = (select id from theme o where o.id > t.id and o.joined_into is null limit 1)
     where joined_into is not null`,
  )
  const archive = await written(here, workspace)
  expect(archive.split('\n').length).toBeGreaterThan(2_500)
  await read(there, archive)
  expect(await written(there, workspace)).toBe(archive)
})
