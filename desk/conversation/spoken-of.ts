import { sql } from 'kysely'
import { type ContactPoint } from '#contact-point'
import { type Db } from '#database'
import { addressKey } from '#kernel'
import { type NewMessage } from './insert-heard.ts'

const mostPages = 5
const longestKey = 500
const link = /https?:\/\/[^\s<>"'«»]{4,2000}[^\s<>"'«».,;:!?)\]…]|href="(https?:[^"]{4,2000})"/gi

/**
 * Notes which pages threads are about: the page that each hangs under, and those that its opening word links to. What is
 * linked to further down is only mentioned.
 */
export async function noteWhatIsSpokenOf(db: Db, place: ContactPoint, messages: readonly NewMessage[]): Promise<void> {
  const noted = new Map<string, { thread: string; page: string }>()
  for (const { entry, thread } of messages)
    for (const page of pagesOf(entry.said)) noted.set(`${thread.id} ${page}`, { thread: thread.id, page })
  if (!noted.size) return
  const all = [...noted.values()]
  await sql`
    insert into spoken_of (workspace_id, page, thread_id)
    select ${place.workspace}, x.page, x.thread
    from unnest(${all.map(({ page }) => page)}::text[], ${all.map(({ thread }) => thread)}::uuid[]) as x (page, thread)
    order by x.page, x.thread on conflict do nothing`.execute(db)
}

type Said = NewMessage['entry']['said']

export function pagesOf(said: Pick<Said, 'nativeId' | 'thread' | 'text' | 'html' | 'url'>): string[] {
  const opens = said.nativeId === said.thread.nativeId
  const linked = opens ? [...`${said.text} ${said.html ?? ''}`.slice(0, 50_000).matchAll(link)].map(asHref) : []
  const keys = [said.thread.url, ...linked].flatMap((address) => addressKey(address) ?? [])
  // Everything a brand says may link to its home page: that is no subject.
  return [...new Set(keys)].filter((key) => key.includes('/') && key.length <= longestKey).slice(0, mostPages)
}

const asHref = ([all, href]: RegExpMatchArray) => (href ?? all).replaceAll('&amp;', '&')
