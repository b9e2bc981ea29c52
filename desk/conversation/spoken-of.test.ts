import { expect, it } from 'vitest'
import { pagesOf } from './spoken-of.ts'

const opening = { nativeId: '1', thread: { nativeId: '1', url: null, title: null }, text: '', html: null, url: null }

it.each([
  ['On en parle sur https://www.blog.example/poire/?utm_source=fil.', ['blog.example/poire']],
  [
    '(http://blog.example/poire), https://blog.example/poire#haut « https://blog.example/pomme »',
    ['blog.example/poire', 'blog.example/pomme'],
  ],
  ['Notre site : https://blog.example', []],
  ['rien', []],
  [
    Array.from({ length: 9 }, (_, at) => `https://blog.example/${at}`).join(' '),
    [0, 1, 2, 3, 4].map((at) => `blog.example/${at}`),
  ],
])('an opening word is about the pages that it links to: %s', (text, pages) => {
  expect(pagesOf({ ...opening, text })).toEqual(pages)
})

it('is about the page that it hangs under, and of a further word about that alone', () => {
  const thread = { nativeId: '1', url: 'https://blog.example/poire', title: null }
  expect(pagesOf({ ...opening, thread, text: 'https://blog.example/pomme' })).toEqual([
    'blog.example/poire',
    'blog.example/pomme',
  ])
  expect(pagesOf({ ...opening, nativeId: '2', thread, text: 'https://blog.example/pomme' })).toEqual([
    'blog.example/poire',
  ])
  const html = '<p>Ici : <a href="https://blog.example/a?x=1&amp;y=2">lien</a> <a href="javascript:x">y</a></p>'
  expect(pagesOf({ ...opening, html })).toEqual(['blog.example/a?x=1&y=2'])
})
