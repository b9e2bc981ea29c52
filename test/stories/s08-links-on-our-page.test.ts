import { DomUtils, parseDocument } from 'htmlparser2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { api } from '#contract'
import { passerBy } from '../passer-by.ts'
import { type AtDesk, openWorld, type World } from '../world.ts'

let world: World
let odile: AtDesk
let page: string
beforeAll(async () => {
  world = await openWorld()
  odile = await world.odile()
  const opening = 'Nous parlions de https://pomologie.example/reinette. Et vous ?'
  const planted = await odile.ask(api.plant, {
    body: { channel: 'page', name: 'La page des pots', opening, language: 'fr' } as const,
  })
  page = planted.publicUrl!
})
afterAll(() => world.close())

const everyone = async () => {
  const reader = passerBy(world.desk.app)
  await reader.go(page)
  const links = DomUtils.getElementsByTagName('a', parseDocument(reader.html())).map(({ attribs }) => attribs)
  return { reader, rel: (href: string) => links.find((one) => one.href === href)?.rel }
}

test('an address in our words is a link, to the letter; a visitor’s says that it is theirs', async () => {
  const { reader } = await everyone()
  const text = 'ma recette : https://cuisine.example/b?a=1&b=2 (et <b>https://autre.example/</b>) javascript:alert(1)'
  await reader.send('Publier', { name: 'Nolwenn', text })
  await world.settled()
  const { reader: again, rel } = await everyone()
  expect(again.texts()).toEqual(['Nous parlions de https://pomologie.example/reinette. Et vous ?', text])
  expect(rel('https://pomologie.example/reinette')).toBe('noopener noreferrer')
  expect(rel('https://cuisine.example/b?a=1&b=2')).toBe('noopener noreferrer nofollow ugc')
  expect(rel('https://autre.example/')).toBe('noopener noreferrer nofollow ugc')
  expect(again.html()).not.toContain('<b>https')
})
