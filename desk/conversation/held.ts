import { sql } from 'kysely'
import { type Held, type Own, type OwnImage, type Utterance, type Voice } from '#channel'
import { type ContactPoint } from '#contact-point'
import { type Within } from '#database'
import { isId } from '#kernel'
import { imagesOf } from './images-of.ts'
import { endOf, pollOf } from './keep-counts.ts'
import { nameOf } from './name-of.ts'

interface Row {
  utterance: Utterance
  /** What its thread is called by now: a piece that began one did not know it when it left. */
  thread: string | null
  text: string
  at: Date
  gone: boolean
  images: OwnImage[]
  choices: NonNullable<Own['poll']>['choices'] | null
  ends_at: Date | null
}

const pageSize = 20
const mostAround = 100
/** Sent, or on its way: whoever is told of a word comes and looks before the telling is over. */
const standing = sql`('saying', 'sent', 'later', 'unknown')`

/** Our own words at a place as a channel may show them to the world: what was let go, and whether it stands still. */
export function heldAt(within: Within, place: Pick<ContactPoint, 'workspace' | 'id' | 'cursor'>): Held {
  const own = (where: ReturnType<typeof sql>, most: number) =>
    within([place.workspace], null, async (db) => {
      const { rows } = await sql<Row>`
        select o.utterance, t.native_id as thread, m.text, o.at, (m.gone_at is not null or m.removed_at is not null) as gone,
          ${imagesOf(sql`o`)} as images,
          case when o.piece ? 'choices' then coalesce(c.choices, ${pollOf(sql`o`)}) end as choices, ${endOf(sql`o`)} as ends_at
        from outbox o join message m on m.workspace_id = o.workspace_id and m.id = o.message_id
        left join thread t on t.workspace_id = m.workspace_id and t.id = m.thread_id
        left join poll_count c on c.workspace_id = m.workspace_id and c.contact_point_id = m.contact_point_id
          and c.about_native = m.native_id
        where o.workspace_id = ${place.workspace} and o.contact_point_id = ${place.id}
          and o.state in ${standing} and o.tries > 0 and ${where}
        order by o.id desc limit ${most}`.execute(db)
      return rows.map(asOwn)
    })
  return {
    async own(key) {
      return isId(key) ? ((await own(sql`o.id = ${key}`, 1))[0] ?? null) : null
    },
    latest: (before) => own(isId(before) ? sql`o.id < ${before}` : sql`true`, pageSize),
    async around(key) {
      if (!isId(key)) return []
      const { rows } = await within([place.workspace], null, (db) =>
        sql<Voice>`
        select m.native_id as "nativeId", ${nameOf(sql`m`)} as by, m.ours, m.text, m.url, m.answers_native as answers, m.said_at as at
        from outbox o
        join message own on own.workspace_id = o.workspace_id and own.id = o.message_id
        join message m on m.workspace_id = own.workspace_id and m.conversation_id = own.conversation_id and m.thread_id = own.thread_id
        where o.workspace_id = ${place.workspace} and o.contact_point_id = ${place.id} and o.id = ${key}
          and o.state in ${standing} and m.audience = 'public' and m.native_id is not null and m.text <> ''
          and m.gone_at is null and m.removed_at is null
        order by m.said_at desc, m.id desc limit ${mostAround}`.execute(db),
      )
      return rows.reverse()
    },
    cursor: place.cursor,
  }
}

function asOwn({ utterance, thread, text, at, gone, images, choices, ends_at }: Row): Own {
  return {
    utterance: { ...utterance, text, thread: { ...utterance.thread, ...(thread && { nativeId: thread }) } },
    at,
    gone,
    ...(images.length > 0 && !gone && { images }),
    ...(choices && !gone && { poll: { choices, endsAt: ends_at } }),
  }
}
