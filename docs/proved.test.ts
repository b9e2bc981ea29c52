import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { catalogue } from '../channels/catalogue.ts'
import { claimedBy } from '../test/peers/witness.ts'

const root = join(import.meta.dirname, '..')
const channels = [...catalogue().values()].filter(({ manifest }) => manifest.plantedBy)

/** The abilities that a test of peers has witnessed, and how it did. */
function witnessed(key: string) {
  const file = join(root, 'test', 'peers', `${key}.peers.ts`)
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const saw = [...text.matchAll(/^\s*(?:it\(.*)?witness\.saw\(([^)]*)\)/gm)].map(([, named]) => named!)
  return { text, abilities: [...saw.join().matchAll(/'(\w+)'/g)].map(([, name]) => name!).sort() }
}

describe.each(channels)('$manifest.key', (channel) => {
  const { key, abilities, proved = {} } = channel.manifest
  const { text, abilities: seen } = witnessed(key)
  it('claims no real server and no description but where a test of peers has seen the ability work', () => {
    expect(seen).toEqual(claimedBy(channel))
    if (!seen.length) return
    expect(text).toMatch(/witnessOf\(/)
    expect(text).toContain('witness.channel')
  })
  it('says nothing of an ability that it has not', () => {
    expect(Object.keys(proved).filter((ability) => !abilities.includes(ability as never))).toEqual([])
  })
  const kinds = new Set(Object.values(proved).map(({ kind }) => kind))
  it('takes no emulator for a real server, and no emulator alone for a description', () => {
    if (kinds.has('server')) expect(text).not.toMatch(/test-world|complaints/)
    // What its description would not know of an emulator is told among `complaints`.
    if (kinds.has('description')) expect(text).toMatch(/expect\(\w+\.complaints/)
  })
  it('tells in its README of each right it asks for, and of no other', () => {
    const { rights } = channel.manifest
    if (!rights) return
    const readme = readFileSync(join(root, 'channels', key.split('-')[0]!, 'README.md'), 'utf8')
    const told = /## Rights\n([\s\S]*?)\n## /.exec(`${readme}\n## `)?.[1] ?? ''
    const names = [...told.matchAll(/^\| `([\w.:/-]+)` \|/gm)].map(([, name]) => name!)
    expect(names.sort()).toEqual(rights.map(({ key }) => key).sort())
  })
  it('has the samples it names', () => {
    const folder = join(root, 'channels', key.split('-')[0]!, 'samples')
    if (kinds.has('samples')) expect(existsSync(folder)).toBe(true)
  })
})
