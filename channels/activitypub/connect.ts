import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import { type Connected, type Means } from '#channel'
import { cleanLine } from '#reading'

const makePair = promisify(generateKeyPair)

/** Makes the actor and its key pair. RSA 2048: the one kind of key that the whole fediverse verifies. */
export async function connect(given: Readonly<Record<string, string>>, means: Means): Promise<Connected> {
  const not = (field: string | null, detail: string) =>
    ({ kind: 'not-connected', why: field ? 'not-so-written' : 'no-public-address', detail, field }) as const
  const name = (given.name ?? '').trim().replace(/^@/, '').toLowerCase()
  const shown = cleanLine(given.shown ?? '', 200)
  const about = given.about ?? ''
  // What Mastodon takes for a name; others take more.
  if (!/^[a-z0-9_]{1,30}$/.test(name)) return not('name', 'letters, digits and underscores, 30 at most')
  if (shown === '') return not('shown', 'a name to show is needed')
  if (about.length > 500) return not('about', '500 characters at most')
  const here = URL.parse(means.here ?? '')
  if (!here) return not(null, 'this installation has no address of its own')
  // Nobody out there could follow an actor that only its neighbours reach.
  const reachable = await means.find(here.hostname)
  if (reachable.kind === 'failed' && reachable.why === 'address-inside') return not(null, here.host)
  const pair = await makePair('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  return {
    kind: 'connected',
    address: `@${name}@${here.host}`,
    name: shown,
    settings: { name, shown, about: cleanLine(about), publicKey: pair.publicKey },
    secrets: { key: pair.privateKey },
  }
}
