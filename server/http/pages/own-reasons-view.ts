import { html } from 'hono/html'
import { type OwnReason } from '#reason'
import { type Markup } from './document.ts'
import { type Reading, voice } from './turn-view.ts'

type Viewing = Pick<Reading, 'words' | 'page'> & { ownPath: string }

/** What we understood of one message: only what we gave back to its author, and what they wish to be told. */
export function readingsView(view: Viewing, reasons: readonly OwnReason[]): Markup {
  const shown = reasons.filter((one) => one.rewording || one.theme)
  if (!shown.length) return html``
  const say = view.words.reading
  return html`<section class="notice stack"><h3>${say.title}</h3>${shown.some((one) => one.rewording) ? html`<p class="hint">${say.hint}</p>` : ''}
${shown.map((one) => readingView(view, one))}</section>`
}

function readingView(view: Viewing, one: OwnReason): Markup {
  const { words, page } = view
  const say = words.reading
  return html`<div class="stack"><p class="who">${say.from}</p>${voice(one.span, null, page.dialect)}
${one.rewording ? html`<p class="who">${say.ours}</p>${voice(one.rewording.words, null, page.dialect)}` : ''}
${one.said ? html`<p>${say.said[one.said.kind]}</p>${one.said.words ? voice(one.said.words, null, page.dialect) : ''}` : ''}
${one.rewording ? sayingView(view, one) : ''}
${one.theme ? html`<p>${say.theme(one.theme.name)}${one.theme.first ? ` ${say.themeFirst(one.theme.first)}` : ''}</p>${formOf(view, one, 'not-meant', html`<input type="hidden" name="shown" value="${one.theme.id}"><button class="plain">${say.notMeant}</button>`)}` : ''}</div>`
}

/** A click of their own says yes or no: a POST each, so that whoever only looks at the page, or fetches it ahead, says nothing. */
function sayingView(view: Viewing, one: OwnReason): Markup {
  const say = view.words.reading
  const field = `reading-${one.reason}`
  const shown = one.rewording?.id ?? ''
  const said = (kind: string) =>
    html`<input type="hidden" name="say" value="${kind}"><input type="hidden" name="shown" value="${shown}">`
  return html`<div class="acts">
${one.said?.kind === 'confirmed' ? '' : formOf(view, one, 'reading', html`${said('yes')}<button>${say.yes}</button>`)}
${one.said?.kind === 'denied' ? '' : formOf(view, one, 'reading', html`${said('no')}<button class="plain">${say.no}</button>`)}
<details><summary>${say.other}</summary>
${formOf(
  view,
  one,
  'reading',
  html`${said('other')}<label for="${field}">${say.field}</label>
<textarea id="${field}" name="words" required rows="3" maxlength="2000" dir="auto"></textarea><button>${say.send}</button>`,
)}</details></div>`
}

function formOf({ ownPath }: Pick<Viewing, 'ownPath'>, one: OwnReason, act: string, inside: Markup): Markup {
  return html`<form method="post" action="${ownPath}" accept-charset="utf-8"><input type="hidden" name="act" value="${act}"><input type="hidden" name="reason" value="${one.reason}">${inside}</form>`
}

/** The tick without which nobody is told under which theme their words are put. */
export function themeNewsView({ words, ownPath }: Pick<Viewing, 'words' | 'ownPath'>, wanted: boolean): Markup {
  const say = words.reading
  return html`<section class="section"><h2>${say.newsTitle}</h2><p>${say.newsHint}</p>
<form method="post" action="${ownPath}"><input type="hidden" name="act" value="theme-news">
<p><label class="tick"><input type="checkbox" name="news" value="yes"${wanted ? html` checked` : ''}> ${say.news}</label></p>
<button class="plain">${say.newsKeep}</button></form></section>`
}
