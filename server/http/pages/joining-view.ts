import { html } from 'hono/html'
import { type HandleJoin, type Named } from '#conversation'
import { type Markup } from './document.ts'
import { problemView } from './form-view.ts'
import { type Reading } from './turn-view.ts'

export interface JoiningViewing extends Reading {
  /** Where the private page stands. */
  ownPath: string
}

export interface Joining {
  joins: readonly HandleJoin[]
  /** A code just made, and until when it serves; shown once. */
  made: { code: string; until: Date } | null
  /** A code that did not do, with why. */
  typed: { code: string; problem: string } | null
}

/** « Vous parlez aussi ailleurs ? » The only way two names become one person, and the way back. */
export function joiningView(view: JoiningViewing, { joins, made, typed }: Joining): Markup {
  const { words, page, ownPath } = view
  const say = words.joining
  return html`<section class="section" id="joining"><h2>${say.title}</h2>
${joins.length ? html`<ul class="rules">${joins.map((join) => standingView(view, join))}</ul>` : ''}
<p>${say.about(page.brand)}</p>
${
  made
    ? html`<div class="notice stack" role="status"><h3>${say.code}</h3><p class="code">${made.code}</p><p>${say.codeHint(words.when(made.until, page.zone))}</p></div>`
    : ''
}
<form method="post" action="${ownPath}#joining"><input type="hidden" name="act" value="code">
<p class="hint" id="ask-hint">${say.askHint}</p><button class="plain" aria-describedby="ask-hint">${made ? say.askAgain : say.ask}</button></form>
<form method="post" action="${ownPath}#joining"><input type="hidden" name="act" value="try-code">
${typed ? problemView(say.notYet, typed.problem, null) : ''}
<div><label for="code">${say.field}</label><p class="hint" id="code-hint">${say.fieldHint}</p>
<input id="code" name="code" class="code" required maxlength="20" autocomplete="off" autocapitalize="characters" spellcheck="false" value="${typed?.code ?? ''}" aria-describedby="code-hint${typed ? ' problem' : ''}"${typed ? html` aria-invalid="true"` : ''}></div>
<button class="plain">${say.see}</button></form>
</section>`
}

const whole = ({ words }: Reading, { name, place }: Named) => words.joining.named(name, place)

function standingView(view: JoiningViewing, { id, names: [one, other], since }: HandleJoin): Markup {
  const { words, page, ownPath } = view
  const both = [whole(view, one), whole(view, other)] as const
  return html`<li><p>${words.joining.since(...both, words.when(since, page.zone))}</p>
<form method="post" action="${ownPath}#joining"><input type="hidden" name="act" value="separate"><input type="hidden" name="join" value="${id}">
<button class="plain" aria-label="${words.joining.separateThese(...both)}">${words.joining.separate}</button></form></li>`
}

/** Both names and places, and what follows: nothing is joined by having typed a code. */
export function sureView(view: JoiningViewing, both: readonly [Named, Named], code: string): Markup {
  const { words, ownPath, page } = view
  const say = words.joining
  return html`<main class="stack"><h1>${say.sure}</h1>
<ul class="notice stack">${both.map((one) => html`<li><b><bdi>${one.name}</bdi></b><br><bdi>${one.place}</bdi></li>`)}</ul>
<p>${say.follows(page.brand)}</p>
<p>${say.ifNot}</p>
<form method="post" action="${ownPath}#joining"><input type="hidden" name="act" value="join"><input type="hidden" name="code" value="${code}">
<button>${say.yes}</button></form>
<p><a href="${ownPath}#joining">${say.no}</a></p></main>`
}
