import { type Kysely, sql } from 'kysely'

/** A colleague answers in public in their own name; words masked by hand; thanks for an answer by mail, with a link to be quoted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Consent is what makes a word fit to be said in public: without it there is no such row.
  await sql`
    alter table department_word
      drop constraint department_word_kind_check,
      add constraint department_word_kind_check check (kind in ('answer', 'missing', 'seen', 'public')),
      add constraint department_word_consent check (kind <> 'public' or may_quote),
      add column person_id uuid,
      add column thanks_id uuid,
      add foreign key (workspace_id, person_id) references person (workspace_id, id) on delete set null (person_id),
      add foreign key (workspace_id, thanks_id) references ask_letter (workspace_id, id) on delete set null (thanks_id)`.execute(
    db,
  )
  await sql`alter table ask_letter
    drop constraint ask_letter_kind_check,
    add constraint ask_letter_kind_check check (kind in ('question', 'again', 'precision', 'reminder', 'thanks'))`.execute(
    db,
  )
  // Where the masked words stand, [start, end] each, in that revision of the message: the words themselves are kept nowhere else.
  await sql`
    alter table ask_verbatim
      add column revision integer,
      add column masked jsonb`.execute(db)
}
