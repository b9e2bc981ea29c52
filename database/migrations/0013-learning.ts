import { type Kysely, sql } from 'kysely'
import { wall } from '../wall.ts'

/**
 * What a workspace's corrections add up to, kept so that it need not be learnt again for each message; and the order they
 * came in, which is the order they are learnt in. Where a lesson is taken back, or its words may be read no more, what was
 * learnt goes in the same commit: it is learnt again from those that are left.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table correction add column place integer not null default 0`.execute(db)
  await sql`
    update correction c set place = n.place
    from (select workspace_id, id, row_number() over (partition by workspace_id order by id) as place from correction) n
    where n.workspace_id = c.workspace_id and n.id = c.id`.execute(db)
  await sql`create index correction_place on correction (workspace_id, place)`.execute(db)

  await sql`
    create table learning (
      workspace_id uuid primary key references workspace (id) on delete cascade,
      recorded integer not null default 0,
      epoch uuid not null default gen_random_uuid(),
      version integer,
      brand text,
      upto integer not null default 0,
      lessons integer not null default 0,
      value bytea,
      at timestamptz,
      check (octet_length(value) <= 8388608)
    )`.execute(db)
  await wall(db, 'learning')

  const forget = sql`update learning l set epoch = gen_random_uuid(),
      value = case when l.upto >= c.place then null else l.value end,
      upto = case when l.upto >= c.place then 0 else l.upto end,
      lessons = case when l.upto >= c.place then 0 else l.lessons end`
  await sql`
    create function unlearn_correction() returns trigger language plpgsql as $$
      declare c correction := old;
      begin
        ${forget} where l.workspace_id = c.workspace_id;
        return null;
      end $$`.execute(db)
  await sql`
    create trigger correction_unlearnt after delete or update of undone_at on correction for each row
    execute function unlearn_correction()`.execute(db)
  await sql`
    create function unlearn_message() returns trigger language plpgsql as $$
      begin
        ${forget} from (
          select workspace_id, min(place) as place from correction
          where workspace_id = new.workspace_id and message_id = new.id group by workspace_id) c
        where l.workspace_id = c.workspace_id;
        return null;
      end $$`.execute(db)
  await sql`
    create trigger message_unlearnt after update of gone_at, removed_at, terms on message for each row
    when ((old.gone_at is null) <> (new.gone_at is null) or (old.removed_at is null) <> (new.removed_at is null)
      or old.terms is distinct from new.terms)
    execute function unlearn_message()`.execute(db)
}
