import { type Connected, type Means, type Unconnected } from '#channel'
import { cleanLine } from '#reading'
import { type Answer, askAt, type Unanswered } from './ask.ts'
import { didOfHandle, documentOf, rootOf, serverIn } from './identity.ts'
import { usualDirectory } from './session.ts'
import { dialectOf } from './stream.ts'
import { textOf, thingOf } from './thing.ts'
import { didOf, handleOf } from './uri.ts'

const not = (why: Unconnected, field: string | null, detail = '') =>
  ({ kind: 'not-connected', why, detail, field }) as const

/** Finds the account's server and signs in there, before anything is kept. */
export async function connect(given: Readonly<Record<string, string>>, means: Means): Promise<Connected> {
  const written = (given.handle ?? '').trim().slice(0, 300)
  const name = didOf(written) ?? handleOf(written)
  if (!name) return not('not-so-written', 'handle')
  const directory = given.directory ? rootOf(given.directory) : usualDirectory
  if (!directory) return not('not-so-written', 'directory')
  const stream = (given.stream ?? '').trim()
  if (stream && !dialectOf(stream)) return not('not-so-written', 'stream')
  const found = await findServer(name, given.service ?? '', directory, means)
  if ('kind' in found) return found
  const password = (given.password ?? '').trim()
  const body = { identifier: name, password }
  const opened = await askAt(found.root, null, { method: 'com.atproto.server.createSession', body }, means)
  if (opened.kind !== 'there') return notOpened(opened)
  const session = thingOf(opened.value)
  const [did, access, refresh] = [didOf(session?.did), textOf(session?.accessJwt), textOf(session?.refreshJwt)]
  if (!session || !did || !access) return not('not-this-kind', 'service')
  if (didOf(name) && name !== did) return not('wrong-credentials', 'handle')
  // Some services open the door for many servers: the account's own is the one its document names.
  const own = serverIn(thingOf(session.didDoc)) ?? found.root
  const root = (await isOwn(own, did, access, means)) ? own : found.root
  const handle = handleOf(session.handle) ?? did
  const profile = await askAt(root, access, { method: 'app.bsky.actor.getProfile', query: { actor: did } }, means)
  const view = profile.kind === 'there' ? thingOf(profile.value) : null
  const appView = !isWithoutView(profile)
  // A server without a view of the network still tells what its own people say.
  const itsStream = `${root.replace(/^http/, 'ws')}/xrpc/com.atproto.sync.subscribeRepos`
  return {
    kind: 'connected',
    address: `@${handle}`,
    name: cleanLine(textOf(view?.displayName), 200) || handle,
    settings: { root, did, handle, directory, appView, stream: stream || (appView ? null : itsStream) },
    secrets: { password, access, refresh },
  }
}

async function findServer(
  name: string,
  service: string,
  directory: string,
  means: Means,
): Promise<{ root: string } | Extract<Connected, { kind: 'not-connected' }>> {
  if (service.trim()) {
    const root = rootOf(service)
    return root ? { root } : not('not-so-written', 'service')
  }
  const did = didOf(name) ?? (await didOfHandle(name, means))
  if (!did) return not('not-found', 'handle')
  const found = await documentOf(did, directory, means)
  if (found.kind === 'gone') return not('not-found', 'handle')
  if (found.kind === 'unknown') {
    const { answer } = found
    return answer.kind === 'trouble' || answer.kind === 'later' ? not(answer.why, 'handle') : not('not-found', 'handle')
  }
  const root = serverIn(found.document)
  return root ? { root } : not('not-this-kind', 'handle')
}

async function isOwn(root: string, did: string, token: string, means: Means): Promise<boolean> {
  const answer = await askAt(root, token, { method: 'com.atproto.server.getSession' }, means)
  return answer.kind === 'there' && thingOf(answer.value)?.did === did
}

/** Some servers have none and say so, others pass the question on to nobody. */
function isWithoutView(answer: Answer): boolean {
  return answer.kind === 'trouble' || (answer.kind === 'declined' && /no service configured/i.test(answer.detail))
}

function notOpened(answer: Unanswered): Connected {
  if (answer.kind === 'later') return not(answer.why, 'service')
  if (answer.kind === 'trouble') return not(answer.why, 'service', answer.detail)
  // A second factor is asked of the account's own password only: that one is not wanted here.
  if (answer.code === 'AuthFactorTokenRequired') return not('not-allowed', 'password', answer.detail)
  if (answer.status === 401) return not('wrong-credentials', 'password', answer.detail)
  return not(answer.code === 'AccountTakedown' ? 'not-allowed' : 'not-this-kind', 'service', answer.detail)
}
