import { html } from 'hono/html'
import { type CharterRule } from '#charter'
import { type PageTurn } from '#conversation'
import { type Markup } from './document.ts'
import { type Filled, formView } from './form-view.ts'
import { turnView, type Viewing, videosView, voice } from './turn-view.ts'

export interface Thread {
  turns: PageTurn[]
  older: string | null
  newer: string | null
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
${page.place.pausedAt ? html`<p class="notice" role="status">${words.paused}</p>` : ''}
<section class="section" aria-labelledby="thread"><h2 id="thread">${words.thread}</h2>
${olderView(view, thread.older)}
${
  thread.turns.length
    ? html`<ol class="turns">${thread.turns.map((turn) => turnView(view, turn, here, turn.id === focus))}</ol>`
    : html`<p class="quiet">${words.nobodyYet}</p>`
}
${newerView(view, thread.newer)}
</section>
${page.place.pausedAt ? '' : html`<section class="section">${formView(view, form.filled, form.answering)}</section>`}
${charterView(view, rules)}
</main>`
}

export function headView(view: Viewing): Markup {
  const { page } = view
  return html`<header class="head stack"><h1 class="p-name"><bdi>${page.place.name}</bdi></h1>
<div class="turn"><p class="who"><b><bdi>${page.brand}</bdi></b></p>
${voice(page.opening, null, page.dialect)}${videosView(page.opening, page.dialect)}</div></header>`
}

function olderView({ words, path }: Viewing, from: string | null): Markup | '' {
  if (!from) return ''
  return html`<nav class="pages" aria-label="${words.older}"><a rel="prev" href="${path}?before=${from}">${words.older}</a></nav>`
}

function newerView({ words, path }: Viewing, from: string | null): Markup | '' {
  if (!from) return ''
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
