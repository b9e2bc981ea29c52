import { randomBytes } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { type Channel, type HeardWords, type RawEvent } from '#channel'
import { buryMessage, hear, plant } from '#contact-point'
import { openJobs } from '#database'
import { systemClock as clock, type Id } from '#kernel'
import { openSaid } from '../../test/said.ts'
import { readLedger } from './read-ledger.ts'

const manifest: Channel['manifest'] = {
  key: 'forum',
  name: { fr: 'Forum', en: 'Forum' },
  abilities: ['receives'],
  plantedBy: 'name',
  terms: { maxAgeDays: null, deleteWithSource: false, mayDerive: true, mayJoinHandles: false, mayUseAi: false },
  pace: [],
  longestUtterance: null,
}

/** What somebody says at the forum; `fails`: our reader of it has a bug. */
type Post = Pick<HeardWords, 'nativeId' | 'text'> & { url?: string; by?: string; title?: string; fails?: true }

const post = (said: Post): RawEvent => ({
  nativeId: said.nativeId,
  contentType: 'application/json',
  body: Buffer.from(JSON.stringify(said)),
})

const forum: Channel = {
  manifest,
  read({ body }) {
    const { nativeId, text, url, title, by = 'Marmelade', fails } = JSON.parse(Buffer.from(body).toString()) as Post
    if (fails) throw new TypeError('undefined is not a comment')
    const said: HeardWords = {
      kind: 'said',
      nativeId,
      thread: { nativeId: url ?? 'le sujet', url: url ?? null, title: null },
      by: { nativeId: by, name: by, url: null },
      ours: false,
      title: title ?? null,
      text,
      html: null,
      url: null,
      saidAt: null,
      answers: null,
      audience: 'public',
      language: null,
      attachments: [],
    }
    return { kind: 'read', heard: [said] }
  },
}

async function openForum() {
  const said = await openSaid()
  const jobs = openJobs(said.database.appUrl, (cause) => expect.unreachable(String(cause)))
  onTestFinished(async () => {
    await jobs.stop()
    await said.close()
  })
  await jobs.start()
  const { id: workspace, inside } = await said.workspace()
  const place = await inside((db) =>
    plant(db, jobs, clock, { workspace, manifest, name: 'Le forum', address: 'forum', settings: {}, by: 'odile' }),
  )
  const at = { workspace, place: place as Id<'contact point'> }
  return {
    at,
    inside,
    hears: (...posts: Post[]) => inside((db) => hear(db, jobs, clock, at, posts.map(post))),
    reads: () => inside((db) => readLedger(db, jobs, clock, forum, at)),
    texts: () =>
      inside(async (db) => (await db.selectFrom('message').select('text').execute()).map((row) => row.text).sort()),
    aside: () =>
      inside((db) =>
        db
          .selectFrom('raw_event')
          .select(['native_id', 'set_aside_why'])
          .where('set_aside_at', 'is not', null)
          .orderBy('native_id')
          .execute(),
      ),
    unread: () =>
      inside((db) =>
        db
          .selectFrom('raw_event')
          .select('id')
          .where('read_at', 'is', null)
          .where('set_aside_at', 'is', null)
          .execute(),
      ),
  }
}

const voices = (n: number): Post[] => Array.from({ length: n }, (_, at) => ({ nativeId: `${at}`, text: `voix ${at}` }))

test('an event that our reader stumbles over is set aside with its reason, and the rest is heard', async () => {
  const forum = await openForum()
  await forum.hears(...voices(2), { nativeId: 'poison', text: 'x', fails: true })
  expect(await forum.reads()).toMatchObject({ taken: 3 })
  expect(await forum.texts()).toEqual(['voix 0', 'voix 1'])
  expect(await forum.aside()).toEqual([
    { native_id: 'poison', set_aside_why: 'the reader failed: undefined is not a comment' },
  ])
})

test('an event that the database refuses is set aside, whatever stands around it, and the place goes on', async () => {
  const forum = await openForum()
  // More than an index row holds, and nothing to compress.
  const url = `https://forum.example/?id=${randomBytes(1900).toString('hex')}`
  const among = voices(40)
  among.splice(17, 0, { nativeId: 'long', text: 'perdue', url })
  among.splice(30, 0, { nativeId: 'long too', text: 'perdue aussi', url: `${url}&2` })
  await forum.hears(...among)
  expect(await forum.reads()).toMatchObject({ taken: 42 })
  expect(await forum.texts()).toEqual(
    voices(40)
      .map(({ text }) => text)
      .sort(),
  )
  const aside = await forum.aside()
  expect(aside.map((row) => row.native_id)).toEqual(['long', 'long too'])
  expect(aside[0]!.set_aside_why).toContain('index row')
  expect(await forum.unread()).toEqual([])
  await forum.hears({ nativeId: 'after', text: 'ensuite' })
  await forum.reads()
  expect(await forum.texts()).toContain('ensuite')
})

test('what was erased here is not kept when it is heard again; neither is who objected', async () => {
  const forum = await openForum()
  await forum.inside(async (db) => {
    await buryMessage(db, clock, forum.at, '1', 'erased')
    await buryMessage(db, clock, forum.at, 'by:Léone', 'objected')
  })
  await forum.hears(...voices(3), { nativeId: 'hers', text: 'voix de Léone', by: 'Léone' })
  await forum.reads()
  expect(await forum.texts()).toEqual(['voix 0', 'voix 2'])
  expect(await forum.aside()).toEqual([])
  expect(await forum.unread()).toEqual([])
})

test('a native id of any length and alphabet fits the ledger', async () => {
  const forum = await openForum()
  const long = Array.from({ length: 1500 }, (_, at) => String.fromCodePoint(0x4e00 + ((at * 7919) % 20_000))).join('')
  await forum.hears({ nativeId: `${long}\0`, text: 'x'.repeat(10), fails: true })
  await forum.reads()
  const [kept] = await forum.aside()
  expect(long.startsWith(kept!.native_id!)).toBe(true)
  expect(Buffer.byteLength(kept!.native_id!)).toBeGreaterThan(1900)
})
