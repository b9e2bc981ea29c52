import pg from 'pg'

/** One statement on the server's own database, by its owner. */
export async function onServer<Row extends pg.QueryResultRow>(url: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(statement)).rows
  } finally {
    await client.end()
  }
}

const open = new Map<string, pg.Pool>()

/** The same on a connection that stays: for who makes and drops many databases. It holds back no process that would end. */
export async function onServerAgain(url: string, statement: string): Promise<void> {
  let pool = open.get(url)
  if (!pool) {
    pool = new pg.Pool({ connectionString: url, max: 1, idleTimeoutMillis: 0, allowExitOnIdle: true })
    // One that broke while idle is replaced; what is asked of it meanwhile fails by itself.
    pool.on('error', () => undefined)
    open.set(url, pool)
  }
  await pool.query(statement)
}

/** The same server, another database. */
export function withDatabase(url: string, database: string): string {
  return Object.assign(new URL(url), { pathname: `/${database}` }).href
}

/** Cuts whoever is still connected, where the owner may; else waits for them to go, as PostgreSQL itself does. */
export async function dropDatabase(url: string, name: string): Promise<void> {
  await onServerAgain(url, `drop database if exists "${name}" with (force)`).catch(async (error: { code?: string }) => {
    // Only a superuser may cut autovacuum; without `force` PostgreSQL sends it away by itself.
    if (error.code !== '42501') throw error
    await onServerAgain(url, `drop database if exists "${name}"`)
  })
}
