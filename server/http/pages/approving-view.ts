import { html } from 'hono/html'
import { type Dialect } from '#kernel'
import { type ApprovalOpen } from '#spark'
import { type Words } from '#words'
import { type Markup } from './document.ts'
import { problemView, trapField } from './form-view.ts'
import { voice } from './turn-view.ts'

export interface Typed {
  name: string
  text: string
  /** The words that what is said stands beside; empty: all of it. */
  passage: string
  once: string
}

export interface ApprovingProblem {
  words: string
  field: 'name' | 'text' | 'passage' | null
}

interface Viewing {
  dialect: Dialect
  words: Words
  path: string
  typed: Typed
  problem: ApprovingProblem | null
}

/** A piece as it will be read at each place, and one form beside it: approve, ask for a change, comment. */
export function approvingView(view: Viewing, open: ApprovalOpen): Markup {
  const { approving: words } = view.words
  const { spark, approver, brand, zone } = open
  return html`<main class="asked approving">
<header class="head stack"><h1>${words.title(brand)}</h1><p>${words.intro(approver.name)}</p>
${approver.word ? voice(approver.word, null, view.dialect) : ''}
<p><strong>${spark.plannedFor ? words.planned(words.moment(spark.plannedFor, zone), zone) : words.noHour}</strong></p>
<p class="notice">${words.standing[approver.standing]}</p></header>
${open.whole.map((at) => placeView(view, open, at))}
${saidView(view, open)}
<section class="section">${formView(view, open)}</section></main>`
}

function placeView(view: Viewing, { spark }: ApprovalOpen, at: ApprovalOpen['whole'][number]): Markup {
  const { approving: words } = view.words
  const { limits } = at
  return html`<section class="section stack"><h2>${words.at(at.name)}</h2>
${limits?.warning && spark.warning ? html`<p>${words.warned(spark.warning)}</p>` : ''}
${limits?.longestTitle != null && spark.title ? html`<h3 lang="${spark.language}">${spark.title}</h3>` : ''}
${at.parts.map(
  (part, n) =>
    html`${at.parts.length > 1 ? html`<p class="hint">${words.part(n + 1, at.parts.length)}</p>` : ''}<blockquote>${voice(part, spark.language, view.dialect)}</blockquote>`,
)}
${at.choices.length ? html`<p class="hint">${words.choices}</p><ul>${at.choices.map((choice) => html`<li lang="${spark.language}"><bdi>${choice}</bdi></li>`)}</ul>${at.openDays === null ? '' : html`<p class="hint">${words.openFor(at.openDays)}</p>`}` : ''}
${at.media.map(
  ({ id, alt, width, height }) =>
    html`<figure class="stack"><img src="${view.path}/${id}" alt="${alt}" width="${width}" height="${height}"><figcaption class="hint">${words.alt(alt)}</figcaption></figure>`,
)}</section>`
}

function saidView(view: Viewing, { approver, print, zone }: ApprovalOpen): Markup {
  const { approving: words } = view.words
  if (!approver.words.length) return html``
  return html`<section class="section stack"><h2>${words.said}</h2>${approver.words.map(
    (one) =>
      html`<div class="stack"><p class="who"><b><bdi>${one.name}</bdi></b> · ${words.kinds[one.kind]} · ${words.moment(one.at, zone)}${one.print === print ? '' : html` · ${words.ofOtherWords}`}</p>
${one.passage ? html`<p>${words.beside(one.passage)}</p>` : ''}${one.text ? voice(one.text, null, view.dialect) : ''}</div>`,
  )}</section>`
}

function formView(view: Viewing, { print, approver }: ApprovalOpen): Markup {
  const { approving: words, page } = view.words
  const { typed, problem } = view
  const described = (field: 'name' | 'text' | 'passage') =>
    problem?.field === field ? html` aria-invalid="true" aria-describedby="problem"` : ''
  return html`<form class="stack" id="form" method="post" action="${view.path}" accept-charset="utf-8">
<h2>${words.answer}</h2>
${problem ? problemView(words.notYet, problem.words, words.again) : ''}
<div><label for="name">${words.name}</label>
<input id="name" name="name" required autocomplete="name" maxlength="80" value="${typed.name}"${described('name')}></div>
<div><label for="passage">${words.passage}</label>
<input id="passage" name="passage" dir="auto" maxlength="500" aria-describedby="passage-hint" value="${typed.passage}"${problem?.field === 'passage' ? html` aria-invalid="true"` : ''}>
<p class="hint" id="passage-hint">${words.passageHint}</p></div>
<div><label for="text">${words.text}</label>
<textarea id="text" name="text" rows="5" dir="auto"${described('text')}>
${typed.text}</textarea></div>
<div class="trap" aria-hidden="true"><label for="subject">${page.form.trap}</label>
<input id="subject" name="${trapField}" tabindex="-1" autocomplete="off"></div>
<input type="hidden" name="once" value="${typed.once}"><input type="hidden" name="print" value="${print}">
${/* The first is what the Enter key presses: it must not be the one that approves. */ ''}<button class="plain" name="act" value="comment">${words.comment}</button>
<button class="plain" name="act" value="change">${words.change}</button>
${approver.standing === 'later' ? '' : html`<button name="act" value="approve">${words.approve}</button><p class="hint">${words.approveHint}</p>`}
<p class="hint">${words.kept}</p>
</form>`
}
