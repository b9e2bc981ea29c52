import { afterAll, beforeAll, expect, test } from 'vitest'
import { api } from '#contract'
import { openMemory } from '../../channels/memory/index.ts'
import { joins } from '../grave.ts'
import { openSparkWorld, type SparkWorld, sparkChannels } from '../spark-world.ts'
import { type AtDesk, atDesk, openWorld, type World } from '../world.ts'

const forum = openMemory()
let world: World
let at: SparkWorld
let odile: AtDesk
beforeAll(async () => {
  world = await openWorld({ channels: sparkChannels(forum) })
  at = await openSparkWorld(world, forum)
  odile = at.odile
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

test('two who change it at once lose none of each other’s words', async () => {
  const was = await odile.ask(api.tone)
  await odile.ask(api.changeTone, {
    body: { ...was, was, say: ['une tablée'], avoid: [...was.avoid, { word: 'cible', instead: '' }], emoji: 'few' },
  })
  const other = { say: ['le verger'], avoid: was.avoid.slice(1), inclusive: 'dots' as const }
  await odile.ask(api.changeTone, { body: { ...was, was, ...other } })
  expect(await odile.ask(api.tone)).toEqual({
    ...was,
    say: ['une tablée', 'le verger'],
    avoid: [...was.avoid.slice(1), { word: 'cible', instead: '' }],
    emoji: 'few',
    inclusive: 'dots',
  })
  // Without, the last word holds.
  await odile.ask(api.changeTone, { body: was })
  expect(await odile.ask(api.tone)).toEqual(was)
})

test('it keeps nobody from sending: a spark goes out as it is written', async () => {
  const text = 'Le client mange quoi 🎉\u202f?'
  const spark = await at.begin(text)
  expect((await remarks(text)).map(({ kind }) => kind)).toEqual(['avoided', 'emoji'])
  const { version, places } = await at.shown(spark)
  await odile.ask(api.publishSpark, { params: { spark }, body: { version } })
  await at.later(11)
  expect(forum.world.said().map((said) => said.text)).toEqual(places[0]!.parts)
  expect(forum.world.said()[0]!.text).toBe(`${text}\n\n— Odile`)
})

test('whoever is a colleague reads how one speaks, and leaves it as it is', async () => {
  const before = await odile.ask(api.tone)
  const firmin = await joins(world, odile, 'Firmin', 'colleague')
  expect(await firmin.ask(api.tone)).toEqual(before)
  const change = { params: { workspace: odile.workspace }, body: { emoji: 'yes' as const } }
  expect(await firmin.call(api.changeTone, change)).toMatchObject({ status: 403, problem: { code: 'team.desk-only' } })
  expect(await odile.ask(api.tone)).toEqual(before)
  const outside = world.stranger()
  expect((await outside.call(api.tone, { params: { workspace: odile.workspace } })).status).toBe(401)
})
