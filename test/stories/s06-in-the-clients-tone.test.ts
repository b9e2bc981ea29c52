import { afterAll, beforeAll, expect, test } from 'vitest'
import { api } from '#contract'
import { joins } from '../grave.ts'
import { type AtDesk, atDesk, openWorld, type World } from '../world.ts'

let world: World
let odile: AtDesk
beforeAll(async () => {
  world = await openWorld()
  odile = await world.odile()
})
afterAll(() => world.close())

const remarks = async (text: string, more: { language?: 'fr' | 'en' } = {}, who = odile) =>
  (await who.ask(api.toneRemarks, { body: { text, ...more } })).remarks

test('nothing is agreed at first, and nothing is remarked but what contradicts itself', async () => {
  expect(await odile.ask(api.tone)).toMatchObject({ address: 'person', avoid: [], emoji: 'yes', inclusive: 'free' })
  expect(await remarks('Un client content 🎉🎉🎉')).toEqual([])
  expect(await remarks('Vous en pensez quoi, toi ?')).toMatchObject([{ kind: 'mixed-address', said: 'toi' }])
})

test('what is agreed stands beside what is written, in this client’s name and no other’s', async () => {
  await odile.ask(api.changeTone, {
    body: {
      avoid: [
        { word: ' clients ', instead: 'les personnes' },
        { word: 'client', instead: 'la  personne' },
        { word: 'client', instead: 'la personne' },
        { word: '', instead: 'rien' },
      ],
      signing: 'Un prénom, puis « des Vergers »',
      emoji: 'no',
    },
  })
  expect((await odile.ask(api.tone)).avoid).toEqual([
    { word: 'clients', instead: 'les personnes' },
    { word: 'client', instead: 'la personne' },
  ])
  const said = await odile.ask(api.toneRemarks, { body: { text: 'Le client est content 🎉' } })
  expect(said).toEqual({
    remarks: [
      { kind: 'avoided', start: 0, end: 9, said: 'Le client', instead: 'La personne' },
      { kind: 'emoji', start: 22, end: 24, said: '🎉', instead: '' },
    ],
    signing: 'Un prénom, puis « des Vergers »',
    say: [],
  })
  const tisane = atDesk(odile, (await odile.ask(api.openWorkspace, { body: { name: 'Tisane du Soir' } })).id)
  expect(await remarks('Le client est content 🎉', {}, tisane)).toEqual([])
})

test('it keeps nobody from sending: a spark goes out as it is written', async () => {
  const { spark } = await odile.ask(api.beginSpark, { body: { opener: 'open-question' } })
  const { remarks: beside } = await odile.ask(api.changeSpark, {
    params: { spark },
    body: { version: 1, text: 'Le client mange quoi 🎉 ?' },
  })
  expect(beside.filter(({ stops }) => stops)).toEqual([])
})

test('whoever is a colleague reads how one speaks, and leaves it as it is', async () => {
  const firmin = await joins(world, odile, 'Firmin')
  expect((await firmin.ask(api.tone)).emoji).toBe('no')
  const outside = world.stranger()
  expect((await outside.call(api.tone, { params: { workspace: odile.workspace } })).status).toBe(401)
})
