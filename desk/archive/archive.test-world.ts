import pg from 'pg'
import { onTestFinished } from 'vitest'
import { openLong } from '#database'
import { newId, systemClock } from '#kernel'
import { fill } from '../../database/wall.test-world.ts'
import { type FreshDatabase, freshDatabase } from '../../test/setup/database.ts'
import {
  archivedTables,
  colleagueColumns,
  type Line,
  readArchive,
  readHeader,
  readLines,
  writeArchive,
} from './index.ts'

export async function installation() {
  const fresh = await freshDatabase()
  const owner = new pg.Client({ connectionString: fresh.ownerUrl })
  owner.on('error', () => undefined)
  await owner.connect()
  onTestFinished(async () => {
    await owner.end()
    await fresh.drop()
  })
  return { ...fresh, owner }
}

const long = (kind: 'read' | 'write', { ownerUrl, appUrl }: Pick<FreshDatabase, 'ownerUrl' | 'appUrl'>) =>
  openLong(kind, { ownerUrl, appUrl, appPassword: '' })

export async function written(
  from: Pick<FreshDatabase, 'ownerUrl' | 'appUrl'>,
  workspace: string,
  secrets = false,
): Promise<string> {
  const database = long('read', from)
  try {
    return await database.within([workspace], null, async (db) => {
      let text = ''
      for await (const piece of writeArchive(db, workspace, { secrets })) text += piece
      return text
    })
  } finally {
    await database.close()
  }
}

export async function read(
  into: Pick<FreshDatabase, 'ownerUrl' | 'appUrl'>,
  archive: string | Uint8Array,
  cleanHtml = (html: string): string | null => html,
) {
  const database = long('write', into)
  const lines: AsyncGenerator<Line> = readLines(inPieces(archive))
  try {
    const header = await readHeader(lines)
    return await database.within([header.workspace.id], null, (db) =>
      readArchive(db, header, lines, { clock: systemClock, cleanHtml }),
    )
  } finally {
    await database.close()
  }
}

/** As a file comes: cut anywhere, also in the middle of a letter. */
async function* inPieces(archive: string | Uint8Array): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(archive as string)
  for (let at = 0; at < bytes.length; at += 4_999) yield bytes.subarray(at, at + 4_999)
}

const odd = `l’été "dit" \\ \u2028\u202e 👏🏽 \u0001 ligne
deux`

/** A workspace with a row in every table and something in every column, the oddest that may stand there. */
export async function filledWorkspace(owner: pg.Client): Promise<string> {
  const workspace = newId()
  await account(owner, 'x', 'odile@agence.example')
  await fill(owner, [...archivedTables], workspace)
  const { rows } = await owner.query<{ table: string; name: string; type: string; key: boolean }>(
    `select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type, coalesce(a.attnum = any(i.indkey), false) as key
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     left join pg_index i on i.indrelid = c.oid and i.indisprimary
     where c.relname = any($1) and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''`,
    [archivedTables],
  )
  await owner.query(`set session_replication_role = replica`)
  for (const { table, name, type, key } of rows) {
    const value = oddValue(table, name, type)
    const own = table === 'workspace' ? 'id' : 'workspace_id'
    if (!key && value !== undefined)
      await owner.query(`update "${table}" set "${name}" = $1 where "${own}" = $2`, [value, workspace])
  }
  await owner.query(`set session_replication_role = default`)
  return workspace
}

export async function account(owner: pg.Client, id: string, email: string): Promise<void> {
  await owner.query(
    `insert into auth_user (id, name, email, "emailVerified", "updatedAt", language) values ($1, 'Odile', $2, true, now(), 'fr')`,
    [id, email],
  )
}

function oddValue(table: string, name: string, type: string): unknown {
  if ((colleagueColumns as Record<string, string[]>)[table]?.includes(name)) return 'x'
  // What names a row in another table must go on naming it; what may say only some words says one of them already.
  const linked = type === 'uuid' && name !== 'raw_event_id'
  if (
    linked ||
    [
      'channel',
      'state',
      'role',
      'kind',
      'audience',
      'ground',
      'source',
      'span_end',
      'proof',
      'at_place',
      'how',
      'undone_how',
      'register',
      'opener',
    ].includes(name)
  )
    return undefined
  if (['tombstone', 'words_gone'].includes(table) && name === 'why') return undefined
  if (name === 'language') return 'fr-CA'
  if (name === 'html') return '<p>non, <em>je n’aime pas</em></p>'
  const odd_: Record<string, unknown> = {
    text: odd,
    jsonb: '{"n": 1.0, "great": 12345678901234567890, "nothing": null, "who": "x", "said": "« non »"}',
    bytea: Buffer.from([0, 1, 2, 254, 255, 10, 13, ...Array.from({ length: 90 }, (_, at) => at)]),
    'timestamp with time zone': '2026-03-29 01:59:59.123457+00',
    integer: 7,
    real: 0.1,
    boolean: true,
    uuid: newId(),
  }
  return odd_[type]
}
