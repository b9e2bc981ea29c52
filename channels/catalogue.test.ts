import { existsSync, readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { catalogue } from './catalogue.ts'

it('holds every channel that has a folder, under the name of its folder', () => {
  const folders = readdirSync(new URL('.', import.meta.url), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'reading')
    .map((entry) => entry.name)
  expect([...catalogue().keys()].sort()).toEqual(folders.sort())
})

it('opens each world apart', () => {
  expect(catalogue().get('memory')).not.toBe(catalogue().get('memory'))
})

it('has a page of explanations for each', () => {
  for (const key of ['feed', 'memory', 'page'])
    expect(existsSync(new URL(`./${key}/README.md`, import.meta.url)), key).toBe(true)
})
