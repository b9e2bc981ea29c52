import { afterEach, beforeEach, expect, test } from 'vitest'
import { publish } from './publish.ts'
import { openSite } from './site.test-world.ts'

let site: Awaited<ReturnType<typeof openSite>>
beforeEach(async () => {
  site = await openSite()
})
afterEach(() => site.close())

test('a post has a readable address, paragraphs, links, and letters instead of markup', async () => {
  const text = 'Vous & nous <b>\n\nVoir https://vergers.example/a?b=1&c=2, puis dites.\nMerci'
  const piece = site.piece('01a2-KEY-abcdef123456', text, { title: 'Œufs brouillés : où ?' })
  expect(await publish(site.place, piece, site.means)).toMatchObject({ kind: 'sent', nativeId: 'post-100' })
  const [post] = site.posts
  expect(post!.slug).toBe('oeufs-brouilles-ou-abcdef123456')
  expect(
    post!.content
      .replace(/<!--.*?-->\n?/g, '')
      .replace(/\n+/g, '\n')
      .trim(),
  ).toBe(
    '<p>Vous &amp; nous &lt;b&gt;</p>\n<p>Voir <a href="https://vergers.example/a?b=1&amp;c=2">https://vergers.example/a?b=1&amp;c=2</a>, puis dites.<br>Merci</p>',
  )
})

test('images stand in the library with what they show, and in the post', async () => {
  const media = [{ name: 'pot n°1 ".png', type: 'image/png', bytes: new Uint8Array(12), alt: 'Un "pot"' }]
  await publish(site.place, site.piece('k', 'Où ?', { media }), site.means)
  expect(site.media).toMatchObject([{ bytes: 12, name: 'pot-n-1-.png', alt: 'Un "pot"' }])
  expect(site.posts[0]).toMatchObject({ featured_media: 900 })
  expect(site.posts[0]!.content).toContain('alt="Un &quot;pot&quot;" class="wp-image-900"')
})

test('without a title there is no post', async () => {
  const came = await publish(site.place, site.piece('k', 'Où ?', { title: null }), site.means)
  expect(came).toEqual({ kind: 'refused', why: 'no-title' })
})
