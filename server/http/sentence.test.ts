import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dialects, type RefusalCode } from '#kernel'
import { sentenceOf } from './sentence.ts'

const root = join(import.meta.dirname, '..', '..')

/** Every code that the sources refuse with. */
function codes(): Set<RefusalCode> {
  const found = new Set<RefusalCode>()
  for (const room of ['desk', 'server', 'channels'])
    for (const entry of readdirSync(join(root, room), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.ts') || entry.name.endsWith('.test.ts')) continue
      const source = readFileSync(join(entry.parentPath, entry.name), 'utf8')
      for (const [, code] of source.matchAll(/new Refusal\(\s*'([^']+)'/g)) found.add(code as RefusalCode)
    }
  return found
}

test('every refusal has its sentence in every language', () => {
  const all = codes()
  expect(all.size).toBeGreaterThan(30)
  const silent = [...all].flatMap((code) =>
    dialects
      .filter((language) => !sentenceOf({ code, details: {} }, language))
      .map((language) => `${language} ${code}`),
  )
  expect(silent).toEqual([])
})

test('a sentence is filled with what it is about; the field is called by its name', () => {
  const details = { field: 'members.0.email', bound: 254 }
  expect(sentenceOf({ code: 'request.field-too-long', details }, 'en')).toBe(
    'That is too long: the e-mail address (254 at most).',
  )
  expect(sentenceOf({ code: 'planted.code', details: {} }, 'fr')).toBeNull()
  const away = sentenceOf({ code: 'server.database-away', details: {} }, 'fr')
  expect(away).toContain('perdu\u202f;')
  expect(sentenceOf({ code: 'server.database-away', details: {} }, 'fr-CA')).toContain('perdu;')
})
