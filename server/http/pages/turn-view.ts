import { html } from 'hono/html'
import { type OwnImage } from '#channel'
import { type PageTurn, type PublicPage } from '#conversation'
import { type Dialect, linksIn, videosIn } from '#kernel'
import { type Words, wordsIn } from '#words'
import { type Markup } from './document.ts'

export interface Reading {
  page: PublicPage
  words: Words['page']
}

export interface Viewing extends Reading {
  /** `/p/<workspace>/<place>`. */
  path: string
}

/** Every voice in the same component, whoever speaks. What programs read in it: microformats2 h-entry. */
export function turnView(view: Viewing, turn: PageTurn, here: ReadonlySet<string>, focused: boolean): Markup {
  return html`<li class="d${turn.depth}"><article class="turn h-entry" id="m-${turn.id}">${
    focused ? html`<span id="at"></span>` : ''
  }${turn.erased || turn.removed ? placeholder(view, turn) : saidBy(view, turn, here)}</article></li>
`
}

function placeholder({ words }: Viewing, turn: PageTurn): Markup {
  const line = turn.removed ? words.removed(turn.removed.rule, turn.removed.position) : words.erased
  return html`<p class="away">${line}</p>`
}

function saidBy(view: Viewing, turn: PageTurn, here: ReadonlySet<string>): Markup {
  const { words, path, page } = view
  return html`<p class="who"><b class="p-author h-card"><bdi>${turn.name}</bdi></b>${
    turn.ours ? html` <span>${words.forBrand(page.brand)}</span>` : ''
  } · <a class="u-url" href="${path}?at=${turn.id}#m-${turn.id}">${timeOf(view, turn.saidAt)}</a>${
    turn.corrected ? html` · ${words.corrected}` : ''
  }</p>
${turn.answers.length ? answersOf(view, turn, here) : ''}
${voice(turn.text, turn.language, page.dialect, turn.ours ? 'ours' : 'theirs')}
${videosView(turn.text, page.dialect)}
${turn.images.map((image) => imageView(view, image))}
${page.place.pausedAt || page.place.closedAt ? '' : answerLink(view, turn)}`
}

/** Of this server alone, and only what stands with a piece of ours. */
function imageView({ page }: Viewing, { id, alt, width, height }: OwnImage): Markup {
  const from = `/at/${page.place.workspace}/${page.place.id}/image/${id}`
  return html`<p class="image"><img class="u-photo" src="${from}" alt="${alt}" width="${width}" height="${height}" loading="lazy"></p>`
}

function answerLink({ words, path }: Viewing, turn: PageTurn): Markup {
  return html`<p class="acts"><a href="${path}?reply=${turn.id}#form">${words.reply}<span class="unseen">${words.toName(turn.name)}</span></a></p>`
}

function answersOf(view: Viewing, turn: PageTurn, here: ReadonlySet<string>): Markup {
  const links = new Map(
    turn.answers.map(({ id, name }, at) => [
      `\u0001${at}`,
      html`<a class="u-in-reply-to" href="${here.has(id) ? '' : `${view.path}?at=${id}`}#m-${id}">${
        name === null ? view.words.aTakenMessage : html`<bdi>${name}</bdi>`
      }</a>`,
    ]),
  )
  const list = new Intl.ListFormat(view.page.dialect).formatToParts(links.keys())
  return html`<p class="to">${view.words.inReplyTo} ${list.map(({ value }) => links.get(value) ?? value)}</p>`
}

/** `on`: the day alone, where no hour is known. */
export function timeOf({ words, page }: Reading, at: Date, on: string | null = null): Markup {
  if (on) return html`<time class="dt-published" datetime="${on}">${words.onDay(on)}</time>`
  return html`<time class="dt-published" datetime="${at.toISOString()}">${words.when(at, page.zone)}</time>`
}

/** Words to the letter: their own line ends, their own direction, their own language where it is known. `links`: by whom; null: none. */
export function voice(
  text: string,
  language: string | null,
  around: Dialect,
  links: 'ours' | 'theirs' | null = null,
): Markup {
  const words = links ? linked(text, links) : text
  const known = language && /^(?!und)[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language) && language !== around
  return known
    ? html`<div class="voice e-content" dir="auto" lang="${language}">${words}</div>`
    : html`<div class="voice e-content" dir="auto">${words}</div>`
}

/** Addresses lead where they say. What visitors link to is theirs: no search engine takes it for our word. */
function linked(text: string, by: 'ours' | 'theirs'): (Markup | string)[] {
  const rel = by === 'ours' ? 'noopener noreferrer' : 'noopener noreferrer nofollow ugc'
  return linksIn(text).map((piece) =>
    piece.href ? html`<a href="${piece.href}" rel="${rel}">${piece.text}</a>` : piece.text,
  )
}

/** Links and nothing more: no script, no frame and no picture from elsewhere stands on our public pages. */
export function videosView(text: string, dialect: Dialect): Markup | '' {
  const videos = videosIn(text)
  if (!videos.length) return ''
  const say = wordsIn(dialect).video
  return html`<ul class="videos">${videos.map(
    ({ host, words, page }) =>
      html`<li><span class="who">${host} · <bdi>${words}</bdi></span><br><a href="${page}" rel="noopener noreferrer nofollow ugc">${say.open(host)}</a></li>`,
  )}</ul>`
}
