import { type Db, migrationNames } from '#database'
import { format, type Header, type Table, tables, version } from './archive.ts'
import { colleaguesIn, rowsAfter, type Shape, shapeOf } from './archive-store.ts'

export interface Written {
  lines: number
}

/**
 * Writes a whole workspace, piece by piece, each of whole lines. One transaction that sees one moment must be handed in:
 * however long it takes, the desk goes on and what is written is of one piece.
 * `secrets`: what is encrypted with the installation's key goes along (a backup, which holds that key).
 */
export async function* writeArchive(
  db: Db,
  workspace: string,
  options: { secrets: boolean },
): AsyncGenerator<string, Written> {
  const found = await db.selectFrom('workspace').select(['id', 'name']).where('id', '=', workspace).executeTakeFirst()
  if (!found) throw new Error(`no workspace ${workspace}`)
  const header: Header = { format, version, schema: migrationNames.at(-1)!, workspace: found }
  yield `${JSON.stringify(header)}\n`
  let lines = 1
  for (const user of await colleaguesIn(db, workspace)) {
    yield `${JSON.stringify({ user })}\n`
    lines++
  }
  for (const table of tables) {
    for await (const rows of allRows(db, workspace, await shapeOf(db, table, options.secrets))) {
      yield rows.map((row) => `${opening(table)}${row}}\n`).join('')
      lines += rows.length
    }
  }
  yield `${JSON.stringify({ end: { lines } })}\n`
  return { lines: lines + 1 }
}

/** How a line of this table begins; its row and a brace follow. */
export const opening = (table: Table): string => `{"table":"${table}","row":`

async function* allRows(db: Db, workspace: string, shape: Shape): AsyncGenerator<string[]> {
  let last: string | undefined
  do {
    const rows = await rowsAfter(db, workspace, shape, last)
    if (rows.length) yield rows
    last = rows.at(-1)
  } while (last !== undefined)
}
