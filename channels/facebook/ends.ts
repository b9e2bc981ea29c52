/** Posts that were deleted, or that nobody but the page is shown any more: all that was said under them ends with them. */
import { type Means, type RawEvent } from '#channel'
import { type Answer, ask, type Doubt, type Graph, type Thing } from '#meta'
import { type Cursor } from './cursor.ts'
import { writeEnd } from './read.ts'

const mostAsked = 10
const inTurn = 2

/**
 * Nobody needs to tell of an end: a post that stood among the newest and does no more is asked for at once, unless newer ones
 * may have pushed it down; of older ones that were not met, two each round.
 */
export async function endedPosts(
  graph: Graph & { doubt: Doubt },
  newest: readonly string[],
  met: ReadonlySet<string>,
  cursor: Cursor,
  means: Means,
): Promise<RawEvent[]> {
  const missed = cursor.newest.filter((id) => !met.has(id))
  const others = [...cursor.through.keys()].filter((id) => !met.has(id) && !missed.includes(id)).toSorted()
  const turn = others.length ? cursor.turn % others.length : 0
  const older = [...others.slice(turn), ...others.slice(0, turn)].slice(0, inTurn)
  cursor.turn = turn + older.length
  const [asked, later] = [missed.slice(0, mostAsked), missed.slice(mostAsked)]
  cursor.newest = [...newest, ...later]
  const events: RawEvent[] = []
  for (const id of [...asked, ...older]) {
    const answer = await ask(graph, { path: `/${id}`, query: { fields: 'id,is_hidden,is_published' } }, means)
    const isSure = answer.kind === 'there' || (await isBelieved(answer, graph.doubt))
    if (isSure && hasEnded(answer, asked.includes(id))) events.push(endOf(id, means.clock().getTime(), cursor))
    else if (answer.kind !== 'there' && asked.includes(id)) cursor.newest.push(id)
  }
  return events
}

const isBelieved = async (answer: Answer, doubt: Doubt) =>
  answer.kind === 'declined' && answer.what === 'missing' && (await doubt.mayRead())

/** What stands behind an ad was never published as a post: that it is not is no end of it. */
function hasEnded(answer: Answer, wasShown: boolean): boolean {
  if (answer.kind === 'declined') return answer.what === 'missing'
  return answer.kind === 'there' && isShut(answer.value, wasShown)
}

const isShut = ({ is_hidden, is_published }: Thing, wasShown: boolean) =>
  is_hidden === true || (wasShown && is_published === false)

/** What comes late does not bring back what was said there. */
export function endOf(post: string, at: number, cursor: Cursor): RawEvent {
  forget(post, at, cursor)
  return writeEnd(post)
}

export function forget(post: string, at: number, cursor: Cursor): void {
  cursor.through.delete(post)
  cursor.owed.delete(post)
  cursor.newest = cursor.newest.filter((id) => id !== post)
  for (const [id, one] of cursor.known)
    if (one.post === post || id === post) cursor.known.set(id, { ...one, digest: '', at })
}

export function showAgain(post: string, cursor: Cursor): void {
  cursor.ended = cursor.ended.filter((id) => id !== post)
}
