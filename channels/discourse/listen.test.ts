import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Json } from '#kernel'
import { discourse } from './discourse.ts'
import { key, openForum } from './forum.test-world.ts'

let forum: Awaited<ReturnType<typeof openForum>>
let cursor: Json
beforeEach(async () => {
  forum = await openForum()
  cursor = null
})
afterEach(() => forum.close())

async function round(settings = forum.place.settings) {
  const place = { ...forum.place, settings }
  const listened = await discourse.listens.listen(place, cursor, forum.means)
  if (listened.kind !== 'heard') throw new Error(listened.kind)
  cursor = listened.cursor
  return listened.events.flatMap((event) => {
    const read = discourse.read(event, place)
    return read.kind === 'read' ? read.heard : []
  })
}
const connect = (address: string) =>
  discourse.connects.connect({ forum: address, user: '@odile', key: ` ${key} ` }, { ...forum.means, secrets: {} })

it('threads posts by topic and by what they answer, and knows our own', async () => {
  forum.says('<p>Vous aimerez la poire</p>', { user: 'odile' })
  forum.says('<p>Non, trop molle</p>')
  forum.says('<p>Moi aussi</p>', { user: 'basile', reply: 2 })
  expect(await round()).toMatchObject([
    { nativeId: '12/1', ours: true, title: 'Vous aimerez la poire', answers: null },
    { nativeId: '12/2', ours: false, title: null, answers: null, by: { nativeId: 'maelle', name: 'Maelle' } },
    {
      nativeId: '12/3',
      answers: '12/2',
      thread: { nativeId: '12', url: `${forum.url}/t/12`, title: 'Vous aimerez la poire' },
    },
  ])
})

it('hears every post of a long silence once, and goes on where it stopped', async () => {
  forum.says('<p>avant</p>')
  await round()
  for (let index = 0; index < 1_400; index++) forum.says(`<p>voix ${index}</p>`, { topic: 20 + (index % 7) })
  const heard = [...(await round()), ...(await round()), ...(await round())]
  const texts = heard.flatMap((one) => (one.kind === 'said' ? one.text : []))
  expect(texts.length).toBe(1_400)
  expect(new Set(texts).size).toBe(1_400)
})

it('hears a topic or a category alone where that was planted', async () => {
  forum.says('<p>ici</p>', { topic: 12, category: 4 })
  forum.says('<p>ailleurs</p>', { topic: 13, category: 5 })
  expect(await connect(`${forum.url}/t/vous-aimerez/12/3`)).toMatchObject({
    kind: 'connected',
    address: `${forum.url}/t/12`,
    name: 'Vous aimerez la poire, Le forum des Lunes',
    settings: { topic: 12 },
  })
  expect(await connect(`${forum.url}/c/parent/entre-nous/5`)).toMatchObject({ settings: { category: 5 } })
  expect(await connect(`${forum.url}/latest`)).toMatchObject({ address: forum.url, settings: { root: forum.url } })
  expect(await round({ ...forum.place.settings, topic: 12 })).toMatchObject([{ text: 'ici' }])
  cursor = null
  expect(await round({ ...forum.place.settings, category: 5 })).toMatchObject([
    { text: 'ailleurs', audience: 'followers' },
  ])
  const post = forum.posts[1]!
  post.cooked = '<p>ailleurs, entre nous</p>'
  expect(await round({ ...forum.place.settings, category: 5 })).toMatchObject([{ audience: 'followers' }])
})

it('takes back what is deleted, and what is missed twice', async () => {
  forum.says('<p>l’un</p>')
  const other = forum.says('<p>l’autre</p>')
  await round()
  other.deleted = true
  expect(await round()).toEqual([])
  expect(await round()).toEqual([{ kind: 'gone', nativeId: '12/2' }])
  expect(await round()).toEqual([])
})

it('leaves alone whispers, small acts and what waits for the team', async () => {
  forum.says('<p>murmure</p>', { type: 4 })
  forum.says('<p>épinglé</p>', { type: 3 })
  forum.says('<p>signalé</p>', { hidden: true })
  expect(await round()).toEqual([])
})

it('is told by night of what was flagged, passed over, and stands there after all', async () => {
  const flagged = forum.says('<p>signalé</p>', { hidden: true })
  forum.says('<p>la suite</p>')
  expect(await round()).toMatchObject([{ text: 'la suite' }])
  flagged.hidden = false
  expect(await round()).toEqual([])
  const told = await discourse.tallies.tally(forum.place, cursor, forum.means)
  if (told.kind !== 'tallied') throw new Error(told.kind)
  expect(told.standing.map(({ nativeId }) => nativeId)).toContain(`${flagged.topic}/${flagged.number}`)
})

it('leaves out words of others and previews, keeps pictures as attachments, and no script', async () => {
  forum.says(`<aside class="quote"><blockquote>J’adore <aside class="onebox">x</aside></blockquote></aside>
    <p>Moi <em>non</em><script>alert(1)</script></p><aside class="onebox"><a href="https://x.example">x</a></aside>
    <a class="lightbox" href="/uploads/pot.jpg"><img src="/uploads/pot-mini.jpg"></a>`)
  expect(await round()).toMatchObject([
    { text: 'Moi non', attachments: [{ url: `${forum.url}/uploads/pot.jpg`, type: null, bytes: null }] },
  ])
})

it('says what stands in the way of answering', async () => {
  const say = (text: string, more = {}) =>
    discourse.says.say(forum.place, forum.utterance('k', text, more), forum.means)
  forum.says('<p>Vous aimerez</p>', { user: 'odile' })
  forum.says('<p>Non</p>')
  expect(await say('bas', { audience: 'direct' })).toEqual({ kind: 'refused', why: 'audience' })
  expect(await say('x'.repeat(32_001))).toEqual({ kind: 'refused', why: 'too-long' })
  forum.at.declines = { status: 422, value: { errors: ['Trop court (20 signes au moins)'] } }
  expect(await say('court')).toEqual({ kind: 'refused', why: 'HTTP 422 Trop court (20 signes au moins)' })
  forum.at.declines = { status: 200, value: { action: 'enqueued', success: true } }
  expect(await say('attend')).toMatchObject({ kind: 'refused' })
  forum.at.declines = null
  forum.at.closedTopics.add(12)
  expect(await say('clos')).toEqual({ kind: 'refused', why: 'HTTP 422 Ce sujet est clos' })
  forum.at.closedTopics.clear()
  expect(await say('Pourquoi ?', { answers: ['12/2'] })).toMatchObject({
    kind: 'sent',
    nativeId: '12/3',
    proof: 'seen',
  })
  expect(await say('Pourquoi ?')).toMatchObject({ nativeId: '12/4' })
  expect(await say('nulle part', { thread: { nativeId: '99', url: null, title: null } })).toEqual({ kind: 'gone' })
})
