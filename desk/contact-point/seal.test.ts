import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { newId } from '#kernel'
import { sealWith } from './seal.ts'

const seal = sealWith(randomBytes(32).toString('hex'))
const place = { workspace: newId<'workspace'>(), id: newId<'contact point'>() }
const secrets = { password: 'pépin de pomme' }

test('what was given in confidence is opened for its own place, and reads as nothing meanwhile', () => {
  const sealed = seal.close(place, secrets)
  expect(sealed.toString('latin1')).not.toContain('pomme')
  expect(seal.open(place, sealed)).toEqual(secrets)
  expect(seal.close(place, secrets)).not.toEqual(sealed)
})

test('copied to another place, changed by a bit, or met with another key it opens nothing', () => {
  const sealed = seal.close(place, secrets)
  expect(() => seal.open({ ...place, id: newId() }, sealed)).toThrow()
  const changed = Buffer.from(sealed)
  changed[changed.length - 1]! ^= 1
  expect(() => seal.open(place, changed)).toThrow()
  expect(() => sealWith(randomBytes(32).toString('hex')).open(place, sealed)).toThrow()
})
