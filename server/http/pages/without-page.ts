import { type Context } from 'hono'
import { html } from 'hono/html'
import { wordsIn } from '#words'
import { documentOf } from './document.ts'
import { type Filled, problemView, trapField } from './form-view.ts'
import { type Asked, languageOf } from './needs.ts'
import { typed } from './typed.ts'

/** The database is away, so nothing is known of the page: the words are given back all the same. */
export function withoutPage(c: Context, at: Asked, filled: Filled): Response | Promise<Response> {
  const dialect = languageOf(c)
  const words = wordsIn(dialect).page
  return documentOf(
    c,
    { dialect, title: words.form.sorry, status: 503, headers: { 'retry-after': '10' } },
    html`<main><form class="stack" method="post" action="${at.path}" accept-charset="utf-8">
<h1>${words.plain.broken.title}</h1>
${problemView(words.form.sorry, words.problem.notKept, words.form.again)}
<div><label for="name">${words.form.name}</label><input id="name" name="name" required value="${filled.name}"></div>
<div><label for="text">${words.form.words}</label>
<textarea id="text" name="text"${filled.choice ? '' : html` required`} rows="6" dir="auto">
${filled.text}</textarea></div>
<input type="hidden" name="${trapField}" value=""><input type="hidden" name="once" value="${filled.once}">
<input type="hidden" name="reply" value="${filled.reply}"><input type="hidden" name="choice" value="${filled.choice}">
<button>${words.form.send}</button></form></main>`,
  )
}

/** The same on the private page: what was to be said or corrected is given back, to be sent again from here. */
export function withoutOwnPage(c: Context, path: string, fields: URLSearchParams): Response | Promise<Response> {
  const dialect = languageOf(c)
  const words = wordsIn(dialect).page
  const kept = ['act', 'message', 'once'].map(
    (name) => html`<input type="hidden" name="${name}" value="${fields.get(name) ?? ''}">`,
  )
  return documentOf(
    c,
    { dialect, title: words.form.sorry, status: 503, headers: { 'retry-after': '10' }, secret: true },
    html`<main><form class="stack" method="post" action="${path}" accept-charset="utf-8">
<h1>${words.plain.broken.title}</h1>
${problemView(words.form.sorry, words.problem.notKept, words.form.again)}
<div><label for="text">${words.form.words}</label>
<textarea id="text" name="text" required rows="6" dir="auto">
${typed(fields).text}</textarea></div>
${kept}
<button>${words.form.send}</button></form></main>`,
  )
}
