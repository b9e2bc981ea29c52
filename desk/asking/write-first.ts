import { type LinkKey } from '#conversation'
import { type Db, ring } from '#database'
import { type Clock, type Id } from '#kernel'
import { howItOpens, readLinkToken } from './ask-link.ts'
import { type DepartmentTable } from './ask-store.ts'
import { keepWord } from './word-store.ts'

type At = { workspace: Id<'workspace'>; token: string }

/** What the standing link of a department shows; null: it leads nowhere, or no more. */
export interface DepartmentOnPage {
  brand: string
  department: string
}

export async function departmentOnPage(db: Db, key: LinkKey, at: At): Promise<DepartmentOnPage | null> {
  const department = await departmentOfLink(db, key, at)
  if (!department) return null
  const { name } = await db
    .selectFrom('workspace')
    .select('name')
    .where('id', '=', at.workspace)
    .executeTakeFirstOrThrow()
  return { brand: name, department: department.name }
}

/** « J'ai vu passer… »: a colleague writes first. It waits on *Services* until someone has read it. */
export async function writeFirst(
  db: Db,
  clock: Clock,
  key: LinkKey,
  at: At,
  word: { once: Id<'word'>; firstName: string; text: string },
): Promise<boolean> {
  const department = await departmentOfLink(db, key, at)
  if (!department) return false
  const { once: id, firstName, text } = word
  const rest = { kind: 'seen', how: 'page', from: null, mayQuote: false, doubt: null } as const
  const about = { workspace: at.workspace, department: department.id, ask: null }
  if (await keepWord(db, clock, about, { id, firstName, text, ...rest }))
    await ring(db, { workspace: at.workspace, kind: 'places', conversations: [] })
  return true
}

async function departmentOfLink(db: Db, key: LinkKey, { workspace, token }: At): Promise<DepartmentTable | null> {
  const link = readLinkToken(token)
  if (!link) return null
  const row = await db
    .selectFrom('department')
    .selectAll()
    .where('workspace_id', '=', workspace)
    .where('id', '=', link.id)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  const of = { workspace, id: row.id, serial: row.serial, hash: row.link_hash }
  return howItOpens(key, 'department', of, link.secret) === 'opens' ? row : null
}
