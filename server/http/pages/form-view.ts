import { randomUUID } from 'node:crypto'
import { html } from 'hono/html'
import { type PageTurn } from '#conversation'
import { type Markup } from './document.ts'
import { type Viewing, voice } from './turn-view.ts'

export const nameUnits = 80
export const textUnits = 20_000
/** Its name says nothing to a browser that fills forms in by itself, and much to a robot. */
export const trapField = 'subject'

/** What somebody typed, to be given back whatever happens. */
export interface Filled {
  name: string
  text: string
  once: string
  reply: string
  /** Which of what one may choose, by its number from 0; empty: none. */
  choice: string
}

export const emptyForm = (): Filled => ({ name: '', text: '', once: randomUUID(), reply: '', choice: '' })

/** The form: a name, words, nothing else. Works without a script, a cookie or an account. */
export function formView(
  view: Viewing,
  filled: Filled,
  answering: PageTurn | null,
  more: {
    problem?: string | null
    wrong?: 'name' | 'text' | null
    open?: boolean
    choices?: readonly string[]
    /** The piece whose thread one speaks in: whoever answers nobody else there answers it. */
    begins?: PageTurn | null
  } = {},
): Markup {
  const { words, path } = view
  const { problem = null, wrong = null, open = true, choices = [], begins = null } = more
  const described = (field: 'name' | 'text') =>
    wrong === field ? html` aria-invalid="true" aria-describedby="problem"` : ''
  return html`<form class="stack" id="form" method="post" action="${path}" accept-charset="utf-8">
<h2>${words.form.title}</h2>
${problem ? problemView(words.form.sorry, problem, open ? words.form.again : null) : ''}
${answering ? answeringView(view, answering, begins) : ''}
<p class="hint" id="promise">${words.form.promise}</p>
<div><label for="name">${words.form.name}</label>
<input id="name" name="name" required autocomplete="nickname" value="${filled.name}"${described('name')}></div>
${choices.length ? choicesView(view, filled, choices) : ''}
<div><label for="text">${choices.length ? words.form.why : words.form.words}</label>
<textarea id="text" name="text"${choices.length ? '' : html` required`} rows="6" dir="auto"${described('text')}>
${filled.text}</textarea></div>
<div class="trap" aria-hidden="true"><label for="subject">${words.form.trap}</label>
<input id="subject" name="${trapField}" tabindex="-1" autocomplete="off"></div>
<input type="hidden" name="once" value="${filled.once}">
${answering ? html`<input type="hidden" name="reply" value="${answering.id}">` : ''}
${open ? html`<button>${words.form.send}</button>` : ''}
</form>`
}

/** A choice is said by its own words, and why by those below: both stand in the thread like any answer. */
function choicesView({ words }: Viewing, filled: Filled, choices: readonly string[]): Markup {
  return html`<fieldset><legend>${words.form.choice}</legend>${choices.map(
    (choice, nth) =>
      html`<p><label class="choice"><input type="radio" name="choice" value="${nth}"${filled.choice === String(nth) ? html` checked` : ''}> <bdi>${choice}</bdi></label></p>`,
  )}<p class="hint">${words.form.choiceHint}</p></fieldset>`
}

export function problemView(title: string, problem: string, then: string | null): Markup {
  return html`<div class="notice problem stack" role="alert" id="problem"><p><strong>${title}</strong></p>
<p>${problem}</p>${then ? html`<p>${then}</p>` : ''}</div>`
}

function answeringView(view: Viewing, turn: PageTurn, begins: PageTurn | null): Markup {
  const { words, path, page } = view
  const beginning = turn.text.length > 280 ? `${turn.text.slice(0, 280).toWellFormed()}…` : turn.text
  return html`<div class="stack"><p>${words.form.answering(turn.name)}</p>
<blockquote>${voice(beginning, turn.language, page.dialect)}</blockquote>
${begins?.id === turn.id ? '' : html`<p><a href="${path}${begins ? `?at=${begins.id}` : ''}#form">${words.form.answerNobody}</a></p>`}</div>`
}
