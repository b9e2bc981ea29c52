import { getMigrations } from 'better-auth/db/migration'
import { sql } from 'kysely'
import pg from 'pg'
import { expect, test } from 'vitest'
import { api } from '#contract'
import { authOptions } from './auth.ts'
import { odileAtHerDesk, openWorld, password, publicUrl, visitor } from './http.test-world.ts'

const odile = { name: 'Odile', email: 'odile@agence.example', password }

test('the first visit opens the first account, and its reader is known from then on', async () => {
  const world = await openWorld()
  const browser = world.visitor()
  const before = await browser.call(api.whoAmI)
  expect(before.answer).toMatchObject({
    user: null,
    firstVisit: true,
    needsCode: false,
    language: 'fr',
    workspaces: [],
  })
  const opened = await browser.call(api.openAccount, { body: { ...odile, language: 'fr-CA' } })
  expect(opened.answer).toMatchObject({ user: { name: 'Odile', language: 'fr-CA' }, firstVisit: false })
  const cookie = opened.headers.getSetCookie().find((set) => set.includes('session_token'))
  expect(cookie).toMatch(/HttpOnly/i)
  expect(cookie).toMatch(/SameSite=Lax/i)
  expect(cookie).not.toMatch(/Secure/)
  expect((await browser.call(api.whoAmI)).answer.user).toMatchObject({ email: odile.email, language: 'fr-CA' })
})

test('over https the cookie is secure', async () => {
  const world = await openWorld({ publicUrl: 'https://parole.example' })
  const browser = visitor(world.app, { origin: 'https://parole.example' })
  const opened = await browser.call(api.openAccount, { body: odile })
  expect(opened.headers.getSetCookie().find((set) => set.startsWith('__Secure-'))).toMatch(/; Secure/)
  expect((await browser.call(api.whoAmI)).answer.user).toMatchObject({ name: 'Odile' })
})

test('two first visits at the same time: one account, and a clear sentence for the other', async () => {
  const world = await openWorld()
  const both = await Promise.all(
    ['odile', 'basile'].map((name) =>
      world.visitor().call(api.openAccount, { body: { ...odile, name, email: `${name}@agence.example` } }),
    ),
  )
  expect(both.map(({ status }) => status).sort()).toSatisfy(
    (statuses: number[]) => statuses[0] === 200 && [403, 409].includes(statuses[1]!),
  )
  const refused = both.find(({ status }) => status !== 200)!.problem
  expect(['account.by-invitation', 'account.being-opened']).toContain(refused.code)
  expect(refused.detail).not.toBe(refused.code)
  const { rows } = await sql<{ n: number }>`select count(*) as n from auth_user`.execute(world.database.global)
  expect(rows).toEqual([{ n: 1 }])
})

test('where others can knock, the first account needs the code of the terminal', async () => {
  const world = await openWorld({ firstCode: 'pomme-4821' })
  const browser = world.visitor()
  expect((await browser.call(api.whoAmI)).answer).toMatchObject({ needsCode: true })
  const without = await browser.call(api.openAccount, { body: odile })
  expect(without).toMatchObject({ status: 403, problem: { code: 'account.first-code' } })
  expect((await browser.call(api.openAccount, { body: { ...odile, code: 'pomme-4821' } })).status).toBe(200)
})

test('guessing the code of the terminal comes to an end', async () => {
  const world = await openWorld({ firstCode: 'pomme-4821' })
  const browser = world.visitor()
  const statuses: number[] = []
  for (let at = 0; at < 10; at++)
    statuses.push((await browser.call(api.openAccount, { body: { ...odile, code: `poire-${at}` } })).status)
  expect(statuses.slice(-2)).toEqual([429, 429])
  expect((await browser.call(api.openAccount, { body: { ...odile, code: 'pomme-4821' } })).status).toBe(429)
})

test('once there is an account, others open by invitation only', async () => {
  const world = await openWorld()
  await odileAtHerDesk(world)
  const other = await world.visitor().call(api.openAccount, { body: { ...odile, email: 'quelquun@ailleurs.example' } })
  expect(other).toMatchObject({ status: 403, problem: { code: 'account.by-invitation' } })
})

test('one signs out, the session is gone, one signs in again', async () => {
  const world = await openWorld()
  const { odile: browser } = await odileAtHerDesk(world)
  const stolen = new Map(browser.cookies)
  expect((await browser.call(api.signOut)).status).toBe(204)
  expect((await browser.call(api.openWorkspace, { body: { name: 'X' } })).problem.code).toBe('session.needed')
  const thief = world.visitor()
  for (const [name, value] of stolen) thief.cookies.set(name, value)
  expect((await thief.call(api.whoAmI)).answer.user).toBeNull()
  const again = await browser.call(api.signIn, { body: { email: 'Odile@Agence.example', password } })
  expect(again.answer).toMatchObject({ user: { name: 'Odile' }, workspaces: [{ name: 'Les Vergers Imaginaires' }] })
})

test('wrong passwords are told in words, then made to wait; one person’s waiting is not another’s', async () => {
  const world = await openWorld({ trustProxy: 1 })
  const { odile: browser } = await odileAtHerDesk(world)
  await browser.call(api.signOut)
  const guesser = visitor(world.app, { 'x-forwarded-for': '203.0.113.7' })
  const body = { email: 'odile@agence.example', password: 'pas le bon du tout' }
  const first = await guesser.call(api.signIn, { body })
  expect(first).toMatchObject({ status: 401, problem: { code: 'session.wrong' } })
  for (let at = 1; at < 8; at++) await guesser.call(api.signIn, { body })
  const ninth = await guesser.call(api.signIn, { body })
  expect(ninth).toMatchObject({
    status: 429,
    problem: { detail: 'Trop d’essais de connexion. Réessayez dans 15 min.' },
  })
  expect(ninth.headers.get('retry-after')).toBe('900')
  const elsewhere = visitor(world.app, { 'x-forwarded-for': '203.0.113.8' })
  expect((await elsewhere.call(api.signIn, { body: { ...body, password } })).status).toBe(200)
})

test('a new password signs out everywhere else', async () => {
  const world = await openWorld()
  const { odile: here } = await odileAtHerDesk(world)
  const elsewhere = world.visitor()
  await elsewhere.call(api.signIn, { body: { email: odile.email, password } })
  const wrong = await here.call(api.changePassword, { body: { current: 'autre chose', next: 'deux vergers en mai' } })
  expect(wrong).toMatchObject({ status: 422, problem: { code: 'account.password-wrong' } })
  const changed = await here.call(api.changePassword, { body: { current: password, next: 'deux vergers en mai' } })
  expect(changed.status).toBe(204)
  expect((await here.call(api.whoAmI)).answer.user).toMatchObject({ name: 'Odile' })
  expect((await elsewhere.call(api.whoAmI)).answer.user).toBeNull()
  expect((await elsewhere.call(api.signIn, { body: { email: odile.email, password } })).status).toBe(401)
})

test('one changes one’s name and language, and refusals follow', async () => {
  const world = await openWorld()
  const { odile: browser } = await odileAtHerDesk(world)
  const changed = await browser.call(api.changeMe, { body: { name: 'Odile V.', language: 'en' } })
  expect(changed.answer).toMatchObject({ user: { name: 'Odile V.', language: 'en' }, language: 'en' })
  expect((await browser.call(api.whoAmI)).answer.user).toMatchObject({ name: 'Odile V.', language: 'en' })
  const refused = await browser.call(api.openWorkspace, { body: { name: '' } })
  expect(refused.problem.detail).toBe('Something is missing: the name.')
})

test('an account that cannot be kept is told in words, why is logged, and it can be opened afterwards', async () => {
  const world = await openWorld()
  const owner = new pg.Client({ connectionString: world.fresh.ownerUrl })
  await owner.connect()
  // As a full disk says it (SQLSTATE 53100), without filling one.
  await owner.query(`create function full_disk() returns trigger language plpgsql as
    $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`)
  await owner.query('create trigger full_disk before insert on auth_user execute function full_disk()')
  const refused = await world.visitor().call(api.openAccount, { body: odile })
  expect(refused).toMatchObject({ status: 503, problem: { code: 'account.not-kept' } })
  expect(world.complaints).toMatchObject([{ code: '53100' }])
  await owner.query('drop trigger full_disk on auth_user')
  await owner.end()
  expect((await world.visitor().call(api.openAccount, { body: odile })).status).toBe(200)
})

test('better-auth finds nothing missing in our tables', async () => {
  const world = await openWorld()
  const options = authOptions({
    global: world.database.global,
    publicUrl,
    secret: 'for this comparison and no other',
    complain: () => undefined,
  })
  const missing = await getMigrations(options, { throwOnUnsafe: false })
  expect(missing).toMatchObject({ toBeCreated: [], toBeAdded: [], unsafeChanges: [], schemaProblems: [] })
  const user = { ...options.user, additionalFields: { planted: { type: 'string' as const, required: false } } }
  const planted = await getMigrations({ ...options, user }, { throwOnUnsafe: false })
  expect(planted.toBeAdded.map(({ table, fields }) => [table, Object.keys(fields)])).toEqual([
    ['auth_user', ['planted']],
  ])
})
