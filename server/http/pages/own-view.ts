import { html } from 'hono/html'
import { type OwnHandle, type OwnWords } from '#conversation'
import { type OwnReason, type OwnReasons } from '#reason'
import { type Markup } from './document.ts'
import { problemView } from './form-view.ts'
import { type Joining, joiningView } from './joining-view.ts'
import { type News } from './own-news.ts'
import { readingsView, themeNewsView } from './own-reasons-view.ts'
import { statementView } from './statement-view.ts'
import { type Reading, timeOf, videosView, voice } from './turn-view.ts'

export interface OwnViewing extends Reading {
  by: OwnHandle
  /** Where everyone reads them; null for words said elsewhere: there they are corrected, and there one speaks again. */
  path: string | null
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

/** The private page of someone who spoke: everything held about it, and the ways to correct, erase and join it. */
export function ownView(
  view: OwnViewing,
  own: { words: readonly OwnWords[]; older: string | null; taken: OwnReasons },
  joining: Joining,
  news: News,
  problem: OwnProblem | null,
): Markup {
  const { words, page, path, ownPath } = view
  return html`<main>
${headOf(view)}
${news.done ? html`<div class="notice stack" role="status"><p>${news.done}</p>${news.seeIt ? html`<p><a href="${news.seeIt}">${words.own.seeIt}</a></p>` : ''}</div>` : ''}
${problem ? problemView(path ? words.form.sorry : words.plain.amiss.title, problem.words, path ? words.form.again : null) : ''}
${linkView(view)}
<section class="section"><h2>${words.own.words}</h2>
${path ? '' : html`<p>${words.elsewhere.correctThere}</p>`}
${
  own.words.length
    ? html`<ol class="turns">${own.words.map((one) => ownWordsView(view, one, takenFrom(own.taken, one), problem?.message === one.id ? problem : null))}</ol>`
    : html`<p class="quiet">${words.own.nothing}</p>`
}
${own.older ? html`<nav class="pages" aria-label="${words.own.older}"><a rel="prev" href="${ownPath}?before=${own.older}">${words.own.older}</a></nav>` : ''}
</section>
${!path || page.place.pausedAt || page.place.closedAt ? '' : speakAgainView(view, problem?.message === null ? problem.text : '')}
${joiningView(view, joining)}
${themeNewsView(view, own.taken.themeNews)}
<section class="section"><h2>${words.own.kept}</h2><p>${path ? words.own.keptHint : words.elsewhere.keptHint}</p></section>
${eraseAllView(view, joining)}
</main>`
}

function headOf({ words, path, by, page }: OwnViewing): Markup {
  return path
    ? html`<header class="head stack"><h1>${words.own.title}</h1>
<p>${words.own.speakingAs(by.name)} <a href="${path}"><bdi>${page.place.name}</bdi></a></p></header>`
    : html`<header class="head stack"><h1>${words.elsewhere.title}</h1>
<p>${words.elsewhere.heard(page.brand, by.name, page.place.name)}</p></header>`
}

function linkView({ words, path, by, ownPath, ownUrl, page }: OwnViewing): Markup {
  if (path)
    return html`<section class="section"><h2>${words.own.link}</h2><p>${words.own.linkHint}</p>
<a class="link" href="${ownPath}">${ownUrl}</a></section>`
  return html`<section class="section"><h2>${words.own.link}</h2><p>${words.elsewhere.linkHint}</p>
${
  by.until
    ? html`<form method="post" action="${ownPath}"><input type="hidden" name="act" value="prolong"><p>${words.elsewhere.until(words.when(by.until, page.zone))}</p>
<button class="plain">${words.elsewhere.prolong}</button></form>`
    : ''
}</section>`
}

const takenFrom = ({ reasons }: OwnReasons, { id }: OwnWords) => reasons.filter((one) => one.message === id)

function ownWordsView(
  view: OwnViewing,
  own: OwnWords,
  taken: readonly OwnReason[],
  problem: OwnProblem | null,
): Markup {
  const { words, page, path } = view
  const corrected = own.revision > 1 ? html` · ${words.corrected}` : ''
  const standing = path
    ? html` · <a href="${path}?at=${own.id}#m-${own.id}">${words.own.onPage}</a>`
    : own.url
      ? html` · <a href="${own.url}" rel="noopener noreferrer nofollow">${words.elsewhere.there}</a>`
      : ''
  const head = html`<p class="who">${timeOf(view, own.saidAt, own.saidOn)}${corrected}${own.erased ? '' : standing}</p>`
  return html`<li><article class="turn" id="m-${own.id}">${head}
${own.erased ? html`<p class="away">${words.own.goneWords}</p>` : html`${voice(own.text, null, page.dialect)}${videosView(own.text, page.dialect)}`}
${own.removed ? statementView(view, own.removed) : ''}
${readingsView(view, taken)}
${own.notes.length ? notesView(view, own) : ''}
${own.erased ? '' : actsOn(view, own, problem)}</article></li>`
}

function notesView({ words, page }: OwnViewing, own: OwnWords): Markup {
  return html`<section class="notice stack"><h3>${words.own.notes}</h3><p class="hint">${words.own.notesHint}</p>
${own.notes.map((note) => html`<div><p class="who">${words.when(note.at, page.zone)}</p>${voice(note.text, null, page.dialect)}</div>`)}
</section>`
}

function actsOn(view: OwnViewing, own: OwnWords, problem: OwnProblem | null): Markup {
  const { words, ownPath, page, path } = view
  const when = own.saidOn ? words.onDay(own.saidOn) : words.when(own.saidAt, page.zone)
  const field = `text-${own.id}`
  return html`<div class="acts">
${
  own.removed || !path
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
<p>${path ? words.own.eraseSure : words.elsewhere.eraseSure}</p><button class="plain">${words.own.eraseThis(when)}</button></form></details>
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

/** Whatever it covers is named before it is done. */
function eraseAllView({ words, ownPath, path, by }: OwnViewing, { joins }: Joining): Markup {
  const others = new Map(joins.flatMap(({ names }) => names.map((one) => [one.handle, one] as const)))
  others.delete(by.id)
  const named = [...others.values()].map((one) => words.joining.named(one.name, one.place))
  return html`<section class="section"><h2>${words.own.eraseAll}</h2><p>${path ? words.own.eraseAllHint : words.elsewhere.eraseAllHint}</p>
${named.length ? html`<p>${words.joining.erasedToo(named)}</p>` : ''}
<details><summary>${words.own.eraseAll}</summary><form method="post" action="${ownPath}"><input type="hidden" name="act" value="erase-all">
<button class="plain">${words.own.eraseAllSure}</button></form></details></section>`
}
