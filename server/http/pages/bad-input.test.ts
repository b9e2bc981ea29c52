import { afterAll, beforeAll, expect, it, test } from 'vitest'
import { api } from '#contract'
import { newId } from '#kernel'
import { type PasserBy, passerBy } from '../../../test/passer-by.ts'
import { type AtDesk, openWorld, type World } from '../../../test/world.ts'

let world: World
let odile: AtDesk
let page: string
const form = { 'content-type': 'application/x-www-form-urlencoded' }

beforeAll(async () => {
  world = await openWorld()
  odile = await world.odile()
  const opening = 'Qu’en dites-vous ?<script>alert(1)</script>'
  const planted = await odile.ask(api.plant, { body: { channel: 'page', name: 'Page <b>', opening, language: 'fr' } })
  page = planted.publicUrl!
})
afterAll(async () => world.close())

async function atThePage(headers: Record<string, string> = {}): Promise<PasserBy> {
  world.clock.goesOn(120)
  const someone = passerBy(world.desk.app, headers)
  await someone.go(page)
  return someone
}

async function says(name: string, text: string): Promise<PasserBy> {
  const someone = await atThePage()
  await someone.send('Publier', { name, text })
  return someone
}

async function standing(): Promise<string[]> {
  const reader = passerBy(world.desk.app)
  await reader.go(page)
  return reader.texts().slice(1)
}

it('shows markup as what it is: letters', async () => {
  const said = await says('<img src=x onerror=alert(1)>', '<script>alert("x")</script> & « cœur »')
  expect(said.status()).toBe(200)
  expect(said.html()).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; « cœur »')
  expect(await standing()).toContain('<script>alert("x")</script> & « cœur »')
})

it('gives back a megabyte whole, and says how much fits', async () => {
  const text = `${'é'.repeat(1_000_000)}fin`
  const someone = await says('Maëlle', text)
  expect(someone.status()).toBe(413)
  expect(someone.reads()).toContain('1\u202f000\u202f003 signes, pour 20\u202f000 signes au plus')
  expect(someone.filled('text')).toMatchObject({ name: 'Maëlle', text })
  // Shortened in the form that came back, it goes through.
  world.clock.goesOn(60)
  await someone.send('Publier', { text: 'é fin' })
  expect(someone.reads()).toContain('C’est publié.')
})

it('says what is missing, and keeps the rest', async () => {
  for (const nothing of ['', '  \n ', '\0\u202e', '\u200b\u2800\u3164']) {
    const someone = await says('Jo', nothing)
    expect([someone.status(), someone.filled('text')?.name]).toEqual([422, 'Jo'])
    expect(someone.reads()).toContain('Il manque vos mots.')
  }
  const nameless = await says('\u200b', 'sans nom')
  expect([nameless.status(), nameless.filled('text')?.text]).toEqual([422, 'sans nom'])
  expect(nameless.reads()).toContain('Il manque un nom.')
  expect((await says('n'.repeat(81), 'trop long')).reads()).toContain('80 signes au plus')
})

it('lets nobody pass for the brand', async () => {
  for (const name of ['Les Vergers Imaginaires', 'LES VERGERS-IMAGINAIRES', 'Odile, pour les Vergers imaginaires']) {
    const someone = await says(name, 'croyez-moi')
    expect([someone.status(), someone.filled('text')?.text], name).toEqual([422, 'croyez-moi'])
  }
  expect((await says('Vergers de Jo', 'bonjour')).status()).toBe(200)
})

it.each([
  ['only emoji', '😐', '😐'],
  ['a family', '👨‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿', '👨‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
  ['Arabic', 'طعمها جيد', 'طعمها جيد'],
  ['NUL and controls', 'a\0b\x07c', 'abc'],
  ['an override of direction', 'compote\u202Exe.gpj', 'compotexe.gpj'],
  ['SQL', `'); drop table message; --`, `'); drop table message; --`],
  ['lines', '\n\nun\r\n\r\n deux\rtrois', 'un\n\n deux\ntrois'],
  ['twenty thousand units', 'x'.repeat(20_000), 'x'.repeat(20_000)],
])('welcomes %s', async (_, text, kept) => {
  expect((await says('Un inconnu du train', text)).reads()).toContain('C’est publié.')
  expect(await standing()).toContain(kept)
})

it('holds stacked letters down', async () => {
  const zalgo = `H${'\u0335\u0322'.repeat(400)}é`
  expect((await says('Z̷̢̛̤͒a', zalgo)).status()).toBe(200)
  expect((await standing()).at(-1)).toMatch(/^H\p{M}{1,6}é$/u)
})

it('tells a robot that it looks like one, and a person what to do', async () => {
  const someone = await atThePage()
  await someone.send('Publier', { name: 'Jo', text: 'mes mots', subject: 'http://buy.example' })
  expect([someone.status(), someone.filled('text')]).toEqual([
    422,
    expect.objectContaining({ text: 'mes mots', subject: '' }),
  ])
  expect(someone.reads()).toContain('que seuls les robots remplissent')
  await someone.send('Publier')
  expect(someone.reads()).toContain('C’est publié.')
})

// The clock of these two goes on by itself too: on a slow machine a few more get through.
test('who sends too many is told so, when to go on, and loses nothing', async () => {
  world.clock.goesOn(3600)
  const someone = passerBy(world.desk.app)
  let sent = 0
  do {
    await someone.go(page)
    await someone.send('Publier', { name: 'Pressée', text: `vite ${++sent}` })
  } while (someone.status() === 200 && sent < 40)
  expect(sent).toBeGreaterThan(6)
  expect([someone.status(), someone.filled('text')]).toEqual([
    429,
    expect.objectContaining({ name: 'Pressée', text: `vite ${sent}` }),
  ])
  expect(someone.reads()).toMatch(/Publiez de nouveau dans \d+ secondes?\./)
  expect(Number(someone.headers().get('retry-after'))).toBeLessThanOrEqual(20)
  world.clock.goesOn(21)
  await someone.send('Publier')
  expect(someone.reads()).toContain('C’est publié.')
})

test('a flood is not even read, and told so', async () => {
  world.clock.goesOn(3600)
  const send = () => world.desk.app.request(page, { method: 'POST', body: 'x=1', headers: form })
  let last = await send()
  for (let sent = 1; last.status !== 429 && sent < 300; sent++) last = await send()
  expect(last.status).toBe(429)
  expect(await last.text()).toContain('Publiez de nouveau')
  world.clock.goesOn(3600)
})

it.each([
  ['JSON', '{"name":"a","text":"b"}', { 'content-type': 'application/json' }, 400],
  ['a file', 'x', { 'content-type': 'multipart/form-data; boundary=x' }, 400],
  ['nine megabytes', 'x'.repeat(9 * 1024 * 1024), form, 413],
  ['no fields at all', 'x', form, 422],
  ['an answer to what is no message', 'name=a&text=b&reply=1%27', form, 422],
  ['an answer to a message of elsewhere', `name=a&text=b&reply=${newId()}`, form, 422],
])('declines %s in words', async (_, body, headers, status) => {
  world.clock.goesOn(120)
  const answer = await world.desk.app.request(page, {
    method: 'POST',
    body,
    headers: headers as Record<string, string>,
  })
  expect(answer.status).toBe(status)
  expect(answer.headers.get('content-type')).toContain('text/html')
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
})

it.each([
  '/p/x/y',
  `/p/${newId()}/${newId()}`,
  `/p/${newId()}/${newId()}/own/${newId()}.secret`,
  '/p/%00/%00',
  `/p/${'a'.repeat(5000)}/b`,
  '/p/page-000000000000.css',
])('says plainly that nothing stands at %s', async (path) => {
  const answer = await world.desk.app.request(new URL(path, page).href, { headers: { 'accept-language': 'en' } })
  expect(answer.status).toBe(404)
  expect(await answer.text()).toContain('<html lang="en">')
})

it('opens nothing to a link that is nearly right', async () => {
  const said = await says('Lila', 'à moi')
  const link = said.where().split('?')[0]!
  const [handle, secret] = link.split('/').at(-1)!.split('.') as [string, string]
  const wrong = [
    `${handle}.${secret.slice(0, -1)}A`,
    `${handle}.`,
    handle,
    `${newId()}.${secret}`,
    `${handle}.${secret}.x`,
    `${handle}.${'x'.repeat(5000)}`,
  ]
  for (const token of wrong) {
    if (token === `${handle}.${secret}`) continue
    const at = new URL(`${new URL(page).pathname}/own/${token}`, page).href
    const read = await world.desk.app.request(at)
    expect([read.status, (await read.text()).includes('à moi')], token).toEqual([404, false])
    const erased = await world.desk.app.request(at, { method: 'POST', body: 'act=erase-all', headers: form })
    expect(erased.status, token).toBe(404)
  }
  expect(await standing()).toContain('à moi')
})

it('lets nobody touch the words of another', async () => {
  const [mine, theirs] = [await says('Mehdi', 'les miens'), await says('Lila', 'les siens')]
  const [, message] = /name="message" value="([^"]+)"/.exec(theirs.html())!
  for (const fields of [
    { act: 'erase', message: message! },
    { act: 'correct', message: message!, text: 'volés' },
    { act: 'erase', message: 'x' },
    { act: 'erase' },
    { act: 'nothing' },
    { act: 'correct', text: 'a' },
  ]) {
    world.clock.goesOn(60)
    await mine.go(mine.where().split('?')[0]!, {
      method: 'POST',
      body: new URLSearchParams(fields as Record<string, string>).toString(),
      headers: form,
    })
    expect(mine.status(), JSON.stringify(fields)).toBeGreaterThanOrEqual(404)
    await mine.go(mine.where().split('?')[0]!)
  }
  expect(await standing()).toEqual(expect.arrayContaining(['les miens', 'les siens']))
})

it('takes any cursor', async () => {
  const reader = passerBy(world.desk.app)
  for (const query of [
    '?before=x',
    `?after=${newId()}`,
    '?at=%00',
    '?reply=1%27%20or%201=1',
    `?at=${'x'.repeat(5000)}`,
    '?before=&after=&at=',
    '?reply=%ff',
  ]) {
    await reader.go(`${page}${query}`)
    expect(reader.status(), query).toBe(200)
  }
})

it('speaks the language of the page, whatever the browser asks for', async () => {
  for (const [language, button] of [
    ['en', 'Publish'],
    ['fr-CA', 'Publier'],
  ] as const) {
    const planted = await odile.ask(api.plant, {
      body: { channel: 'page', name: `Page ${language}`, opening: 'Hello', language },
    })
    const reader = passerBy(world.desk.app, { 'accept-language': 'fr' })
    await reader.go(planted.publicUrl!)
    expect(reader.html()).toContain(`<html lang="${language}">`)
    expect(reader.html()).toContain(`<button>${button}</button>`)
  }
})
