/** Who we are at the account's own server (PDS), and how that is renewed. */
import { type Means, type Place } from '#channel'
import { type Answer, askAt, isShutOut, type Question } from './ask.ts'
import { textOf, thingOf } from './thing.ts'
import { didOf } from './uri.ts'

export interface Server {
  root: string
  did: string
  /** Where DIDs of the method `plc` are looked up. */
  directory: string
  secrets: Readonly<Record<string, string>>
  /** The keys have changed, and are to be kept. */
  renewed: boolean
  /** Renewing was tried in vain, and is not tried again this time. */
  shut: boolean
  /** A refresh token is spent once: only whoever keeps the next one may spend it. */
  keeps: boolean
}

export const usualDirectory = 'https://plc.directory'
/** Renewed this long before it ends, so that no round is cut by it. */
const tenMinutes = 10 * 60_000

export function serverOf({ settings }: Place, { secrets }: Means, keeps: boolean): Server {
  return {
    root: textOf(settings.root),
    did: didOf(settings.did) ?? '',
    directory: textOf(settings.directory) || usualDirectory,
    secrets,
    renewed: false,
    shut: false,
    keeps,
  }
}

/** Asks as ourselves; where the token has ended, once more with a new one. */
export async function ask(server: Server, question: Question, means: Means): Promise<Answer> {
  const answer = await askAt(server.root, server.secrets.access ?? null, question, means)
  if (!isShutOut(answer) || server.shut) return answer
  const renewing = await renew(server, means)
  return renewing ?? (await askAt(server.root, server.secrets.access ?? null, question, means))
}

/** Null where the keys are good for a while; else why they could not be renewed. */
export async function renewInTime(server: Server, means: Means): Promise<Exclude<Answer, { kind: 'there' }> | null> {
  const ends = endOf(server.secrets.access ?? '')
  if (ends === null || ends.getTime() - means.clock().getTime() > tenMinutes) return null
  return await renew(server, means)
}

async function renew(server: Server, means: Means): Promise<Exclude<Answer, { kind: 'there' }> | null> {
  const { root, did, secrets } = server
  if (server.keeps && secrets.refresh) {
    const method = 'com.atproto.server.refreshSession'
    const answer = await askAt(root, secrets.refresh, { method, body: null }, means)
    if (took(server, answer)) return null
    // A server in trouble has not said that the token is dead.
    if (answer.kind === 'later' || answer.kind === 'trouble') return answer
  }
  const body = { identifier: did, password: secrets.password ?? '' }
  const answer = await askAt(root, null, { method: 'com.atproto.server.createSession', body }, means)
  if (took(server, answer)) return null
  server.shut = true
  return answer.kind === 'there' ? { kind: 'declined', status: 401, code: '', detail: 'no session' } : answer
}

function took(server: Server, answer: Answer): boolean {
  const session = answer.kind === 'there' ? thingOf(answer.value) : null
  const [access, refresh] = [textOf(session?.accessJwt), textOf(session?.refreshJwt)]
  // Keys of someone else would have us speak in their name.
  if (!access || didOf(session?.did) !== server.did) return false
  server.secrets = { ...server.secrets, access, refresh }
  server.renewed = true
  return true
}

/** When a token ends (RFC 7519 §4.1.4); null where it does not say. It is not verified: its server does that. */
function endOf(token: string): Date | null {
  try {
    const claims = thingOf(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')))
    const at = new Date(Number(claims?.exp) * 1000)
    return Number.isNaN(at.getTime()) ? null : at
  } catch {
    return null
  }
}
