import { openWaysOut } from '../../test/reach.ts'
import { channelContract } from '../channel.contract.ts'
import { openBlog } from './blog.test-world.ts'
import { feed } from './feed.ts'

channelContract('feed', async () => {
  let now = Date.UTC(2026, 10, 20, 12)
  const clock = () => new Date(now)
  const ways = openWaysOut({ allowInside: true, userAgent: 'Insuffleur test', clock })
  const blog = await openBlog()
  const serving = blog.place.answer
  return {
    channel: feed,
    place: { id: 'place-1', address: blog.feedUrl, settings: { carries: 'comments' } },
    means: {
      ...ways,
      reach: (request) => ways.reach({ ...request, within: blog.place.answer === serving ? 5_000 : 500 }),
      secrets: {},
      clock,
    },
    faults: [
      'too-many-requests',
      'server-error',
      'timed-out',
      'duplicates',
      're-order',
      'cut-short',
      'revoked-mid-page',
    ],
    async hears(text) {
      const { id } = blog.says(text)
      return { nativeId: `${blog.place.url}/?p=1#comment-${id}`, pushed: [] }
    },
    async edits(nativeId, text) {
      blog.comments.find(({ id }) => nativeId.endsWith(`#comment-${id}`))!.text = text
      return []
    },
    breaks(fault) {
      if (fault === 'too-many-requests') blog.wrong = () => ({ status: 429, headers: { 'Retry-After': '120' } })
      if (fault === 'server-error') blog.wrong = () => ({ status: 500 })
      if (fault === 'timed-out') blog.place.answer = () => {}
      if (fault === 'cut-short')
        blog.wrong = () => ({ status: 200, body: '<?xml version="1.0"?><rss><channel><item><title>Com' })
      if (fault === 'revoked-mid-page') blog.wrong = (path) => (path.includes('page=') ? { status: 401 } : null)
      if (fault === 'duplicates') blog.twist = (items) => [...items, ...items]
      if (fault === 're-order') blog.twist = (items) => [...items].reverse()
    },
    mends() {
      // What it asked for is over.
      now += 120_000
      blog.wrong = null
      blog.twist = null
      blog.place.answer = serving
    },
    close: () => blog.place.close(),
  }
})
