import { type Kysely, sql } from 'kysely'
import { type Tables } from './tables.ts'

/** Why the desk will not start on a database, each with its sentence in the words. */
export class UnfitDatabase extends Error {
  readonly why: 'role-too-strong' | 'too-old' | 'not-utf8'
  constructor(why: UnfitDatabase['why'], detail: string) {
    super(`${why}: ${detail}`)
    this.name = 'UnfitDatabase'
    this.why = why
  }
}

const oldest = 150_000

/** Asked before anything is made there: a server that will not do is left as it was found. */
export async function serverMustBeFit(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<Server>`
    select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`.execute(
    db,
  )
  const unfit = unfitServer(rows[0]!)
  if (unfit) throw unfit
}

interface Server {
  version: number
  encoding: string
}

export function unfitServer({ version, encoding }: Server): UnfitDatabase | null {
  if (version < oldest) return new UnfitDatabase('too-old', String(version))
  return encoding === 'UTF8' ? null : new UnfitDatabase('not-utf8', encoding)
}

/** The desk's own role neither owns the tables nor steps over their walls. */
export async function roleMustBeFit(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ strong: boolean; owns: boolean }>`
    select r.rolsuper or r.rolbypassrls as strong,
           exists (select from pg_class c where c.relname = 'message' and c.relkind in ('r', 'p')
                   and pg_has_role(current_user, c.relowner, 'usage')) as owns
    from pg_roles r where r.rolname = current_user`.execute(db)
  const { strong, owns } = rows[0]!
  if (strong || owns) throw new UnfitDatabase('role-too-strong', 'the desk would see through its walls')
}
