import fc from 'fast-check'
import { expect, it } from 'vitest'
import { linksIn } from './links.ts'

const hrefs = (text: string) => linksIn(text).flatMap(({ href }) => href ?? [])

it.each([
  ['lisez https://pomme.example/a.', ['https://pomme.example/a']],
  ['(voir http://pomme.example/b?c=d#e) puis', ['http://pomme.example/b?c=d#e']],
  ['« https://pomme.example/é »', ['https://pomme.example/%C3%A9']],
  ['deux : https://a.example/, https://b.example/…', ['https://a.example/', 'https://b.example/']],
  ['https://fr.pomme.example/wiki/Pomme_(fruit', ['https://fr.pomme.example/wiki/Pomme_(fruit']],
  ['(https://fr.pomme.example/wiki/Pomme_(fruit), puis', ['https://fr.pomme.example/wiki/Pomme_(fruit)']],
  ['(voir https://pomme.example/a.)', ['https://pomme.example/a']],
  ['javascript:alert(1) data:text/html,x ftp://a.example pomme.example', []],
  ['https://banque.example@piege.example/', []],
  ['xhttps://a.example', []],
])('finds the addresses of « %s »', (text, found) => {
  expect(hrefs(text)).toEqual(found)
})

it('leaves every text as it was, and stops counting at fifty', () => {
  const word = fc.constantFrom('https://a.example/', 'http://', 'é ', ')', '.', ' ', '@', 'x', '\n', '👏')
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), (words) => {
      const text = words.join('')
      expect(
        linksIn(text)
          .map((stretch) => stretch.text)
          .join(''),
      ).toBe(text)
    }),
  )
  expect(hrefs('https://a.example/ '.repeat(200))).toHaveLength(50)
})

it('is quick with what was made to be slow', () => {
  // Work, not time: on a busy machine others have the processor in between.
  const before = process.cpuUsage()
  for (const text of [
    'https://'.repeat(6_000),
    `https://${'.'.repeat(49_000)}`,
    'http://a)'.repeat(6_000),
    `https://a${'.'.repeat(1_900)})`.repeat(20),
  ])
    linksIn(text)
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(1_500)
})
