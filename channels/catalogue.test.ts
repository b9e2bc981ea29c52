import { existsSync, readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { abilities } from '#channel'
import { catalogue } from './catalogue.ts'

const folders = readdirSync(new URL('.', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !['reading', 'meta'].includes(entry.name))
  .map((entry) => entry.name)

it('holds every channel that has a folder, under the name of its folder or a name that begins with it', () => {
  const folderOf = (key: string) => folders.find((folder) => key === folder || key.startsWith(`${folder}-`)) ?? key
  expect([...new Set([...catalogue().keys()].map(folderOf))].sort()).toEqual(folders.toSorted())
})

it('has every channel keep its word: each ability it names stands there, no other does', () => {
  for (const [key, channel] of catalogue())
    expect([...channel.manifest.abilities].sort(), key).toEqual(abilities.filter((one) => channel[one]).sort())
})

it('lets nobody plant by hand what lives in memory, and everything else', () => {
  const byNobody = [...catalogue().values()].filter(({ manifest }) => manifest.plantedBy === null)
  expect([...new Set(byNobody.map(({ manifest }) => manifest.key.split('-')[0]))]).toEqual(['memory'])
})

it('opens each world apart', () => {
  expect(catalogue().get('memory')).not.toBe(catalogue().get('memory'))
})

it('has a page of explanations for each', () => {
  for (const folder of folders) expect(existsSync(new URL(`./${folder}/README.md`, import.meta.url)), folder).toBe(true)
})
