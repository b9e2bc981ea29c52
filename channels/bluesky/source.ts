import { type Means } from '#channel'
import { type Answer, askAt } from './ask.ts'
import { didSaidBy, documentOf, handleIn, serverIn } from './identity.ts'
import { type Round } from './round.ts'
import { type Server } from './session.ts'
import { thingOf } from './thing.ts'
import { nameOf } from './uri.ts'

/** What a repository's own server says when it no longer has a record, or no longer the account. */
const ends =
  /^(RecordNotFound|RepoNotFound|RepoDeactivated|RepoTakendown|RepoSuspended)$|could not (locate record|find repo)/i

/**
 * Whether a post still stands in its author's repository: only that server's word ends one. A view of the network may
 * have lost it, or not show it to us.
 */
export async function standsAtSource(uri: string, round: Round): Promise<'there' | 'gone' | 'unknown'> {
  if (round.sources <= 0) return 'unknown'
  round.sources--
  const record = await recordAtSource(uri, round.server, round.means)
  return record.kind === 'there' ? 'there' : record.kind
}

export type AtSource = { kind: 'there'; cid: unknown; record: unknown } | { kind: 'gone' } | { kind: 'unknown' }

export async function recordAtSource(uri: string, server: Server, means: Means): Promise<AtSource> {
  const name = nameOf(uri)
  if (!name) return { kind: 'gone' }
  const root = await rootFor(name.did, server, means)
  if (typeof root !== 'string') return root
  const { did: repo, collection, rkey } = name
  const query = { repo, collection, rkey }
  const answer = await askAt(root, null, { method: 'com.atproto.repo.getRecord', query }, means)
  if (answer.kind === 'there') {
    const found = thingOf(answer.value)
    return { kind: 'there', cid: found?.cid, record: found?.value }
  }
  return isEnd(answer) ? { kind: 'gone' } : { kind: 'unknown' }
}

export function isEnd(answer: Answer): boolean {
  return answer.kind === 'declined' && (ends.test(answer.code) || ends.test(answer.detail))
}

async function rootFor(did: string, server: Server, means: Means): Promise<string | { kind: 'gone' | 'unknown' }> {
  if (did === server.did) return server.root
  const found = await documentOf(did, server.directory, means)
  if (found.kind === 'gone') return { kind: 'gone' }
  return (found.kind === 'document' && serverIn(found.document)) || { kind: 'unknown' }
}

/** The handle of an account that no view tells of: the one it claims, where that leads back to it. */
export async function handleAtSource(did: string, server: Server, means: Means): Promise<string | null> {
  const found = await documentOf(did, server.directory, means)
  const claimed = found.kind === 'document' ? handleIn(found.document) : null
  if (!claimed) return null
  const of = await didSaidBy(server.root, server.secrets.access ?? null, claimed, means)
  return of === did ? claimed : null
}
