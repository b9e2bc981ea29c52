import { randomInt, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { type Db } from '#database'
import { type Clock, type Id } from '#kernel'
import { type Named } from './handle-join.ts'
import { type LinkKey } from './private-link.ts'

/*
 * Nine letters in threes, for an hour. The first three say which code it is, the others prove it: so a guess wears out
 * that one code, and ten wear it out for good. One guess in seven hundred million is right.
 */

const letters = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const lastsMinutes = 60
const mostTries = 10

const drawn = (n: number) => Array.from({ length: n }, () => letters[randomInt(letters.length)]).join('')
const digestOf = (key: LinkKey, workspace: string, code: string) => key('code', workspace, code)

/** Makes the code of a handle; one made before is worth nothing any more. As it is read aloud: `K7Q-2XH-TPA`. */
export async function makeCode(
  db: Db,
  clock: Clock,
  key: LinkKey,
  at: { workspace: Id<'workspace'>; handle: Id<'handle'> },
): Promise<{ code: string; until: Date }> {
  const now = clock()
  const until = new Date(now.getTime() + lastsMinutes * 60_000)
  await sql`delete from join_code where workspace_id = ${at.workspace}
    and (handle_id = ${at.handle} or expires_at <= ${now})`.execute(db)
  for (;;) {
    const code = drawn(9)
    const kept = await db
      .insertInto('join_code')
      .values({
        workspace_id: at.workspace,
        handle_id: at.handle,
        selector: code.slice(0, 3),
        digest: digestOf(key, at.workspace, code),
        at: now,
        expires_at: until,
      })
      .onConflict((conflict) => conflict.columns(['workspace_id', 'selector']).doNothing())
      .returning('handle_id')
      .executeTakeFirst()
    if (kept) return { code: code.match(/.../g)!.join('-'), until }
  }
}

/** `wrong`: none, ended, worn out or another; which of these is nobody's business. */
export type CodeTried = { kind: 'fits'; other: Named } | { kind: 'wrong' | 'own-code' | 'joined-already' }

/** Whose page a code was made on. Each try counts, the right ones too; the count must be committed whatever comes of it. */
export async function tryCode(
  db: Db,
  clock: Clock,
  key: LinkKey,
  at: { workspace: Id<'workspace'>; handle: Id<'handle'>; code: string },
): Promise<CodeTried> {
  const code = at.code.toUpperCase().replace(/[^A-Z0-9]/g, '')
  if (code.length !== 9) return { kind: 'wrong' }
  const { rows } = await sql<{ handle_id: string; digest: Buffer }>`
    update join_code set tries = tries + 1
    where workspace_id = ${at.workspace} and selector = ${code.slice(0, 3)} and expires_at > ${clock()} and tries < ${mostTries}
    returning handle_id, digest`.execute(db)
  const [made] = rows
  if (!made || !timingSafeEqual(made.digest, digestOf(key, at.workspace, code))) return { kind: 'wrong' }
  if (made.handle_id === at.handle) return { kind: 'own-code' }
  const found = await sql<Named & { same: boolean }>`
    select h.id as handle, h.name, p.name as place, h.person_id = own.person_id as same
    from handle h
    join contact_point p on p.workspace_id = h.workspace_id and p.id = h.contact_point_id
    join handle own on own.workspace_id = h.workspace_id and own.id = ${at.handle}
    where h.workspace_id = ${at.workspace} and h.id = ${made.handle_id}`.execute(db)
  const [row] = found.rows
  if (!row) return { kind: 'wrong' }
  const { same, ...other } = row
  return same ? { kind: 'joined-already' } : { kind: 'fits', other }
}
