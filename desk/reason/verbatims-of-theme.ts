import { sql } from 'kysely'
import { mayBeCounted } from '#contact-point'
import { type Verbatim } from '#contract'
import { type Db } from '#database'
import { type Clock, type Id, Refusal } from '#kernel'
import { heldBy } from './theme.ts'
import { themesOf } from './theme-store.ts'
import { readVerbatimCursor, verbatimCursor } from './verbatim-cursor.ts'
import { verbatimsWhere } from './verbatims.ts'
import { daysBefore } from './window.ts'

const page = 40

export interface VerbatimsAsked {
  place: Id<'contact point'> | null
  days: number | null
  after: string | null
}

/** The verbatims of a theme and of those joined into it, latest first; of no theme where it is null. */
export async function verbatimsOfTheme(
  db: Db,
  clock: Clock,
  at: { workspace: Id<'workspace'>; theme: Id<'theme'> | null },
  asked: VerbatimsAsked,
): Promise<{ verbatims: Verbatim[]; next: string | null }> {
  const held = at.theme ? heldBy(await themesOf(db, at.workspace), at.theme).map((theme) => theme.id) : [null]
  if (!held.length) throw new Refusal('reason.no-such-theme', 404)
  const since = daysBefore(clock, asked.days)
  const after = asked.after === null ? null : readVerbatimCursor(asked.after)
  // One short walk down the index for each joined theme, whatever they hold in all.
  const verbatims = await verbatimsWhere(
    db,
    at.workspace,
    sql`select x.id from unnest(${held}::uuid[]) as t (id) cross join lateral (
          select r.id, r.said_at from reason r
          join message m on m.workspace_id = r.workspace_id and m.id = r.message_id
          where r.workspace_id = ${at.workspace} and ${at.theme ? sql`r.theme_id = t.id` : sql`r.theme_id is null`} and r.withdrawn_at is null
            and r.said_at >= ${since}
            and (${after?.at ?? null}::timestamptz is null or (r.said_at, r.id) < (${after?.at ?? null}, ${after?.id ?? null}::uuid))
            and m.gone_at is null and m.removed_at is null
            and (${asked.place}::uuid is null or m.contact_point_id = ${asked.place}::uuid)
            and ${mayBeCounted(at.workspace, sql`m.contact_point_id`)}
          order by r.said_at desc, r.id desc limit ${page + 1}) x
        order by x.said_at desc, x.id desc limit ${page + 1}`,
  )
  const more = verbatims.length > page
  const shown = more ? verbatims.slice(0, page) : verbatims
  const last = shown.at(-1)
  return { verbatims: shown, next: more && last ? verbatimCursor(last) : null }
}
