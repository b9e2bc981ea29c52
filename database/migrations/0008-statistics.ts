import { type Kysely, sql } from 'kysely'

/**
 * What the planner knows of tables that grew much faster than autovacuum comes by: a first feed, a demo, an import. For
 * a minute it would plan as if they were empty. Only their owner may count them, so this runs as owner.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function count_young_tables() returns void language plpgsql security definer set search_path = public, pg_temp as
    $$
    declare young text;
    begin
      for young in
        select s.relname from pg_stat_user_tables s join pg_class c on c.oid = s.relid
        where s.schemaname = 'public' and s.n_mod_since_analyze > 100 and s.n_mod_since_analyze > 4 * greatest(c.reltuples, 0)
      loop
        execute format('analyze %I', young);
      end loop;
    end
    $$`.execute(db)
}
