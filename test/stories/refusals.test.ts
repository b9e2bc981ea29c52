import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract'
import { catalogue } from '../../channels/catalogue.ts'
import { openApiDocument } from '../../server/http/openapi.ts'
import { type FreshDatabase, freshDatabase } from '../setup/database.ts'

const root = join(import.meta.dirname, '..', '..')

/** What the product refuses, by the names it would hide behind. */
const refused = {
  'to manage people: stages, segments, scores, ranks, follower counts':
    /(^|_)(leads?|stage|segments?|score|scoring|rank|ranking|followers?|fans?|audience_size|influence|sentiment|persona|target|vip)(_|$)/i,
  'to count money: revenue, conversion, earned media, clicks':
    /(^|_)(revenue|roi|price|conversion|emv|earned|clicks?|utm|ctr|campaign|budget)(_|$)/i,
  'to hide in silence: shadow bans, hidden posts, pins': /(^|_)(shadow|hidden|hide|muted|banned?|pinned?|boost)(_|$)/i,
  'to be a ticket queue: resolved, priorities, deadlines of service':
    /(^|_)(ticket|resolved|solved|sla|priority|severity)(_|$)/i,
  'to infer who someone is': /(^|_)(gender|age|birth|mood|emotion|personality|religion|income)(_|$)/i,
}

const snake = (name: string) => name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase()

describe('what Insuffleur refuses', () => {
  let fresh: FreshDatabase
  let columns: string[]

  beforeAll(async () => {
    fresh = await freshDatabase()
    const client = new pg.Client({ connectionString: fresh.ownerUrl })
    await client.connect()
    const { rows } = await client.query<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'`,
    )
    columns = rows.map((row) => row.name)
    await client.end()
  })
  afterAll(() => fresh.drop())

  for (const [what, pattern] of Object.entries(refused)) {
    test(`${what} — no column keeps it`, () => {
      expect(columns.length).toBeGreaterThan(200)
      expect(columns.filter((column) => column.split('.').some((part) => pattern.test(part)))).toEqual([])
    })
    test(`${what} — no route asks or tells it`, () => {
      const names = propertyNames(openApiDocument('http://localhost:4000'))
      expect(names.size).toBeGreaterThan(100)
      expect([...names].filter((name) => pattern.test(snake(name)))).toEqual([])
    })
  }

  test('the desk can separate what someone joined, and join nothing of theirs', () => {
    const paths = Object.values(api).map((route) => `${route.method} ${route.path}`)
    expect(paths.filter((path) => path.includes('/joined-names'))).toEqual([
      'POST /api/workspaces/:workspace/joined-names/:join/separation',
    ])
  })

  test('acts on several are acts on conversations, never on people', () => {
    const paths = Object.values(api).map((route) => `${route.method} ${route.path}`)
    expect(paths.filter((path) => /person|people|handle|author/i.test(path))).toEqual([])
  })

  test('nothing is posted from a feed, and nothing is hidden while its author believes it seen', () => {
    expect(catalogue().get('feed')!.manifest.abilities).toEqual(['looks', 'listens', 'tallies'])
    for (const { manifest } of catalogue().values()) expect(manifest.abilities, manifest.key).not.toContain('hides')
  })

  test('every voice is one component, and nothing in its look depends on whose it is', () => {
    const turn = readdirSync(join(root, 'web', 'conversation')).filter((file) => /^Turn.*\.svelte$/.test(file))
    expect(turn.length).toBeGreaterThan(0)
    for (const file of turn) {
      const source = readFileSync(join(root, 'web', 'conversation', file), 'utf8')
      expect(source.match(/class:\w*(ours|brand)\w*|class=[^>]*\b(ours|brand)\b/g) ?? [], file).toEqual([])
      const style = source.split('<style>')[1] ?? ''
      expect(style.match(/\b(ours|brand)\b/g) ?? [], file).toEqual([])
    }
  })
})

function propertyNames(of: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(of)) for (const one of of) propertyNames(one, found)
  else if (of && typeof of === 'object') {
    const { properties, ...rest } = of as Record<string, unknown>
    for (const name of Object.keys((properties as object | undefined) ?? {})) found.add(name)
    for (const inner of [properties, ...Object.values(rest)]) propertyNames(inner, found)
  }
  return found
}
