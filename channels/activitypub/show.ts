import { type Asked, type Held, type Own, type Place, type Shown } from '#channel'
import { type JsonObject } from '#kernel'
import { readCursor } from './cursor.ts'
import { activityAbout, actorDocument, escaped, keyIn, noteDocument, paragraphs, tombstone } from './documents.ts'
import { activityType, context, linkedType } from './wire.ts'

export function nameOf(place: Place): string | null {
  return keyIn(place, 'name') || null
}

/** The actor at `here`, its outbox, its counts, and each of its open words: documents for servers, plain pages for people. */
export async function show(place: Place, asked: Asked, held: Held): Promise<Shown | null> {
  const { here, path } = asked
  if (path === '') {
    const words = (await held.latest(null)).filter(isOpen)
    const page = () =>
      paragraphs(keyIn(place, 'about')) + words.map((own) => paragraphs(own.utterance.text)).join('<hr>')
    return shown(asked, actorDocument(place, here), place, page)
  }
  if (path === 'followers' || path === 'following') {
    const totalItems = path === 'followers' ? readCursor(held.cursor).followers.length : 0
    return document(asked, { '@context': context, id: `${here}/${path}`, type: 'OrderedCollection', totalItems })
  }
  if (path === 'outbox') {
    const words = (await held.latest(null)).filter(isOpen)
    const { actors } = readCursor(held.cursor)
    const orderedItems = words.map((own) => activityAbout(own, 'Create', here, actors))
    const totalItems = orderedItems.length
    return document(asked, {
      '@context': context,
      id: `${here}/outbox`,
      type: 'OrderedCollection',
      totalItems,
      orderedItems,
    })
  }
  return path.startsWith('said/') ? await word(place, asked, held) : null
}

async function word(place: Place, asked: Asked, held: Held): Promise<Shown | null> {
  const own = await held.own(decoded(asked.path.slice('said/'.length)))
  // What was said to a few is shown to nobody here: who asks cannot be told apart.
  if (!own || !isFor(own)) return null
  const key = own.utterance.key
  if (own.gone) return { ...document(asked, { '@context': context, ...tombstone(asked.here, key) }), status: 410 }
  const note = { '@context': context, ...noteDocument(own, asked.here, readCursor(held.cursor).actors) }
  return shown(asked, note, place, () => paragraphs(own.utterance.text))
}

const isFor = ({ utterance }: Own) => utterance.audience === 'public' || utterance.audience === 'unlisted'
const isOpen = (own: Own) => own.utterance.audience === 'public' && !own.gone

function shown(asked: Asked, json: JsonObject, place: Place, page: () => string): Shown {
  const { accept } = asked
  const html = accept.indexOf('text/html')
  const wantsPage = html >= 0 && !/application\/(activity|ld)\+json/.test(accept.slice(0, html))
  if (!wantsPage) return document(asked, json)
  const name = escaped(keyIn(place, 'shown'))
  const body = `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${name}</title><h1>${name}</h1><p>${escaped(place.address)}</p>${page()}`
  const headers = { vary: 'accept', 'content-security-policy': "default-src 'none'" }
  return { status: 200, contentType: 'text/html; charset=utf-8', body, headers }
}

function document({ accept }: Asked, json: JsonObject): Shown {
  const contentType =
    accept.includes('application/ld+json') && !accept.includes(activityType) ? linkedType : activityType
  return { status: 200, contentType, body: JSON.stringify(json), headers: { vary: 'accept' } }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
