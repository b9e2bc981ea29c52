/** What a page says about one of ours, in microformats or as plain HTML; the same page always says the same. */
import { type HeardBy } from '#channel'
import { addressKey, cleanHtml, cleanLine, cleanText, htmlToText } from '#reading'
import { entryAbout, type Kind } from './entry.ts'
import { type Page, readable, readPage } from './page.ts'
import { type Claim } from './take-in.ts'

export interface SaidThere {
  kind: Kind
  by: HeardBy
  title: string | null
  text: string
  html: string | null
  url: string
  published: string | null
  language: string | null
  /** Other addresses that it says to answer. */
  answers: readonly string[]
  media: readonly string[]
}

export type Reading = { kind: 'says'; said: SaidThere } | { kind: 'no-link' } | { kind: 'too-tangled' }

const longestExcerpt = 5_000

/** `url`: where the page was found after redirects. That it links to the target is what makes the claim true. */
export function saidAbout(page: string, claim: Claim, url: string): Reading {
  const html = readable(page)
  return html === null ? { kind: 'too-tangled' } : saidIn(html, claim, url)
}

function saidIn(html: string, claim: Claim, url: string): Reading {
  const page = readPage(html, url)
  const linking = page.blocks.filter(({ links }) => links.some((one) => isSame(one, claim.target)))
  if (linking.length === 0) return { kind: 'no-link' }
  const entry = entryAbout(html, { ...claim, url })
  const by = whoWrote(entry?.author ?? { name: page.author, url: null }, claim.source)
  const around = excerpt(
    page,
    linking.map(({ text }) => text),
  )
  // A reply is theirs from end to end; of a page that talks about ours among other things, the place where it does.
  const isWhole = entry !== null && entry.kind !== 'mention'
  const words = isWhole ? (entry.html ? htmlToText(entry.html) : cleanText(entry.text ?? '')) : around
  const title = cleanLine(entry?.title ?? page.title ?? '', 500) || null
  return {
    kind: 'says',
    said: {
      kind: entry?.kind ?? 'mention',
      by,
      title: title && !lettersOf(words).startsWith(lettersOf(title).slice(0, 60)) ? title : null,
      text: words,
      html: isWhole && entry.html ? cleanHtml(entry.html, url) : null,
      url: entry?.url ?? claim.source,
      published: entry?.published ?? null,
      language: page.language,
      answers: (entry?.answers ?? []).filter((one) => !isSame(one, claim.target)),
      media: entry?.media ?? [],
    },
  }
}

/** The words around the link; where the link stands alone, the page's title speaks for it. */
function excerpt(page: Page, texts: readonly string[]): string {
  const words = [...new Set(texts.filter((text) => text !== ''))].join('\n\n')
  return cleanText(words || page.title || '', longestExcerpt)
}

/**
 * A page may name anyone as its author: only an address on its own host is taken for that person's, and any other stays
 * apart from whoever really is there.
 */
function whoWrote({ name, url }: { name: string | null; url: string | null }, source: string): HeardBy {
  const { host, origin } = new URL(source)
  const shown = cleanLine(name ?? '', 200) || host
  // People of one site who are known by their names alone are not one person.
  if (!url) return { nativeId: name ? `${origin} ${shown}` : origin, name: shown, url: origin }
  const isTheirs = new URL(url).host === host
  return { nativeId: isTheirs ? url : `${origin} ${url}`.slice(0, 1000), name: shown, url }
}

const lettersOf = (text: string) => text.replace(/\s+/g, ' ').trim()
const isSame = (one: string, other: string) => addressKey(one) === addressKey(other)
