import { type Kysely, sql } from 'kysely'
import { wall } from '../wall.ts'

/** Who is asked to approve an invitation, by a link of their own, and what they said to which words exactly. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // `step`: those of the same step are asked together, those of the next once these have approved.
  await sql`
    create table approval (
      workspace_id uuid not null,
      id uuid not null,
      spark_id uuid not null,
      name text not null,
      word text not null default '',
      step integer not null,
      serial integer not null default 1,
      hash bytea not null,
      by text not null,
      at timestamptz not null,
      expires_at timestamptz not null,
      ended_at timestamptz,
      ended_by text,
      primary key (workspace_id, id),
      foreign key (workspace_id, spark_id) references spark (workspace_id, id) on delete cascade
    )`.execute(db)
  await sql`create index approval_of on approval (workspace_id, spark_id, step, id)`.execute(db)
  await wall(db, 'approval')

  // `print`: of the words it is about. `passage`: the words a comment stands beside.
  await sql`
    create table approval_word (
      workspace_id uuid not null,
      id uuid not null,
      approval_id uuid not null,
      kind text not null check (kind = any (array['approved', 'change', 'comment'])),
      name text not null,
      text text not null default '',
      passage text,
      print text not null,
      at timestamptz not null,
      primary key (workspace_id, id),
      foreign key (workspace_id, approval_id) references approval (workspace_id, id) on delete cascade
    )`.execute(db)
  await sql`create index approval_word_of on approval_word (workspace_id, approval_id, at, id)`.execute(db)
  await wall(db, 'approval_word')
}
