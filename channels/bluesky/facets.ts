/** Which bytes of a text are a link, a mention or a tag (app.bsky.richtext.facet): UTF-8, the end left out. */
import { webUrl } from '#reading'
import { handleOf } from './uri.ts'

export interface Facet {
  index: { byteStart: number; byteEnd: number }
  features: readonly [
    | { $type: 'app.bsky.richtext.facet#link'; uri: string }
    | { $type: 'app.bsky.richtext.facet#mention'; did: string }
    | { $type: 'app.bsky.richtext.facet#tag'; tag: string },
  ]
}

/** A stretch of the text in UTF-16 units, and what it means. */
export interface Stretch {
  kind: 'link' | 'mention' | 'tag'
  from: number
  until: number
  /** The address, the handle, or the tag without its sign. */
  means: string
}

const most = 30
const link = /(?<=^|[\s(«“"'’])https?:\/\/[^\s<>"«»“”]+/giu
const mention = /(?<=^|[\s(«“"'’])@[a-z0-9][a-z0-9.-]{2,252}/giu
// As Bluesky's own programs find them: anything but spaces and signs without width, so that hashtags work in any script.
const tag = /(?<=^|\s)[#＃](?!\ufe0f)(?:(?!\u20e2)[^\s\u00ad\u2060\u200a-\u200d])+/gu
const longestTag = 64
const longestTagBytes = 640

/** In the order of the text; none overlaps another. */
export function stretchesIn(text: string): Stretch[] {
  return apart([...linksIn(text), ...mentionsIn(text), ...tagsIn(text)])
}

/** Where two begin at the same sign, the one given first stays. */
export function apart(found: readonly Stretch[]): Stretch[] {
  const kept: Stretch[] = []
  for (const one of found.toSorted((a, b) => a.from - b.from)) if (one.from >= (kept.at(-1)?.until ?? 0)) kept.push(one)
  return kept.slice(0, most)
}

/** Somebody named in the words by what they are called. `did`: their account. */
export function nameIn(text: string, name: string, did: string): Stretch[] {
  const from = text.indexOf(name)
  return from < 0 ? [] : [{ kind: 'mention', from, until: from + name.length, means: did }]
}

/** Mentions whose handle leads to nobody stay plain words. */
export function facetsOf(text: string, stretches: readonly Stretch[], dids: ReadonlyMap<string, string>): Facet[] {
  return stretches.flatMap((stretch): Facet[] => {
    const feature = featureOf(stretch, dids)
    if (!feature) return []
    const byteStart = Buffer.byteLength(text.slice(0, stretch.from))
    const byteEnd = byteStart + Buffer.byteLength(text.slice(stretch.from, stretch.until))
    return [{ index: { byteStart, byteEnd }, features: [feature] }]
  })
}

function featureOf({ kind, means }: Stretch, dids: ReadonlyMap<string, string>): Facet['features'][0] | null {
  if (kind === 'link') return { $type: 'app.bsky.richtext.facet#link', uri: means }
  if (kind === 'tag') return { $type: 'app.bsky.richtext.facet#tag', tag: means }
  const did = dids.get(means)
  return did ? { $type: 'app.bsky.richtext.facet#mention', did } : null
}

function linksIn(text: string): Stretch[] {
  return [...text.matchAll(link)].flatMap(({ 0: written, index }) => {
    const bare = withoutEnd(written)
    const url = webUrl(bare)
    return url ? [{ kind: 'link', from: index, until: index + bare.length, means: url }] : []
  })
}

/** What ends a sentence does not belong to the address in it; a bracket does where it was opened there. */
function withoutEnd(written: string): string {
  const bare = written.replace(/[.,;:!?…'’]+$/u, '')
  const isUnopened = bare.endsWith(')') && bare.split(')').length > bare.split('(').length
  return isUnopened ? withoutEnd(bare.slice(0, -1)) : bare
}

function mentionsIn(text: string): Stretch[] {
  return [...text.matchAll(mention)].flatMap(({ 0: written, index }) => {
    const bare = written.replace(/[.-]+$/, '')
    const handle = handleOf(bare)
    return handle ? [{ kind: 'mention', from: index, until: index + bare.length, means: handle }] : []
  })
}

function tagsIn(text: string): Stretch[] {
  return [...text.matchAll(tag)].flatMap(({ 0: written, index }) => {
    const bare = written.replace(/\p{P}+$/u, '')
    const means = bare.slice(1)
    const isWord = /[^\d\p{P}]/u.test(means)
    return isWord && lengthOf(means) <= longestTag && Buffer.byteLength(means) <= longestTagBytes
      ? [{ kind: 'tag', from: index, until: index + bare.length, means }]
      : []
  })
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** In graphemes: what people take for one sign, a family of emoji included. */
export function lengthOf(text: string): number {
  let length = 0
  for (const _ of graphemes.segment(text)) length++
  return length
}
