import { type Context } from 'hono'
import { html } from 'hono/html'
import { allowQuoting, type QuoteOnPage, quoteOnPage } from '#asking'
import { type Dialect } from '#kernel'
import { cleanLine } from '#reading'
import { type Words, wordsIn } from '#words'
import { type Asked, linkPage, said, shows } from './asked.ts'
import { documentOf, type Markup } from './document.ts'
import { nameUnits, problemView } from './form-view.ts'
import { type Limits, languageOf, type PagesNeeds } from './needs.ts'
import { voice } from './turn-view.ts'

/** Where a colleague who answered by mail may allow being quoted by their first name. Looking changes nothing. */
export async function quoting(needs: PagesNeeds, limits: Limits, c: Context): Promise<Response> {
  return await linkPage(needs, limits, c, async (at, fields) => {
    const say = wordsIn(languageOf(c)).asked.quoting
    const mayQuote = fields?.get('act') !== 'no'
    const firstName = cleanLine(fields?.get('name') ?? '', 1_000)
    const problem = fields && mayQuote ? amissWith(wordsIn(languageOf(c)).asked.page, firstName) : null
    if (fields && !problem) {
      const kept = await needs.within([at.workspace], null, (db) =>
        allowQuoting(db, needs.clock, needs.linkKey, at, { mayQuote, firstName }),
      )
      if (kept) return said(c, mayQuote ? say.thanks : say.noMore, 200)
    }
    const found = await needs.reading([at.workspace], null, (db) => quoteOnPage(db, needs.clock, needs.linkKey, at))
    const typed = fields && found.kind === 'open' ? { ...found, firstName } : found
    return show(c, at, typed, problem)
  })
}

function amissWith(page: Words['asked']['page'], firstName: string): string | null {
  if (!shows.test(firstName)) return page.firstNameMissing
  return firstName.length > nameUnits ? page.tooLongName : null
}

async function show(c: Context, at: Asked, found: QuoteOnPage, problem: string | null): Promise<Response> {
  const dialect = languageOf(c)
  const words = wordsIn(dialect)
  if (found.kind !== 'open')
    return found.kind === 'ended'
      ? said(c, words.asked.quoting.ended, 410)
      : said(c, words.page.plain.linkNotThere, 404)
  const of = { dialect, title: words.asked.quoting.title, status: problem ? 422 : 200, secret: true } as const
  return documentOf(c, of, quotingView(dialect, words, at.path, found, problem))
}

function quotingView(
  dialect: Dialect,
  { asked: { page, quoting: say } }: Words,
  path: string,
  word: Extract<QuoteOnPage, { kind: 'open' }>,
  problem: string | null,
): Markup {
  const invalid = problem ? html` aria-invalid="true" aria-describedby="problem"` : ''
  return html`<main class="asked">
<header class="head stack"><h1>${say.title}</h1><p>${say.intro(word.referent, word.brand)}</p></header>
<section class="stack"><blockquote>${voice(word.text, null, dialect)}</blockquote></section>
<section class="section"><form class="stack" id="form" method="post" action="${path}" accept-charset="utf-8">
${problem ? problemView(page.notYet, problem, page.again) : ''}
<div><label for="name">${page.firstName}</label>
<input id="name" name="name" required autocomplete="given-name" maxlength="80" value="${word.firstName}"${invalid}></div>
<p class="hint">${word.mayQuote ? say.allowed : say.notYet}</p>
<button name="act" value="yes">${say.yes}</button>
${word.mayQuote ? html`<button class="plain" name="act" value="no" formnovalidate>${say.no}</button>` : ''}
</form></section></main>`
}
