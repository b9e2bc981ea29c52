import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { sealWith } from '#contact-point'
import { api } from '#contract'
import { freshDatabase } from '../../test/setup/database.ts'
import { openWorld, password } from '../../test/world.ts'
import { keyOf } from '../key.ts'
import { on, typed } from './cli.test-world.ts'
import { asOwner } from './one-shot.ts'

// Each command is a process of its own, and a busy machine starts them slowly.
vi.setConfig({ testTimeout: 120_000 })

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'insuffleur-cli-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

async function world() {
  const made = await openWorld({ realPasswords: true })
  onTestFinished(() => made.close())
  return made
}

async function fresh() {
  const made = await freshDatabase()
  onTestFinished(() => made.drop())
  return made
}

const odileSigns = (desk: Awaited<ReturnType<typeof world>>, secret: string) =>
  desk.stranger().call(api.signIn, { body: { email: 'odile@agence.example', password: secret } })

test('the demo workspace, exported, imported into a fresh installation and exported again, is the same to the byte', async () => {
  const desk = await world()
  const { call } = await desk.odile()
  const { answer } = await call(api.discover, { body: {} })
  const file = join(folder(), 'vergers.jsonl')
  const first = await typed(on(desk.fresh), ['export', answer.id, '--to', file])
  expect(first).toMatchObject({ code: 0, out: '' })
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const there = await fresh()
  const read = await typed(on(there), ['import', file])
  expect(read).toMatchObject({ code: 0, err: '' })
  expect(read.out).toContain('Odile <odile@agence.example>')
  const again = await typed(on(there), ['export', 'les vergers imaginaires'])
  expect(again.code).toBe(0)
  expect(again.out.length).toBeGreaterThan(500_000)
  expect(again.out === readFileSync(file, 'utf8')).toBe(true)
  const twice = await typed(on(there), ['import', file])
  expect(twice).toMatchObject({ code: 1, out: '' })
  expect(twice.err).toContain('here already, as “Les Vergers Imaginaires”')
})

test('several workspaces of one name are listed; nothing is chosen for anybody', async () => {
  const desk = await world()
  const odile = await desk.odile('Vergers')
  const other = await odile.call(api.openWorkspace, { body: { name: 'Vergers' } })
  const told = await typed(on(desk.fresh), ['export', 'vergers'])
  expect(told).toMatchObject({ code: 1, out: '' })
  expect(told.err).toContain(odile.workspace)
  expect(told.err).toContain(other.answer.id)
  const none = await typed({ ...on(desk.fresh), LANG: 'fr_FR.UTF-8' }, ['export', 'potager'])
  expect(none.err).toContain('Aucun espace ne s’appelle «\u00a0potager\u00a0»')
})

test('a file that was tampered with leaves nothing, and says which line it was', async () => {
  const desk = await world()
  const { workspace } = await desk.odile()
  const { out } = await typed(on(desk.fresh), ['export', workspace])
  const file = join(folder(), 'broken.jsonl')
  writeFileSync(file, out.replace('"role":"desk"', '"role":"king"'))
  const there = await fresh()
  const told = await typed({ ...on(there), LANG: 'fr' }, ['import', file])
  expect(told.code).toBe(1)
  expect(told.err).toMatch(/^La ligne 4 ne tient pas avec le reste/)
  expect((await typed(on(there), ['export', workspace])).err).toContain('there is none yet')
  expect(await typed(on(there), ['import', '-'], undefined, out)).toMatchObject({ code: 0 })
})

test('markup that somebody wrote into the file is made safe like all markup', async () => {
  const desk = await world()
  const { call } = await desk.odile()
  const { answer } = await call(api.discover, { body: {} })
  const { out } = await typed(on(desk.fresh), ['export', answer.id])
  const bad = '<p>a</p><p onclick=x>b<script>alert(1)</script><img src=x onerror=y></p>'
  const there = await fresh()
  const told = await typed(on(there), ['import', '-'], undefined, out.replace('"html":null', `"html":"${bad}"`))
  expect(told.err).toBe('')
  const again = await typed(on(there), ['export', answer.id])
  expect(again.out.match(/"html":"[^"]*"/g)).toEqual(['"html":"<p>a</p><p>b</p>"'])
})

test('a new password opens, the old one and the old sessions no longer do', async () => {
  const desk = await world()
  const odile = await desk.odile()
  const told = await typed(on(desk.fresh), ['reset-password', 'Odile@agence.example'])
  expect(told.code).toBe(0)
  expect((await odile.call(api.whoAmI)).answer.user).toBeNull()
  expect((await odileSigns(desk, password)).status).toBe(401)
  expect((await odileSigns(desk, told.out.trim())).status).toBe(200)
  expect(await typed(on(desk.fresh), ['reset-password', 'nobody@agence.example'])).toMatchObject({
    code: 1,
    err: 'No account has the address nobody@agence.example.\n',
  })
})

test('an app that is shared serves every workspace, sealed; taken away, it serves none', async () => {
  const desk = await world()
  const odile = await desk.odile()
  const here = on(desk.fresh)
  const stands = async () => {
    const { answer } = await odile.call(api.platforms, { params: { workspace: odile.workspace } })
    return answer.find(({ key }) => key === 'meta')!.kept
  }
  const lines = 'id=4711\n# from the page of the app\nsecret=tres-secret\nverify=mot-choisi\n'
  const kept = () =>
    asOwner(desk.fresh.ownerUrl, async (owner) => {
      const { rows } = await owner.query<{ value: string }>(`select value from installation where name = 'app meta'`)
      return rows.map(({ value }) => Buffer.from(value, 'base64'))
    })
  expect(await stands()).toBeNull()
  expect((await typed(here, ['share-app', 'meta'], undefined, 'id=4711')).err).toContain('“secret” is missing')
  expect((await typed(here, ['share-app', 'nulle-part'], undefined, lines)).err).toContain('Known: ')
  expect((await typed(here, ['share-app', 'meta', 'tres-secret'], undefined, lines)).code).toBe(1)
  expect(await kept()).toEqual([])
  expect(await typed(here, ['share-app', 'meta'], undefined, lines)).toMatchObject({ code: 0, out: '' })
  const [sealed] = await kept()
  expect(sealed!.includes('tres-secret')).toBe(false)
  const seal = sealWith(keyOf(here.INSUFFLEUR_KEY!).for('secrets of channels'))
  expect(seal.open({ workspace: null, id: 'meta' }, sealed!)).toEqual({
    id: '4711',
    secret: 'tres-secret',
    verify: 'mot-choisi',
  })
  const file = join(folder(), 'keys')
  writeFileSync(file, lines)
  expect((await typed(here, ['share-app', 'META', '--from', file])).code).toBe(0)
  expect((await typed(here, ['unshare-app', 'meta'])).code).toBe(0)
  expect([await kept(), await stands()]).toEqual([[], null])
})

test('an account that an import opened has no password until one is given', async () => {
  const desk = await world()
  const { workspace } = await desk.odile()
  const { out } = await typed(on(desk.fresh), ['export', workspace])
  const there = await world()
  expect((await typed(on(there.fresh), ['import', '-'], undefined, out)).err).toBe('')
  expect((await odileSigns(there, password)).status).toBe(401)
  const told = await typed(on(there.fresh), ['reset-password', 'odile@agence.example'])
  const signed = await odileSigns(there, told.out.trim())
  expect(signed.answer.workspaces.map(({ id }) => id)).toEqual([workspace])
})

test('a wrong command, a wrong option, a missing word end with how it is done', async () => {
  for (const args of [
    ['export'],
    ['import', 'a', 'b'],
    ['export', 'x', '--from', 'y'],
    ['toString'],
    ['doctor', 'now'],
  ]) {
    const told = await typed({}, args)
    expect(told).toMatchObject({ code: 1, out: '' })
    expect(told.err).toContain('insuffleur export WORKSPACE')
  }
  const nowhere = await typed({ DATA_DIR: join(folder(), 'none') }, ['backup'])
  expect(nowhere.err).toContain('There is no installation in')
})
