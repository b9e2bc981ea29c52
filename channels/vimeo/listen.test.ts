import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Heard } from '#channel'
import { type Json } from '#kernel'
import { openStudio } from './studio.test-world.ts'
import { vimeoAt } from './vimeo.ts'

let studio: Awaited<ReturnType<typeof openStudio>>
beforeEach(async () => {
  studio = await openStudio()
})
afterEach(() => studio.close())

async function hear(cursor: Json) {
  const vimeo = vimeoAt(studio.url)
  const listened = await vimeo.listens.listen(studio.place, cursor, studio.means)
  if (listened.kind !== 'heard') throw new Error(JSON.stringify(listened))
  const heard: Heard[] = listened.events.flatMap((event) => {
    const read = vimeo.read(event, studio.place)
    return read.kind === 'read' ? read.heard : []
  })
  return { heard, cursor: listened.cursor, partly: listened.partly }
}

it('hears replies to any depth, below the comment that they answer', async () => {
  const { id } = studio.says('non, je n’aime pas')
  const first = await hear(null)
  const reply = studio.says('moi non plus', { parent: id })
  const deeper = studio.says('pourquoi ?', { parent: reply.id })
  const { heard } = await hear(first.cursor)
  expect(heard).toMatchObject([
    { nativeId: `video-45/comment-${reply.id}`, answers: `video-45/comment-${id}` },
    { nativeId: `video-45/comment-${deeper.id}`, answers: `video-45/comment-${reply.id}` },
  ])
})

it('hears a reply to what was said long ago', async () => {
  const { id } = studio.says('la toute première')
  for (let index = 0; index < 150; index++) studio.says(`voix ${index}`)
  const first = await hear(null)
  studio.says('enfin une réponse', { parent: id })
  expect((await hear(first.cursor)).heard).toMatchObject([{ answers: `video-45/comment-${id}` }])
})

it('reads lists as the description shows them, too', async () => {
  studio.at.asDescribed = true
  studio.says('non')
  expect((await hear(null)).heard).toMatchObject([{ text: 'non' }])
})

it('catches up with more than one round reads, each once', async () => {
  studio.says('avant')
  let { cursor } = await hear(null)
  const texts = Array.from({ length: 1_250 }, (_, index) => `voix ${index}`)
  for (const text of texts) studio.says(text)
  const all: string[] = []
  for (let rounds = 0; rounds < 4; rounds++) {
    const next = await hear(cursor)
    all.push(...next.heard.map((one) => ('text' in one ? one.text : '')))
    cursor = next.cursor
  }
  expect(all.toSorted()).toEqual(texts.toSorted())
})

it('leaves the last calls to whoever answers, and goes on where it stopped', async () => {
  studio.says('avant')
  studio.videos.push({ id: 46, name: 'La cerise', view: 'unlisted', closed: false })
  studio.says('sous la cerise', { video: 46 })
  studio.at.remaining = 3
  const asked = studio.at.now
  const first = await hear(null)
  expect(first.heard).toEqual([])
  // One call, 31 seconds of these stories: the list of videos.
  expect(studio.at.now - asked).toBe(31_000)
  studio.at.remaining = 500
  expect((await hear(first.cursor)).heard).toMatchObject([
    { text: 'avant', audience: 'public' },
    { text: 'sous la cerise', audience: 'unlisted' },
  ])
})

it('compares what a round has read of more videos than it may ask about', async () => {
  for (let id = 100; id < 170; id++) {
    studio.videos.push({ id, name: `Vidéo ${id}`, view: 'anybody', closed: false })
    studio.says('une voix', { video: id })
  }
  const tallied = await vimeoAt(studio.url).tallies.tally(studio.place, null, studio.means)
  expect(tallied.kind === 'tallied' && tallied.standing.length).toBe(59)
})

it('takes what was deleted for gone, also with its whole video', async () => {
  const [one, other] = [studio.says('un'), studio.says('deux')]
  const first = await hear(null)
  studio.comments.splice(studio.comments.indexOf(one), 1)
  const second = await hear(first.cursor)
  expect(second.heard).toEqual([{ kind: 'gone', nativeId: `video-45/comment-${one.id}` }])
  studio.videos.length = 0
  expect((await hear(second.cursor)).heard).toEqual([{ kind: 'gone', nativeId: `video-45/comment-${other.id}` }])
})

it('says in words what Vimeo declines, and answers the very comment', async () => {
  const vimeo = vimeoAt(studio.url)
  const { id } = studio.says('trop sucrée')
  const answers = [`video-45/comment-${id}`]
  const say = (utterance: ReturnType<typeof studio.utterance>) => vimeo.says.say(studio.place, utterance, studio.means)
  expect(await say(studio.utterance('k1', 'merci', { answers }))).toMatchObject({ kind: 'sent' })
  expect(studio.comments.at(-1)).toMatchObject({ parent: id, text: 'merci' })
  expect(await say(studio.utterance('k2', 'x'.repeat(2_001)))).toEqual({ kind: 'refused', why: 'too-long' })
  expect(await say(studio.utterance('k3', 'à', { answers: ['video-45/comment-999'] }))).toEqual({ kind: 'gone' })
  studio.videos[0]!.closed = true
  expect((await say(studio.utterance('k4', 'bonjour'))).kind).toBe('refused')
})

it('takes nothing for gone below a video that not everybody may see while that right is missing', async () => {
  const others = [46, 47, 48, 49].map((id) => ({ id, name: 'Entre nous', view: 'nobody', closed: false }))
  studio.videos.unshift(...others)
  studio.videos.push({ id: 50, name: 'La pomme', view: 'anybody', closed: false })
  for (const { id } of studio.videos) studio.says(`sous ${id}`, { video: id })
  const first = await hear(null)
  expect(first.heard).toHaveLength(6)
  studio.at.hidesShut = true
  const second = await hear(first.cursor)
  expect(second.heard).toEqual([])
  expect(second.partly).toEqual({ why: 'not-allowed', detail: 'private' })
  // One that everybody could see, and that is no more, has its turn all the same.
  studio.videos.pop()
  const third = await hear(second.cursor)
  const fourth = await hear(third.cursor)
  expect([...third.heard, ...fourth.heard]).toEqual([{ kind: 'gone', nativeId: 'video-50/comment-6' }])
  studio.at.hidesShut = false
  const fifth = await hear(fourth.cursor)
  expect([fifth.heard, fifth.partly]).toEqual([[], undefined])
  studio.videos.shift()
  expect((await hear(fifth.cursor)).heard).toEqual([{ kind: 'gone', nativeId: 'video-46/comment-1' }])
})

it('does not take an account for connected that may not answer', async () => {
  const { joins } = vimeoAt(studio.url)
  studio.at.scope = 'public private'
  const came = { code: 'code-1', state: 's' }
  const arrived = await joins.arrive({}, came, 'http://localhost/joined', { ...studio.means, secrets: {} })
  expect(arrived).toMatchObject({ kind: 'not-connected', why: 'not-allowed', detail: 'interact' })
  // Not of the app, which Vimeo has let in.
  studio.at.scope = 'interact'
  studio.at.without = 'private'
  const closed = await joins.arrive({}, came, 'http://localhost/joined', { ...studio.means, secrets: {} })
  expect(closed).toMatchObject({ kind: 'not-connected', why: 'not-allowed', detail: expect.stringContaining('403') })
})
