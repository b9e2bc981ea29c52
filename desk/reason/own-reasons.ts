import { sql } from 'kysely'
import { type Confirmation } from '#contract'
import { type OwnHandle } from '#conversation'
import { type Db } from '#database'
import { type Id } from '#kernel'
import { rootOf, type Themes } from './theme.ts'
import { themesOf } from './theme-store.ts'

/** What we took from someone’s words, as they see it on their own page. */
export interface OwnReason {
  reason: Id<'reason'>
  message: string
  /** The words themselves. */
  span: string
  /** What we understood, where we gave it back to them. */
  rewording: { id: Id<'rewording'>; words: string } | null
  /** What they last said of it. */
  said: { kind: Confirmation; words: string } | null
  /** What their words were put under, with those of others: only where they wish to be told. */
  theme: {
    id: string
    name: string
    /** What they were put under first, where that is read within it now. */
    first: string | null
  } | null
}

export interface OwnReasons {
  reasons: OwnReason[]
  /** They wish to be told which theme their words are put under. */
  themeNews: boolean
}

interface Row {
  reason: Id<'reason'>
  message: string
  span: string
  theme: string | null
  rewording: OwnReason['rewording']
  said: OwnReason['said']
}

/** What we took from the words of this handle. What is still on its way to a thread is not yet asked. */
export async function ownReasons(db: Db, workspace: Id<'workspace'>, by: OwnHandle): Promise<OwnReasons> {
  const handle = await db
    .selectFrom('handle')
    .select('theme_news_at')
    .where('workspace_id', '=', workspace)
    .where('id', '=', by.id)
    .executeTakeFirst()
  const themeNews = Boolean(handle?.theme_news_at)
  const { rows } = await sql<Row & { start: number; end: number; text: string }>`
    select r.id as reason, m.id as message, r.span_start as start, r.span_end as "end", r.theme_id as theme,
      case when m.revision = r.revision then m.text else v.text end as text,
      (select jsonb_build_object('id', w.id, 'words', w.words) from rewording w
        left join outbox b on b.workspace_id = w.workspace_id and b.message_id = w.question_id
        where w.workspace_id = r.workspace_id and w.reason_id = r.id
          and coalesce(b.state, 'sent') not in ('waiting', 'gone', 'refused', 'taken-back')
        order by w.id desc limit 1) as rewording,
      (select jsonb_build_object('kind', c.kind, 'words', c.words) from reason_confirmation c
        where c.workspace_id = r.workspace_id and c.reason_id = r.id order by c.id desc limit 1) as said
    from message m join reason r on r.workspace_id = m.workspace_id and r.message_id = m.id and r.withdrawn_at is null
    left join message_revision v on v.workspace_id = r.workspace_id and v.message_id = m.id and v.revision = r.revision
    where m.workspace_id = ${workspace} and m.handle_id = ${by.id} and m.gone_at is null and m.removed_at is null
    order by m.said_at desc, r.span_start limit 500`.execute(db)
  const themes = themeNews ? await themesOf(db, workspace) : null
  const reasons = rows.map(({ start, end, text, theme, ...row }) => ({
    ...row,
    span: (text ?? '').slice(start, end),
    theme: theme && themes ? themeTold(themes, theme) : null,
  }))
  return { reasons, themeNews }
}

function themeTold(themes: Themes, id: string): OwnReason['theme'] {
  const root = rootOf(themes, id)
  if (!root) return null
  return { id: root.id, name: root.name, first: root.id === id ? null : (themes.get(id)?.name ?? null) }
}
