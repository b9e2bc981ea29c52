import { expect, it } from 'vitest'
import { addressKey, readAddress, webUrl } from './address.ts'

it.each([
  ['blog.example/recette', 'https://blog.example/recette'],
  ['  https://blog.example/a  ', 'https://blog.example/a'],
  ['« https://blog.example/a »', 'https://blog.example/a'],
  ['<http://blog.example>', 'http://blog.example/'],
  ['feed://blog.example/rss', 'https://blog.example/rss'],
  ['feed:http://blog.example/rss', 'http://blog.example/rss'],
  ['blog.example:8080', 'https://blog.example:8080/'],
  ['//blog.example/a', 'https://blog.example/a'],
  ['http://127.0.0.1:4000/x', 'http://127.0.0.1:4000/x'],
  ['vergers-imaginés.example', 'https://xn--vergers-imagins-onb.example/'],
])('%s is an address', (pasted, href) => expect(readAddress(pasted)?.href).toBe(href))

it.each([
  '',
  'non, je n’aime pas',
  'javascript:alert(1)',
  'mailto:a@b.example',
  'file:///etc/passwd',
  'compote',
  `https://a.example/${'b'.repeat(5000)}`,
])('%s is none', (pasted) => expect(readAddress(pasted)).toBeNull())

it('knows a post by any of its spellings', () => {
  const spellings = [
    'https://blog.example/recette/',
    'http://www.blog.example/recette',
    'https://blog.example/recette/#comment-12',
    'https://blog.example/recette/comment-page-2/#comment-40',
    'https://blog.example/recette/?utm_source=rss&utm_medium=rss',
    'https://BLOG.example:443/recette/?cpage=2&replytocom=3',
  ]
  expect(new Set(spellings.map((spelling) => addressKey(spelling)))).toEqual(new Set(['blog.example/recette']))
  expect(addressKey('https://blog.example/?p=12#comment-3')).toBe('blog.example?p=12')
  expect(addressKey('/autre', 'https://blog.example/x')).toBe('blog.example/autre')
})

it('lets through nothing but the web', () => {
  expect(['javascript:alert(1)', 'data:text/html,x', 'urn:uuid:1', ' ', null].map((text) => webUrl(text))).toEqual([
    null,
    null,
    null,
    null,
    null,
  ])
  expect(webUrl('/a b', 'https://x.example')).toBe('https://x.example/a%20b')
})
