import { sql } from 'kysely'
import { type Audience, audiences } from '#channel'
import { type Db } from '#database'
import { type Id } from '#kernel'

/** A message that a question is about, which others can read where it stands, and where it can be answered from here. */
export interface InPublic {
  ask: string
  message: Id<'message'>
  conversation: string
  /** The name of the place. */
  place: string
  audience: Audience
}

/** What was said to us alone is nowhere in public. */
const readByOthers = audiences.filter((one) => one !== 'internal' && one !== 'direct')

/** Where a colleague of these departments may answer in public: where each question's messages stand, if the channel says. */
export async function whereInPublic(
  db: Db,
  says: (channel: string) => boolean,
  workspace: Id<'workspace'>,
  asks: readonly string[],
): Promise<InPublic[]> {
  if (!asks.length) return []
  const { rows } = await sql<InPublic & { channel: string }>`
    select a.id as ask, m.id as message, m.conversation_id as conversation, p.name as place, p.channel, m.audience
    from ask a
    cross join lateral (
      select v.message_id, v.position from ask_verbatim v where v.workspace_id = a.workspace_id and v.ask_id = a.id
      union all select a.message_id, 0 where not exists (
        select from ask_verbatim v where v.workspace_id = a.workspace_id and v.ask_id = a.id)) about
    join message m on m.workspace_id = a.workspace_id and m.id = about.message_id
    join contact_point p on p.workspace_id = m.workspace_id and p.id = m.contact_point_id
    where a.workspace_id = ${workspace} and a.id = any(${asks}::uuid[]) and m.audience = any(${readByOthers}::text[])
      and m.gone_at is null and m.removed_at is null and p.closed_at is null
    order by about.position`.execute(db)
  return rows.filter((row) => says(row.channel)).map(({ channel: _, ...row }) => row)
}

/** How they sign: by their first name and their department, in words. */
export const signatureOf = (firstName: string, department: string): string => `${firstName}, ${department}`

/** What is said, to the letter, and who says it. */
export const signedWords = (text: string, firstName: string, department: string): string =>
  `${text}\n\n${signatureOf(firstName, department)}`
