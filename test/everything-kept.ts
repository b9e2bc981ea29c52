import pg from 'pg'
import { type World } from './world.ts'

/**
 * Every row of every table of the desk, as its owner sees them, but for the leases, which its clockwork renews by itself; and
 * when work was last sent for. The queue's own rows come and go while it works them off.
 */
export async function everythingKept(world: World): Promise<string> {
  const owner = new pg.Client(world.fresh.ownerUrl)
  await owner.connect()
  try {
    const { rows } = await owner.query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'lease' order by 1",
    )
    const kept: string[] = []
    for (const { name } of rows) {
      const sum = `select md5(coalesce(string_agg(t::text, '' order by t::text collate "C"), '')) as sum from "${name}" t`
      kept.push(`${name} ${(await owner.query<{ sum: string }>(sum)).rows[0]!.sum}`)
    }
    const work = await owner.query<{ last: string | null }>('select max(created_on)::text as last from pgboss.job')
    kept.push(`work ${work.rows[0]!.last}`)
    return kept.join('\n')
  } finally {
    await owner.end()
  }
}
