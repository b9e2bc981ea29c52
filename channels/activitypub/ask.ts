import { type Means } from '#channel'
import { cleanLine, webUrl } from '#reading'
import { type Actor, type Host } from './cursor.ts'
import { reachSigned } from './reach-signed.ts'
import { activityType, asThing, idIn, linkedType, sameHost, type Thing, textIn, thingIn } from './wire.ts'

export type Answer =
  | { kind: 'there'; thing: Thing; text: string }
  | { kind: 'gone' }
  | { kind: 'later' }
  | { kind: 'wrong'; why: string }

/** Fetches a thing at its own address, signed: many servers show nothing to those who do not say who they are. */
export async function ask(id: string, means: Means, hosts: Host[]): Promise<Answer> {
  const url = URL.parse(id)
  if (!url || !webUrl(id)) return { kind: 'wrong', why: 'no address of the web' }
  url.hash = ''
  const headers = { accept: `${activityType}, ${linkedType}` }
  const request = { method: 'GET' as const, url: url.href, headers, mostBytes: 1024 * 1024, within: 10_000 }
  const reached = await reachSigned(request, means, hosts)
  if (reached.kind === 'failed')
    return ['address-inside', 'address-not-understood', 'too-large'].includes(reached.why)
      ? { kind: 'wrong', why: reached.why }
      : { kind: 'later' }
  // Only 410 proves it: a 404 may be a proxy's.
  if (reached.status === 410) return { kind: 'gone' }
  if (reached.status === 429 || reached.status >= 500) return { kind: 'later' }
  // Else a picture or text that someone put on a server could pass for an actor of that server.
  if (!/^application\/(activity\+json|ld\+json)/i.test(reached.headers['content-type'] ?? ''))
    return { kind: 'wrong', why: `HTTP ${reached.status}, no ActivityPub document` }
  const text = Buffer.from(reached.body).toString('utf8')
  const thing = thingIn(text)
  const own = idIn(thing)
  if (reached.status !== 200 || !thing || !own) return { kind: 'wrong', why: `HTTP ${reached.status}, no document` }
  return sameHost(own, reached.url) ? { kind: 'there', thing, text } : { kind: 'wrong', why: 'it names another host' }
}

/** The actor whose key this is: the key's document, or the actor it says it belongs to, which must say so too. */
export async function askActor(
  keyId: string,
  means: Means,
  hosts: Host[],
): Promise<Actor | Exclude<Answer, { kind: 'there' }>> {
  const first = await ask(keyId, means, hosts)
  if (first.kind !== 'there') return first
  const owner = idIn(first.thing.owner) ?? idIn(asThing(first.thing.publicKey)?.owner) ?? idIn(first.thing)!
  const whole = idIn(first.thing) === owner && first.thing.inbox ? first : await ask(owner, means, hosts)
  if (whole.kind !== 'there') return whole
  return actorIn(whole.thing) ?? { kind: 'wrong', why: 'the actor has no key or no inbox' }
}

function actorIn(thing: Thing): Actor | null {
  const id = idIn(thing)
  const key = asThing(thing.publicKey)
  const inbox = webUrl(textIn(thing.inbox))
  const pem = textIn(key?.publicKeyPem)
  if (!id || !key || !inbox || !pem || pem.length > 2000) return null
  const user = cleanLine(textIn(thing.preferredUsername) ?? '', 100)
  const handle = `@${user}@${new URL(id).host}`
  return {
    id,
    handle,
    name: cleanLine(textIn(thing.name) ?? '', 200) || handle,
    url: webUrl(textIn(thing.url)),
    inbox,
    shared: webUrl(textIn(asThing(thing.endpoints)?.sharedInbox)),
    keyId: textIn(key.id) ?? id,
    pem,
  }
}
