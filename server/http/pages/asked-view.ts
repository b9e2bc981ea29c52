import { html } from 'hono/html'
import { type AskOnPage } from '#asking'
import { type Dialect } from '#kernel'
import { type Words } from '#words'
import { verbatimWorded } from '../../jobs/ask.ts'
import { type Markup } from './document.ts'
import { problemView, trapField } from './form-view.ts'
import { voice } from './turn-view.ts'

export interface Typed {
  firstName: string
  text: string
  mayQuote: boolean
  inPublic: boolean
  once: string
}

/** What is amiss with what was typed, and in which field. */
export interface AskedProblem {
  words: string
  field: 'name' | 'text' | null
}

interface Viewing {
  dialect: Dialect
  words: Words
  path: string
  typed: Typed
  problem: AskedProblem | null
}

/** A question as the colleague who is asked sees it: its words, those of people, until when, and one field to answer. */
export function askedView(view: Viewing, ask: Extract<AskOnPage, { kind: 'open' }>): Markup {
  const { asked } = view.words
  const { page } = asked
  return html`<main class="asked">
<header class="head stack"><h1>${page.title(ask.brand)}</h1><p>${page.intro(ask.signed, ask.department)}</p></header>
<section class="stack">${voice(ask.question, null, view.dialect)}
${ask.precisions ? html`<h2>${page.precisions}</h2>${voice(ask.precisions, null, view.dialect)}` : ''}
<p><strong>${page.due(asked.day(ask.dueAt, ask.zone))}</strong></p></section>
${
  ask.verbatims.length
    ? html`<section class="section stack"><h2>${page.verbatims}</h2><p class="hint">${page.verbatimsHint}</p>
${ask.verbatims.map((one) => html`<figure class="stack"><figcaption class="who">${asked.said(asked.day(one.at, ask.zone), one.place)}</figcaption><blockquote>${voice(verbatimWorded(asked, one), null, view.dialect)}</blockquote></figure>`)}</section>`
    : ''
}
<section class="section">${answerForm(view, ask)}</section></main>`
}

function answerForm(view: Viewing, { referent, department, inPublic }: Extract<AskOnPage, { kind: 'open' }>): Markup {
  const { page } = view.words.asked
  return html`<form class="stack" id="form" method="post" action="${view.path}" accept-charset="utf-8">
${amiss(view)}
<p class="hint">${page.sentTo(referent)}</p>
${nameField(view)}
${textField(view, page.answer)}
<div><label class="tick"><input type="checkbox" name="quote" value="yes"${view.typed.mayQuote ? html` checked` : ''}> ${page.mayQuote}</label>
<p class="hint">${page.mayQuoteHint}</p></div>
${
  inPublic.length
    ? html`<div><label class="tick"><input type="checkbox" name="public" value="yes"${view.typed.inPublic ? html` checked` : ''}> ${page.inPublic}</label>
<p class="hint">${page.inPublicHint(inPublic, department)}</p></div>`
    : ''
}
${trap(view)}
<button name="act" value="answer">${page.send}</button>
<p class="hint">${page.missingHint}</p>
<button class="plain" name="act" value="missing">${page.missing}</button>
<p class="hint">${page.kept}</p>
</form>`
}

/** A colleague who writes first. */
export function tellView(view: Viewing, of: { brand: string; department: string }): Markup {
  const { tell, page } = view.words.asked
  return html`<main class="asked">
<header class="head stack"><h1>${tell.title(of.brand)}</h1><p>${tell.intro(of.department)}</p></header>
<section class="section"><form class="stack" id="form" method="post" action="${view.path}" accept-charset="utf-8">
${amiss(view)}
${nameField(view)}
${textField(view, tell.words)}
${trap(view)}
<button>${tell.send}</button>
<p class="hint">${page.kept}</p>
</form></section></main>`
}

const amiss = ({ words, problem }: Viewing) =>
  problem ? problemView(words.asked.page.notYet, problem.words, words.asked.page.again) : ''

const described = ({ problem }: Viewing, field: 'name' | 'text') =>
  problem?.field === field ? html` aria-invalid="true" aria-describedby="problem"` : ''

const nameField = (view: Viewing) => html`<div><label for="name">${view.words.asked.page.firstName}</label>
<input id="name" name="name" required autocomplete="given-name" maxlength="80" value="${view.typed.firstName}"${described(view, 'name')}></div>`

const textField = (view: Viewing, label: string) => html`<div><label for="text">${label}</label>
<textarea id="text" name="text" required rows="7" dir="auto"${described(view, 'text')}>
${view.typed.text}</textarea></div>`

const trap = ({
  words,
  typed,
}: Viewing) => html`<div class="trap" aria-hidden="true"><label for="subject">${words.page.form.trap}</label>
<input id="subject" name="${trapField}" tabindex="-1" autocomplete="off"></div>
<input type="hidden" name="once" value="${typed.once}">`
