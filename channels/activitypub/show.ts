import { type Asked, type Held, type Own, type Place, type Shown, type Voice } from '#channel'
import { type JsonObject } from '#kernel'
import { readCursor } from './cursor.ts'
import {
  activityAbout,
  actorDocument,
  escaped,
  imageAt,
  keyIn,
  noteDocument,
  noteId,
  paragraphs,
  tombstone,
} from './documents.ts'
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
      paragraphs(keyIn(place, 'about')) +
      words
        .map((own) => spoken(voiceOf(own, here), noteId(here, own.utterance.key), choicesOf(own) + imagesOf(own, here)))
        .join('')
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
  const id = noteId(asked.here, key)
  const around = isOpen(own) ? await held.around(key) : []
  const items = around.filter(({ answers }) => answers === id).map(({ nativeId }) => nativeId)
  const note = {
    '@context': context,
    ...noteDocument(own, asked.here, readCursor(held.cursor).actors),
    replies: { type: 'Collection', totalItems: items.length, items },
  }
  const thread = around.length ? around : [voiceOf(own, asked.here)]
  const more = (voice: Voice) => (voice.nativeId === id ? choicesOf(own) + imagesOf(own, asked.here) : '')
  return shown(asked, note, place, () => thread.map((voice) => spoken(voice, voice.url, more(voice))).join(''))
}

/** The thread as whoever follows it over there sees it: every voice alike, each with the way to where it was said. */
function spoken({ by, text, at }: Voice, url: string | null, more: string): string {
  const when = `<time datetime="${at.toISOString()}">${at.toISOString().slice(0, 10)}</time>`
  const link = url ? `<a href="${escaped(url)}" rel="nofollow">${when}</a>` : when
  return `<article><p><b>${escaped(by)}</b> · ${link}</p>${paragraphs(text)}${more}</article>`
}

const choicesOf = ({ poll }: Own) =>
  poll ? `<ul>${poll.choices.map(({ choice }) => `<li>${escaped(choice)}</li>`).join('')}</ul>` : ''

const imagesOf = ({ images = [] }: Own, here: string) =>
  images
    .map((image) => `<p><img src="${escaped(imageAt(image, here))}" alt="${escaped(image.alt)}" width="320"></p>`)
    .join('')

function voiceOf({ utterance, at }: Own, here: string): Voice {
  const id = noteId(here, utterance.key)
  return { nativeId: id, by: utterance.by, ours: true, text: utterance.text, url: id, answers: null, at }
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
  const headers = { vary: 'accept', 'content-security-policy': "default-src 'none'; img-src 'self'" }
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
