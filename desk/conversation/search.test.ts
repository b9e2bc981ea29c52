import { sql } from 'kysely'
import { expect, it, onTestFinished } from 'vitest'
import { openSaid, type SaidWorkspace } from '../../test/said.ts'
import { search } from './search.ts'
import { searchVector } from './search-vector.ts'

/** Many messages at once, one a minute: every `each`-th says the word, and many minutes hold two. */
async function says(workspace: SaidWorkspace, count: number, word: string, each: number): Promise<void> {
  const first = await workspace.says({ by: 'Anselme', text: 'bonjour', at: new Date('2026-01-01T00:00:00Z') })
  await workspace.inside((db) =>
    sql`
      insert into message (workspace_id, id, conversation_id, thread_id, contact_point_id, native_id, person_id, handle_id,
        audience, text, terms, said_at, heard_at, search)
      select m.workspace_id, gen_random_uuid(), m.conversation_id, m.thread_id, m.contact_point_id, 'far-' || n, m.person_id, m.handle_id,
        m.audience, x.text, m.terms, x.at, x.at, ${searchVector(sql`m.workspace_id::text`, sql`x.text`)}
      from message m, generate_series(1, ${count}::int) as n
      cross join lateral (select m.said_at + n / 3 * interval '2 minutes' as at,
        case when n % ${each}::int = 0 then ${word} else 'autre chose' end as text) x
      where m.workspace_id = ${workspace.id} and m.id = ${first.id}`.execute(db),
  )
}

it('finds, page by page, each message once, latest first, however far back it was said', {
  timeout: 60_000,
}, async () => {
  const said = await openSaid()
  onTestFinished(said.close)
  const [large, small] = [await said.workspace('Les Vergers Imaginaires'), await said.workspace('Le Moulin Imaginaire')]
  await says(large, 14_000, 'reinette', 61)
  await says(small, 300, 'reinette', 20)
  const both = [large.id, small.id]

  const found: { message: string; at: string }[] = []
  let after: string | undefined
  do {
    const page = await said.database.within(both, 'odile', (db) => search(db, 'Reinette', after))
    found.push(...page.found)
    after = page.next ?? undefined
  } while (after)

  const all = Math.floor(14_000 / 61) + Math.floor(300 / 20)
  expect(found.length).toBe(all)
  expect(new Set(found.map((one) => one.message)).size).toBe(all)
  expect(found.map((one) => one.at)).toEqual(
    found.map((one) => one.at).toSorted((one, other) => (one < other ? 1 : -1)),
  )

  const rare = await said.database.within([small.id], 'odile', (db) => search(db, 'reinette', undefined))
  expect(rare.found.length).toBe(15)
  expect(new Set(rare.found.map((one) => one.client.id))).toEqual(new Set([small.id]))
  const nobody = await said.database.within([], 'odile', (db) => search(db, 'reinette', undefined))
  expect(nobody.found).toEqual([])
})
