import { html } from 'hono/html'
import { type CharterRule } from '#charter'
import { type BegunOnPage, type PageOfThread, type PageTurn } from '#conversation'
import { type Closed } from '#door'
import { type Markup } from './document.ts'
import { type Filled, formView } from './form-view.ts'
import { turnView, type Viewing, videosView, voice } from './turn-view.ts'

export interface Thread extends PageOfThread {
  /** What other threads of the page began with. */
  beside: readonly BegunOnPage[]
  /** What whoever comes is told where it was closed with a word. */
  farewell: Closed | null
}

/** The page everyone sees: first words, the thread in time order, the form. Programs read it as an h-feed. */
export function pageView(
  view: Viewing,
  thread: Thread,
  form: { filled: Filled; answering: PageTurn | null },
  rules: readonly CharterRule[],
  focus: string | null,
): Markup {
  const { page, words } = view
  const here = new Set(thread.turns.map((turn) => turn.id))
  return html`<main class="h-feed">
${headView(view)}
${restsView(view, thread)}
${besideView(view, thread)}
<section class="section" aria-labelledby="thread"><h2 id="thread">${words.thread}</h2>
${olderView(view, thread.older)}
${
  thread.turns.length
    ? html`<ol class="turns">${thread.turns.map((turn) => turnView(view, turn, here, turn.id === focus))}</ol>`
    : html`<p class="quiet">${words.nobodyYet}</p>`
}
${newerView(view, thread)}
</section>
${page.place.pausedAt ? '' : html`<section class="section">${formView(view, form.filled, form.answering, { begins: thread.begins, choices: form.answering?.id === thread.begins?.id ? thread.choices : [] })}</section>`}
${charterView(view, rules)}
</main>`
}

function restsView({ page, words }: Viewing, { farewell }: Thread): Markup | '' {
  if (!page.place.pausedAt) return ''
  if (!farewell) return html`<p class="notice" role="status">${words.paused}</p>`
  const { notice, other } = farewell
  return html`<div class="notice stack" role="status"><p>${words.door.pageClosed}</p>${
    notice
      ? html`<div class="turn"><p class="who"><b><bdi>${page.brand}</bdi></b></p>${voice(notice, null, page.dialect, 'ours')}</div>`
      : ''
  }${other ? html`<p>${words.door.other} <a href="${other.path}"><bdi>${other.name}</bdi></a></p>` : ''}</div>`
}

export function headView(view: Viewing): Markup {
  const { page } = view
  return html`<header class="head stack"><h1 class="p-name"><bdi>${page.place.name}</bdi></h1>
<div class="turn"><p class="who"><b><bdi>${page.brand}</bdi></b></p>
${voice(page.opening, null, page.dialect, 'ours')}${videosView(page.opening, page.dialect)}</div></header>`
}

/** The other threads of the page, by their first words; its own is called by the page's. */
function besideView({ words, path, page }: Viewing, { beside, begins }: Thread): Markup | '' {
  const others = beside.filter(({ id }) => id !== begins?.id)
  if (!others.length && !begins) return ''
  const own = begins ? html`<li><a href="${path}"><bdi>${firstOf(page.opening) || page.place.name}</bdi></a></li>` : ''
  return html`<nav class="section" aria-labelledby="beside"><h2 id="beside">${words.beside}</h2>
<ul>${own}${others.map(
    ({ id, text }) => html`<li><a href="${path}?at=${id}#m-${id}"><bdi>${firstOf(text)}</bdi></a></li>`,
  )}</ul></nav>`
}

const longestFirst = 120

function firstOf(text: string): string {
  const line = text.trim().split('\n', 1)[0]!.trim()
  return line.length > longestFirst ? `${line.slice(0, longestFirst).toWellFormed()}…` : line
}

function olderView({ words, path }: Viewing, from: string | null): Markup | '' {
  if (!from) return ''
  return html`<nav class="pages" aria-label="${words.older}"><a rel="prev" href="${path}?before=${from}">${words.older}</a></nav>`
}

function newerView({ words, path }: Viewing, { newer: from, begins }: Thread): Markup | '' {
  if (!from) return ''
  if (begins)
    return html`<nav class="pages" aria-label="${words.newer}"><a rel="next" href="${path}?after=${from}">${words.newer}</a></nav>`
  return html`<nav class="pages" aria-label="${words.newer}"><a rel="next" href="${path}?after=${from}">${words.newer}</a>
<a href="${path}#form">${words.latest}</a></nav>`
}

function charterView({ words }: Viewing, rules: readonly CharterRule[]): Markup | '' {
  if (!rules.length) return ''
  return html`<details class="section"><summary>${words.charter}</summary>
<p>${words.charterHint}</p>
<ol class="rules">${rules.map((rule) => html`<li><b>${rule.position}. ${rule.title}</b><br>${rule.explanation}</li>`)}</ol>
</details>`
}
