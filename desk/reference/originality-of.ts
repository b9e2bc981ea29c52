import { sql } from 'kysely'
import { type Originality } from '#contract'
import { type Db } from '#database'
import { type Id, Refusal } from '#kernel'
import { howCopied, type Passage } from '#originality'
import { unpacked } from './crawl-store.ts'
import { type Shelves } from './shelves.ts'
import { type Source } from './sources.ts'

export const longestDraft = 20_000
/** As much of a passage is shown as one reads at a glance. */
const mostShown = 800

interface Held {
  text: string
  title: string | null
  address: string | null
  at: Date | null
  conversation: string | null
}

/**
 * How much of a draft stands already on the client's site or in what we published, passage by passage beside where it
 * stands.
 */
export async function originalityOf(
  db: Db,
  shelves: Shelves,
  workspace: Id<'workspace'>,
  draft: string,
): Promise<Originality> {
  if (draft.length > longestDraft) throw new Refusal('reference.draft-too-long', 413)
  const { shelf, sources } = await shelves.at(db, workspace)
  // What it may be held against is told first, and read in one go; then it is.
  const wanted = new Set<number>()
  const noteDown = (text: number) => {
    wanted.add(text)
    return null
  }
  howCopied(draft, { shelf, textAt: noteDown })
  const held = await textsOf(
    db,
    workspace,
    [...wanted].map((text) => sources[text]!),
  )
  const keyOf = (text: number) => `${sources[text]!.kind} ${sources[text]!.id}`
  const { share, passages } = howCopied(draft, { shelf, textAt: (text) => held.get(keyOf(text))?.text ?? null })
  return {
    share,
    texts: shelf.size,
    passages: passages.map((passage) => shown(draft, passage, held.get(keyOf(passage.text))!, sources[passage.text]!)),
  }
}

function shown(
  draft: string,
  { draft: here, there, how }: Passage,
  held: Held,
  source: Source,
): Originality['passages'][number] {
  return {
    start: here.start,
    end: here.end,
    words: draft.slice(here.start, here.end).slice(0, mostShown),
    there: held.text.slice(there.start, there.end).slice(0, mostShown),
    close: how === 'close',
    kind: source.kind,
    title: held.title,
    address: held.address,
    at: held.at?.toISOString() ?? null,
    conversation: held.conversation,
  }
}

async function textsOf(db: Db, workspace: Id<'workspace'>, sources: readonly Source[]): Promise<Map<string, Held>> {
  const of = (kind: Source['kind']) => sources.filter((one) => one.kind === kind).map(({ id }) => id)
  const { rows: pages } = await sql<{ id: string; words: Buffer; title: string; address: string; at: Date | null }>`
    select id, words, title, address, coalesce(dated_at, asked_at) as at from reference_page
    where workspace_id = ${workspace} and id = any(${of('page')}::uuid[]) and words is not null`.execute(db)
  const { rows: posts } = await sql<{
    id: string
    text: string
    url: string | null
    at: Date
    place: string
    conversation: string
  }>`
    select m.id, m.text, m.url, m.said_at as at, p.name as place, m.conversation_id as conversation
    from message m join contact_point p on p.workspace_id = m.workspace_id and p.id = m.contact_point_id
    where m.workspace_id = ${workspace} and m.id = any(${of('post')}::uuid[])`.execute(db)
  return new Map<string, Held>([
    ...pages.map(({ id, words, title, address, at }): [string, Held] => [
      `page ${id}`,
      { text: unpacked(words), title, address, at, conversation: null },
    ]),
    ...posts.map(({ id, text, url, at, place, conversation }): [string, Held] => [
      `post ${id}`,
      { text, title: place, address: url, at, conversation },
    ]),
  ])
}
