import { expect, it } from 'vitest'
import { sameSite } from './same-site.ts'

it.each([
  ['https://blog.example/nouvelle-compote/', 'https://blog.example/feed/', true],
  ['blog.example', 'https://www.blog.example/feed/', true],
  [' WWW.Blog.example/x ', 'http://blog.example/feed/', true],
  ['blog.example', 'https://autre.example/feed/', false],
  ['blog.example', 'https://blog.example.autre.example/feed/', false],
  ['pas une adresse', 'https://blog.example/feed/', false],
  ['', '', false],
])('tells whether what was found at « %s » stands on its site: %s', (pasted, found, is) => {
  expect(sameSite(pasted, found)).toBe(is)
})
