import { html } from 'hono/html'
import { type OwnHandle, type OwnWords } from '#conversation'
import { type Markup } from './document.ts'
import { problemView } from './form-view.ts'
import { statementView } from './statement-view.ts'
import { timeOf, type Viewing, voice } from './turn-view.ts'

export interface OwnViewing extends Viewing {
  by: OwnHandle
  /** Where this page stands, without and with the installation's own address. */
  ownPath: string
  ownUrl: string
  /** Made with the form to speak again. */
  once: string
}

export interface OwnProblem {
  words: string
  /** What was typed: into the correction of this message, or to speak again. */
  message: string | null
  text: string
}

/** The private page of someone who spoke: everything held about it, and the ways to correct and erase it. */
export function ownView(
  view: OwnViewing,
  own: { words: readonly OwnWords[]; older: string | null },
  news: { done: string | null; seeIt: string | null },
  problem: OwnProblem | null,
): Markup {
  const { words, page, path, ownPath } = view
  return html`<main>
<header class="head stack"><h1>${words.own.title}</h1>
<p>${words.own.speakingAs(view.by.name)} <a href="${path}"><bdi>${page.place.name}</bdi></a></p></header>
${news.done ? html`<div class="notice stack" role="status"><p>${news.done}</p>${news.seeIt ? html`<p><a href="${news.seeIt}">${words.own.seeIt}</a></p>` : ''}</div>` : ''}
${problem ? problemView(words.form.sorry, problem.words, words.form.again) : ''}
<section class="section"><h2>${words.own.link}</h2><p>${words.own.linkHint}</p>
<a class="link" href="${ownPath}">${view.ownUrl}</a></section>
<section class="section"><h2>${words.own.words}</h2>
${
  own.words.length
    ? html`<ol class="turns">${own.words.map((one) => ownWordsView(view, one, problem?.message === one.id ? problem : null))}</ol>`
    : html`<p class="quiet">${words.own.nothing}</p>`
}
${own.older ? html`<nav class="pages" aria-label="${words.own.older}"><a rel="prev" href="${ownPath}?before=${own.older}">${words.own.older}</a></nav>` : ''}
</section>
${page.place.pausedAt || page.place.closedAt ? '' : speakAgainView(view, problem?.message === null ? problem.text : '')}
<section class="section"><h2>${words.own.kept}</h2><p>${words.own.keptHint}</p></section>
${eraseAllView(view)}
</main>`
}

function ownWordsView(view: OwnViewing, own: OwnWords, problem: OwnProblem | null): Markup {
  const { words, page, path } = view
  const corrected = own.revision > 1 ? html` · ${words.corrected}` : ''
  const head = html`<p class="who">${timeOf(view, own.saidAt)}${corrected}${
    own.erased ? '' : html` · <a href="${path}?at=${own.id}#m-${own.id}">${words.own.onPage}</a>`
  }</p>`
  return html`<li><article class="turn" id="m-${own.id}">${head}
${own.erased ? html`<p class="away">${words.own.goneWords}</p>` : voice(own.text, null, page.dialect)}
${own.removed ? statementView(view, own.removed) : ''}
${own.notes.length ? notesView(view, own) : ''}
${own.erased ? '' : actsOn(view, own, problem)}</article></li>`
}

function notesView({ words, page }: OwnViewing, own: OwnWords): Markup {
  return html`<section class="notice stack"><h3>${words.own.notes}</h3><p class="hint">${words.own.notesHint}</p>
${own.notes.map((note) => html`<div><p class="who">${words.when(note.at, page.zone)}</p>${voice(note.text, null, page.dialect)}</div>`)}
</section>`
}

function actsOn(view: OwnViewing, own: OwnWords, problem: OwnProblem | null): Markup {
  const { words, ownPath, page } = view
  const when = words.when(own.saidAt, page.zone)
  const field = `text-${own.id}`
  return html`<div class="acts">
${
  own.removed
    ? ''
    : html`<details${problem ? html` open` : ''}><summary>${words.own.correct}</summary>
<form method="post" action="${ownPath}" accept-charset="utf-8"><input type="hidden" name="act" value="correct"><input type="hidden" name="message" value="${own.id}">
<label for="${field}">${words.own.correctThis(when)}</label>
<textarea id="${field}" name="text" required rows="5" dir="auto"${problem ? html` aria-invalid="true" aria-describedby="problem"` : ''}>
${problem ? problem.text : own.text}</textarea>
<button>${words.own.keepCorrection}</button></form></details>`
}
<details><summary>${words.own.erase}</summary>
<form method="post" action="${ownPath}"><input type="hidden" name="act" value="erase"><input type="hidden" name="message" value="${own.id}">
<p>${words.own.eraseSure}</p><button class="plain">${words.own.eraseThis(when)}</button></form></details>
</div>`
}

function speakAgainView({ words, ownPath, once }: OwnViewing, text: string): Markup {
  return html`<section class="section"><form class="stack" id="form" method="post" action="${ownPath}" accept-charset="utf-8">
<h2>${words.own.speakAgain}</h2><input type="hidden" name="act" value="speak"><input type="hidden" name="once" value="${once}">
<label for="text">${words.form.words}</label>
<textarea id="text" name="text" required rows="5" dir="auto">
${text}</textarea>
<button>${words.form.send}</button></form></section>`
}

function eraseAllView({ words, ownPath }: OwnViewing): Markup {
  return html`<section class="section"><h2>${words.own.eraseAll}</h2><p>${words.own.eraseAllHint}</p>
<details><summary>${words.own.eraseAll}</summary><form method="post" action="${ownPath}"><input type="hidden" name="act" value="erase-all">
<button class="plain">${words.own.eraseAllSure}</button></form></details></section>`
}
