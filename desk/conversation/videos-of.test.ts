import { expect, it } from 'vitest'
import { videosOf } from './videos-of.ts'

const said = (text: string, html: string | null = null, attachments: { url: string; alt?: string }[] = []) =>
  videosOf({ text, html, attachments: attachments.map((one) => ({ type: null, bytes: null, ...one })) })

it('a link is shown by its own words, and once, though its address stands there too', () => {
  const html =
    '<p>Voyez <a href="https://vimeo.com/12?h=ab12cd&amp;x=1" rel="nofollow noopener"><em>la</em>\nrecette &amp; le pot</a></p>'
  expect(said('Voyez la recette & le pot, https://vimeo.com/12/ab12cd', html)).toMatchObject([
    { host: 'Vimeo', words: 'la recette & le pot', page: 'https://vimeo.com/12/ab12cd' },
  ])
})

it('a link whose words are an address, cut short, leads where it leads', () => {
  const html = '<a href="https://youtu.be/dQw4w9WgXcQ" rel="nofollow noopener">youtu.be/dQw4w9WgXcQ</a>'
  expect(said('youtu.be/dQw4w9WgXcQ', html)).toMatchObject([{ words: 'youtu.be/dQw4w9WgXcQ' }])
  const cut = '<a href="https://vimeo.com/1234567" rel="nofollow noopener">vimeo.com/1234…</a>'
  expect(said('vimeo.com/1234…', cut)).toMatchObject([{ page: 'https://vimeo.com/1234567' }])
})

it('what hangs on a message counts, by what its author wrote of it', () => {
  const hung = [{ url: 'https://vimeo.com/12', alt: 'Le verger en mai' }, { url: 'https://images.example/a.png' }]
  expect(said('Voilà', null, hung)).toMatchObject([{ words: 'Le verger en mai' }])
})

it('takes bounded time, whatever the markup', () => {
  const began = performance.now()
  for (const piece of ['<a ', '<a href="', '<a href="https://vimeo.com/1">', '</a>']) said('', piece.repeat(50_000))
  expect(performance.now() - began).toBeLessThan(2_000)
  expect(said(Array.from({ length: 9 }, (_, at) => `vimeo.com/${at + 1}`).join(' '))).toHaveLength(4)
})
