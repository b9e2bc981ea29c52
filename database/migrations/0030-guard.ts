import { type Kysely, sql } from 'kysely'
import { wall } from '../wall.ts'

/** Something grave, and who is told of it; when each may be told; what one leaves to whoever comes next. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await alerts(db)
  await tellings(db)
  await hours(db)
  await handovers(db)
}

async function alerts(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table alert (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      kind text not null check (kind in ('danger', 'volume')),
      contact_point_id uuid,
      usual integer,
      at timestamptz not null,
      wave integer not null,
      wave_at timestamptz not null,
      joined_at timestamptz not null,
      taken_at timestamptz,
      taken_by text,
      closed_at timestamptz,
      primary key (workspace_id, id),
      foreign key (workspace_id, contact_point_id) references contact_point (workspace_id, id) on delete cascade
    )`.execute(db)
  // One event is one alert, whoever finds it first.
  await sql`create unique index alert_open on alert (workspace_id, kind, contact_point_id) nulls not distinct
    where closed_at is null`.execute(db)
  await sql`create index alert_closed on alert (workspace_id, closed_at desc) where closed_at is not null`.execute(db)
  await wall(db, 'alert')

  // The words themselves are read from the message each time: what is erased there is erased here.
  await sql`
    create table alert_word (
      workspace_id uuid not null,
      alert_id uuid not null,
      message_id uuid not null,
      at timestamptz not null,
      primary key (workspace_id, alert_id, message_id),
      foreign key (workspace_id, alert_id) references alert (workspace_id, id) on delete cascade,
      foreign key (workspace_id, message_id) references message (workspace_id, id) on delete cascade
    )`.execute(db)
  await sql`create index alert_word_message on alert_word (workspace_id, message_id)`.execute(db)
  await wall(db, 'alert_word')

  await sql`
    create table alert_closing (
      workspace_id uuid not null,
      id uuid not null,
      alert_id uuid not null,
      by text not null,
      at timestamptz not null,
      done text not null,
      opened_again_at timestamptz,
      primary key (workspace_id, id),
      foreign key (workspace_id, alert_id) references alert (workspace_id, id) on delete cascade
    )`.execute(db)
  await sql`create index alert_closing_alert on alert_closing (workspace_id, alert_id, id)`.execute(db)
  await wall(db, 'alert_closing')
  await sql`create index message_danger on message (workspace_id, said_at desc) where awaits = 'danger'`.execute(db)
}

async function tellings(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table alert_telling (
      workspace_id uuid not null,
      id uuid not null,
      alert_id uuid not null,
      wave integer not null,
      user_id text not null references auth_user (id) on delete cascade,
      on_duty boolean not null,
      state text not null check (state in ('waiting', 'sending', 'later', 'sent', 'refused', 'unknown', 'no-mail', 'let-rest')),
      why text,
      tries integer not null default 0,
      not_before timestamptz not null,
      changed_at timestamptz not null,
      primary key (workspace_id, id),
      unique (workspace_id, alert_id, wave, user_id),
      foreign key (workspace_id, alert_id) references alert (workspace_id, id) on delete cascade
    )`.execute(db)
  await sql`create index alert_telling_due on alert_telling (not_before) where state in ('waiting', 'sending', 'later')`.execute(
    db,
  )
  await wall(db, 'alert_telling')
  // Like the scheduler of listening, this one learns ids and nothing else.
  await sql`
    create function alert_tellings_due(by_now timestamptz, most integer)
    returns table (workspace_id uuid, id uuid) language sql stable security definer set search_path = public, pg_temp as
    $$ select workspace_id, id from alert_telling
       where not_before <= by_now and state in ('waiting', 'sending', 'later') order by not_before limit most $$`.execute(
    db,
  )
}

/** One's own hours hold wherever one works. They are seen by oneself, and where one of one's clients is at work. */
async function hours(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table own_hours (
      user_id text primary key references auth_user (id) on delete cascade,
      days jsonb not null,
      opens text not null,
      closes text not null,
      zone text not null,
      at timestamptz not null
    )`.execute(db)
  await sql`alter table own_hours enable row level security`.execute(db)
  await sql`create policy own_hours_own on own_hours using (user_id = insuffleur_by()) with check (user_id = insuffleur_by())`.execute(
    db,
  )
  await sql`create policy own_hours_where_one_works on own_hours for select using (exists (
    select from membership m where m.user_id = own_hours.user_id
      and (m.workspace_id = any ((select insuffleur_workspaces())::uuid[])) is true))`.execute(db)
  await sql`grant select, insert, update, delete on own_hours to insuffleur_app`.execute(db)
}

async function handovers(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table handover (
      workspace_id uuid not null references workspace (id) on delete cascade,
      id uuid not null,
      by text not null,
      at timestamptz not null,
      text text not null,
      withdrawn_at timestamptz,
      primary key (workspace_id, id)
    )`.execute(db)
  await sql`create index handover_at on handover (workspace_id, at desc, id desc)`.execute(db)
  await wall(db, 'handover')
  await sql`
    create table handover_read (
      workspace_id uuid not null,
      handover_id uuid not null,
      user_id text not null references auth_user (id) on delete cascade,
      at timestamptz not null,
      primary key (workspace_id, handover_id, user_id),
      foreign key (workspace_id, handover_id) references handover (workspace_id, id) on delete cascade
    )`.execute(db)
  await wall(db, 'handover_read')
  // What was done since a note was left, without reading what was done before.
  await sql`create index act_at on act (workspace_id, at desc)`.execute(db)
}
