import { expect, test } from 'vitest'
import { linkKeyOf } from '#conversation'
import { openDatabase, openJobs } from '#database'
import { newId, systemClock } from '#kernel'
import { page } from '../../../channels/page/index.ts'
import { freshDatabase } from '../../../test/setup/database.ts'
import { publicPages } from './index.ts'

test('the database goes away while someone writes: they are told, and keep their words', async () => {
  const fresh = await freshDatabase()
  const lost = () => undefined
  const { ownerUrl, appUrl } = fresh
  const database = await openDatabase({ ownerUrl, appUrl, appPassword: '', migrated: true, onLost: lost })
  const complaints: unknown[] = []
  const pages = publicPages({
    within: database.within,
    reading: database.reading,
    jobs: openJobs(appUrl, lost),
    clock: systemClock,
    linkKey: linkKeyOf('00'.repeat(32)),
    channel: page,
    says: () => true,
    publishing: () => undefined,
    publicUrl: 'http://localhost:4000',
    clientAddress: () => '203.0.113.7',
    complain: (_, cause) => complaints.push(cause),
  })
  await fresh.drop()
  const path = `/p/${newId()}/${newId()}`
  const words = { name: 'Nolwenn', text: 'trop sucrée <b>' }
  const sent = await pages.request(path, {
    method: 'POST',
    body: new URLSearchParams(words).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  const html = await sent.text()
  expect([sent.status, sent.headers.get('retry-after')]).toEqual([503, '10'])
  expect(html).toContain('Vos mots n’ont pas pu être gardés')
  expect(html).toContain('trop sucrée &lt;b&gt;</textarea>')
  const own = await pages.request(`${path}/own/${newId()}.secret`, {
    method: 'POST',
    body: new URLSearchParams({ act: 'correct', message: 'm1', text: 'plutôt trop acide <i>' }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
  const corrected = await own.text()
  expect(own.status).toBe(503)
  expect(corrected).toContain('plutôt trop acide &lt;i&gt;</textarea>')
  expect(corrected).toContain('name="act" value="correct"')
  expect(corrected).toContain('name="message" value="m1"')
  for (const other of [path, `${path}/own/${newId()}.secret`]) {
    const read = await pages.request(other, { headers: { 'accept-language': 'en' } })
    expect([read.status, (await read.text()).includes('A fault on our side')]).toEqual([503, true])
  }
  expect(complaints).toHaveLength(4)
  await database.close()
})
