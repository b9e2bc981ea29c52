import { afterEach, beforeEach, expect, it } from 'vitest'
import { askingAt } from '../meta/at-graph.test-world.ts'
import { appKeys, firstPost, openGraph, page } from './graph.test-world.ts'

let graph: Awaited<ReturnType<typeof openGraph>>
beforeEach(async () => {
  graph = await openGraph()
})
afterEach(() => graph.close())

const { listenWell: listen, heardIn, partsOf } = askingAt(() => graph, appKeys)
const marmelade = { id: '7001', name: 'Marmelade' }
const brings = (value: object, field = 'feed') => partsOf(graph.bringsChange(value, field))

it('hears what visitors post on the page, once, brought and by asking, and what is answered below', async () => {
  const post = graph.wall.adds('Où est passée la recette d’avant ?', {
    by: marmelade,
    picture: 'https://img.example/pot.jpg',
  })
  const first = await listen(null, brings(graph.wall.feedOf('add', post)))
  expect(heardIn(first.events)).toMatchObject([
    {
      ...{ nativeId: post.id, thread: { nativeId: post.id, title: null }, by: { name: 'Marmelade' } },
      ...{
        ours: false,
        answers: null,
        audience: 'public',
        saidAt: new Date(post.at),
        url: `https://www.facebook.com/${post.id}`,
      },
    },
  ])
  const comment = graph.says('pareil', { post: post.id, by: { id: '7002', name: 'Gelée' } })
  const second = await listen(first.cursor, graph.hooked.slice(-1).flatMap(partsOf))
  expect(heardIn(second.events)).toMatchObject([
    { nativeId: comment.id, answers: post.id, thread: { nativeId: post.id } },
  ])
  expect((await listen(second.cursor)).events).toEqual([])
})

it('follows a visitor’s post that is changed, with its picture, where nothing of it was brought', async () => {
  const post = graph.wall.adds('Où est la recette ?', { by: marmelade, picture: 'https://img.example/pot.jpg' })
  const first = await listen()
  expect(heardIn(first.events)).toMatchObject([{ attachments: [{ url: 'https://img.example/pot.jpg' }] }])
  post.message = 'Où est la recette d’avant ?'
  expect(heardIn((await listen(first.cursor)).events)).toMatchObject([{ nativeId: post.id, text: post.message }])
})

it('does not take a post of the page for a word that somebody is to answer', async () => {
  const own = graph.wall.adds('Le pot du matin ?')
  expect((await listen(null, brings(graph.wall.feedOf('add', own)))).events).toEqual([])
})

it('hears posts and comments elsewhere that name the page, once, whichever way they come', async () => {
  const post = graph.wall.adds('Goûter avec Les Vergers Imaginaires', { id: '8800_1', by: marmelade, elsewhere: true })
  const words = { item: 'post', verb: 'add', post_id: post.id, sender_id: '7001', sender_name: 'Marmelade' }
  const first = await listen(null, brings(words, 'mention'))
  expect(heardIn(first.events)).toMatchObject([{ nativeId: post.id, text: post.message, by: { nativeId: '7001' } }])
  expect((await listen(first.cursor, brings(words, 'mention'))).events).toEqual([])
  const comment = graph.says('chez Les Vergers Imaginaires, non ?', { post: '8800_1' })
  const named = { item: 'comment', verb: 'add', post_id: '8800_1', comment_id: comment.id }
  graph.at.now += 60_000
  const second = await listen(first.cursor, brings(named, 'mention'))
  expect(heardIn(second.events)).toMatchObject([
    { nativeId: comment.id, text: comment.text, thread: { nativeId: '8800_1' } },
  ])
})

it('keeps a mention while it cannot be asked for, and sets aside what is not ours to read', async () => {
  const first = await listen()
  const comment = graph.says('chez Les Vergers Imaginaires, non ?', { post: '8800_1' })
  const knocks = brings({ item: 'comment', verb: 'add', post_id: '8800_1', comment_id: comment.id }, 'mention')
  graph.at.fault = 'too-many-requests'
  const held = await listen(first.cursor, knocks)
  expect(held).toMatchObject({ events: [], keeps: knocks.map(({ id }) => id) })
  graph.at.fault = null
  expect(heardIn((await listen(held.cursor, knocks)).events)).toMatchObject([{ nativeId: comment.id }])
  const shut = await listen(first.cursor, brings({ item: 'post', verb: 'add', post_id: '9_9' }, 'mention'))
  expect(shut.events.map((event) => graph.channel.read(event, graph.place))).toEqual([
    { kind: 'not-understood', why: 'mention' },
  ])
})

it.each([
  [368, 'the account is blocked'],
  [10, 'a right is missing'],
  [190, 'the key opens no more'],
])('keeps a mention while error %i says that %s, and hears it afterwards', async (code) => {
  const first = await listen()
  const comment = graph.says('chez Les Vergers Imaginaires, non ?', { post: '8800_1' })
  const knocks = brings({ item: 'comment', verb: 'add', post_id: '8800_1', comment_id: comment.id }, 'mention')
  graph.at.code = code
  const held = await listen(first.cursor, knocks)
  expect(held).toMatchObject({ events: [], keeps: knocks.map(({ id }) => id) })
  graph.at.code = 0
  expect(heardIn((await listen(held.cursor, knocks)).events)).toMatchObject([{ text: comment.text }])
})

it('hears a mention that was brought with its words, whatever right is missing', async () => {
  const first = await listen()
  const words = { message: 'chez Les Vergers Imaginaires, non ?', sender_id: '7001', sender_name: 'Marmelade' }
  const named = { item: 'comment', verb: 'add', post_id: '8800_1', comment_id: '10_77', ...words }
  graph.at.code = 10
  const second = await listen(first.cursor, brings(named, 'mention'))
  expect(second.keeps).toBeUndefined()
  expect(heardIn(second.events)).toMatchObject([{ text: words.message }])
})

it('dates a comment that names the page by its own hour, and ends it, heard before or not', async () => {
  const first = await listen()
  const comment = graph.says('chez Les Vergers Imaginaires, non ?', { post: '8800_1' })
  const named = { item: 'comment', verb: 'add', post_id: '8800_1', comment_id: comment.id }
  const second = await listen(first.cursor, brings(named, 'mention'))
  expect(second.latest).toEqual(new Date(comment.at - (comment.at % 1000)))
  graph.at.now += 5000
  const end = brings({ ...named, verb: 'remove' }, 'mention')
  expect(heardIn((await listen(second.cursor, end)).events)).toEqual([{ kind: 'gone', nativeId: comment.id }])
  const unheard = await listen(first.cursor, end)
  expect(heardIn(unheard.events)).toEqual([{ kind: 'gone', nativeId: comment.id }])
  expect((await listen(unheard.cursor, brings(named, 'mention'))).events).toEqual([])
})

it('hears likes of posts and comments and their ends, doubled and out of order; other signs are no likes', async () => {
  const comment = graph.says('non')
  const first = await listen()
  const like = brings(graph.wall.reactionOf('add', comment, 'LIKE'))
  graph.at.now += 5000
  const unlike = brings(graph.wall.reactionOf('remove', comment, 'LIKE'))
  const angry = brings(graph.wall.reactionOf('add', comment, 'ANGRY', { id: '7002', name: 'Gelée' }))
  const ours = brings(graph.wall.reactionOf('add', { id: firstPost }, 'LIKE', { id: page, name: 'Les Vergers' }))
  const second = await listen(first.cursor, [...like, ...like, ...ours])
  const id = `like:7001:${comment.id}`
  expect(heardIn(second.events)).toMatchObject([
    { kind: 'reacted', nativeId: id, about: comment.id, how: 'like', by: { name: 'Marmelade' } },
  ])
  const third = await listen(second.cursor, [...unlike, ...like])
  expect(heardIn(third.events)).toEqual([{ kind: 'gone', nativeId: id }])
  expect((await listen(third.cursor, [...like, ...unlike])).events).toEqual([])
  const { events } = await listen(third.cursor, angry)
  expect(heardIn(events)).toEqual([{ kind: 'gone', nativeId: `like:7002:${comment.id}` }])
})

it.each(['remove', 'hide'])('a whole post that is brought as %s ends with all that was said under it', async (verb) => {
  const post = graph.wall.adds('Où est passée la recette ?', { by: marmelade })
  graph.says('pareil', { post: post.id })
  const late = graph.hooked.at(-1)!
  const first = await listen()
  expect(heardIn(first.events)).toHaveLength(2)
  post.hidden = true
  graph.at.now += 5000
  const end = brings(graph.wall.feedOf(verb, post))
  const second = await listen(first.cursor, [...end, ...partsOf(late), ...end])
  expect(heardIn(second.events)).toEqual([{ kind: 'gone', nativeId: post.id, thread: true }])
  expect((await listen(second.cursor)).events).toEqual([])
})

it.each(['remove', 'hide'])(
  'a post whose %s is brought before it is not brought back by what comes late',
  async (verb) => {
    const first = await listen()
    const post = graph.wall.adds('Où est passée la recette ?', { by: marmelade })
    const added = brings(graph.wall.feedOf('add', post))
    graph.says('pareil', { post: post.id })
    const late = partsOf(graph.hooked.at(-1)!)
    graph.at.now += 5000
    post.hidden = true
    const second = await listen(first.cursor, brings(graph.wall.feedOf(verb, post)))
    expect(heardIn(second.events)).toEqual([{ kind: 'gone', nativeId: post.id, thread: true }])
    const third = await listen(second.cursor, [...late, ...added])
    expect(heardIn(third.events)).toEqual([])
    expect(heardIn((await listen(third.cursor, late)).events)).toEqual([])
    graph.at.now += 5000
    post.hidden = false
    const shown = await listen(third.cursor, brings(graph.wall.feedOf('unhide', post)))
    expect(heardIn(shown.events)).toMatchObject([{ nativeId: post.id, text: post.message }])
    expect(heardIn((await listen(shown.cursor)).events)).toMatchObject([{ text: 'pareil', answers: post.id }])
  },
)

it('reads older comments under a visitor’s post, which no round meets any more, as answers to it', async () => {
  const post = graph.wall.adds('Où est passée la recette ?', { by: marmelade })
  const first = await listen()
  for (let n = 0; n < 60; n++) graph.wall.adds(`pièce ${n}`)
  graph.says('pareil', { post: post.id })
  const owing = { ...(first.cursor as object), owed: [[post.id, '', 0, 0]] }
  expect(heardIn((await listen(owing)).events)).toMatchObject([{ text: 'pareil', answers: post.id }])
})

it('hears of a post’s end that was never brought, and lets a post be that newer ones have pushed down', async () => {
  const post = graph.wall.adds('Où est passée la recette ?', { by: marmelade })
  const first = await listen()
  for (let n = 0; n < 30; n++) graph.wall.adds(`pièce ${n}`)
  const second = await listen(first.cursor)
  expect(heardIn(second.events)).toEqual([])
  graph.posts.splice(graph.posts.indexOf(post), 1)
  graph.says('toujours là')
  const told: unknown[] = []
  let { cursor } = second
  for (let n = 0; n < 20; n++) {
    const next = await listen(cursor)
    told.push(...heardIn(next.events).filter(({ kind }) => kind === 'gone'))
    cursor = next.cursor
  }
  expect(told).toEqual([{ kind: 'gone', nativeId: post.id, thread: true }])
})

it('hears again what was said under a post that is shown again', async () => {
  const comment = graph.says('non')
  const first = await listen()
  const post = graph.posts.find(({ id }) => id === firstPost)!
  post.hidden = true
  const second = await listen(first.cursor)
  expect(heardIn(second.events)).toEqual([{ kind: 'gone', nativeId: firstPost, thread: true }])
  post.hidden = false
  expect(heardIn((await listen(second.cursor)).events)).toMatchObject([{ nativeId: comment.id, text: 'non' }])
})

it('takes nothing for gone while the right to what others say is missing, which Meta answers alike', async () => {
  graph.says('non')
  graph.wall.adds('Où est passée la recette ?', { by: marmelade })
  const first = await listen()
  expect(heardIn(first.events)).toHaveLength(2)
  graph.at.hidesOthers = true
  const second = await listen(first.cursor)
  expect(second.events).toEqual([])
  expect(second.partly).toEqual({ why: 'not-allowed', detail: 'comments (pages_read_user_content)' })
  graph.at.hidesOthers = false
  const third = await listen(second.cursor)
  expect([third.events, third.partly]).toEqual([[], undefined])
})

it('believes that all is gone where the right stands', async () => {
  const comment = graph.says('non')
  const first = await listen()
  graph.comments.splice(0)
  expect(heardIn((await listen(first.cursor)).events)).toEqual([{ kind: 'gone', nativeId: comment.id }])
})

it('says that the page is not published, hears it all the same, and falls silent about it once it is', async () => {
  graph.at.published = false
  graph.says('non')
  const first = await listen()
  expect(first.partly).toEqual({ why: 'unpublished', detail: 'is_published' })
  expect(heardIn(first.events)).toMatchObject([{ text: 'non' }])
  graph.at.withoutAds = true
  const second = await listen(first.cursor)
  expect(second.partly).toEqual({ why: 'unpublished', detail: 'is_published, ads_posts' })
  graph.at.withoutAds = false
  graph.at.published = true
  expect((await listen(first.cursor)).partly).toBeUndefined()
})
