import type * as v from 'valibot'

type Schema = v.GenericSchema & {
  entries?: Record<string, Schema>
  item?: Schema
  options?: readonly unknown[]
  wrapped?: Schema
  literal?: unknown
  pipe?: readonly { type: string }[]
}

/** Something the schema allows, made of the ids at hand: what a program that reads the contract would send. */
export function sampleOf(schema: v.GenericSchema, id: (field: string) => string, field = ''): unknown {
  const of = schema as Schema
  switch (of.type) {
    case 'object':
      return Object.fromEntries(Object.entries(of.entries!).map(([key, inner]) => [key, sampleOf(inner, id, key)]))
    case 'array':
      return [sampleOf(of.item!, id, field)]
    case 'optional':
    case 'nullable':
      return sampleOf(of.wrapped!, id, field)
    case 'variant':
    case 'union':
      return sampleOf(of.options![0] as Schema, id, field)
    case 'picklist':
      return of.options![0]
    case 'literal':
      return of.literal
    case 'boolean':
      return true
    case 'number':
      return 1
    case 'record':
      return { some: 'setting' }
    case 'string':
      return stringOf(of, id, field)
    default:
      throw new Error(`no sample of ${of.type}`)
  }
}

function stringOf({ pipe = [] }: Schema, id: (field: string) => string, field: string): string {
  const is = (type: string) => pipe.some((one) => one.type === type)
  if (is('uuid')) return id(field)
  if (is('iso_timestamp')) return new Date(Date.now() + 3_600_000).toISOString()
  if (is('email')) return 'maud@agence.example'
  return field === 'zone' ? 'Europe/Paris' : 'quelques mots'
}

/** What has broken programs before, in place of each value in turn and of the whole. */
export function* spoiled(value: unknown): Generator<unknown> {
  yield* otherKinds
  if (typeof value === 'string') yield* strings
  if (typeof value === 'number') yield* numbers
  if (Array.isArray(value)) {
    yield* [Array.from({ length: 2000 }, () => value[0]), [value[0], value[0], value[0]]]
    for (const inner of spoiled(value[0])) yield [inner]
  } else if (value && typeof value === 'object') {
    yield { ...value, constructor: { prototype: { role: 'desk' } }, unknown: 1 }
    for (const [key, was] of Object.entries(value)) {
      const { [key]: _, ...without } = value as Record<string, unknown>
      yield without
      for (const inner of spoiled(was)) yield { ...value, [key]: inner }
    }
  }
}

const otherKinds = [null, true, 0, '', [], {}, [[]], { toString: 1 }, JSON.parse('{"__proto__":{"a":1}}')]
const numbers = [-1, 1.5, 1e308, 2 ** 31, 2 ** 53]
/** The last are cursors before all time. */
export const strings = [
  ...[' ', '\u200b', '\0', 'a\0b', '\ud800', '\u202eabc', 'x'.repeat(30_000), 'é'.repeat(1999), '🍏'.repeat(90)],
  ...["'; drop table message; --", '<img src=x onerror=alert(1)>', '../../etc/passwd', 'javascript:alert(1)'],
  ...[
    '00000000-0000-0000-0000-000000000000',
    'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF',
    'http://[',
    'http://127.0.0.1:1/',
  ],
  ...['2026-02-31T10:00:00Z', '9999-12-31T23:59:59Z', '2999-12-01T10:00:00+02', '0000-01-01T00:00:00Z', 'MDAwMA'],
  '-999999999999999.00000000-0000-4000-8000-000000000000',
  Buffer.from('-999999999999999.00000000-0000-4000-8000-000000000000').toString('base64url'),
]
