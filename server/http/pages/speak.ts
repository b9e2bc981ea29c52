import { type Context } from 'hono'
import { html } from 'hono/html'
import {
  choicesOnPage,
  type OwnHandle,
  type PublicPage,
  publicPage,
  readLedger,
  speakOnPage,
  turnOnPage,
} from '#conversation'
import { Refusal } from '#kernel'
import { wordsIn } from '#words'
import { sentenceOf } from '../sentence.ts'
import { documentOf } from './document.ts'
import { type Filled, formView } from './form-view.ts'
import { type Asked, askedOf, fault, type Limits, notThere, type PagesNeeds } from './needs.ts'
import { headView } from './page-view.ts'
import { held, sent } from './send.ts'
import { type Amiss, nameTyped, typed, wordsTyped } from './typed.ts'
import { withoutPage } from './without-page.ts'

/** Someone speaks: in the ledger before anything is acknowledged, on the page before they are shown their link. */
export async function speak(needs: PagesNeeds, limits: Limits, c: Context): Promise<Response> {
  const at = askedOf(c)
  if (!at) return notThere(c)
  const fields = await sent(needs, limits, c)
  if (fields instanceof Response) return fields
  const filled = typed(fields)
  let page: PublicPage | null
  let choices: string[] = []
  try {
    page = await needs.within([at.workspace], null, async (db) => {
      const found = await publicPage(db, at.workspace, at.place)
      if (found && filled.choice) choices = await choicesOnPage(db, found.place, filled.reply)
      return found
    })
  } catch (cause) {
    fault(needs, c, cause)
    return withoutPage(c, at, filled)
  }
  if (!page) return notThere(c)
  const words = wordsIn(page.dialect).page
  const back = (amiss: Amiss, status: GivenBack['status'], seconds?: number) =>
    givenBack(needs, c, at, page, filled, { amiss, status, seconds })

  if (filled.trap.trim()) return back({ words: words.problem.robot, field: null }, 422)
  const chosen = choices[Number(filled.choice)]
  const text = wordsTyped(chosen ? `${chosen}\n\n${filled.text}` : filled.text, words)
  if ('words' in text) return back(text, text.field === 'text' && filled.text.length > 20_000 ? 413 : 422)
  const name = nameTyped(filled.name, page, words)
  if ('words' in name) return back(name, 422)
  const wait = page.place.pausedAt || page.place.closedAt ? null : held(needs, limits, c, page, words)
  if (wait) return back({ words: wait.words, field: null }, 429, wait.seconds)
  try {
    const speech = { once: filled.once, ...name, ...text, answers: filled.reply || null, as: null }
    const spoken = await said(needs, c, page, speech)
    return c.redirect(`${at.path}/own/${spoken.link}?said=${spoken.nativeId}`, 303)
  } catch (cause) {
    if (cause instanceof Refusal)
      return back({ words: sentenceOf(cause, page.dialect) ?? cause.code, field: null }, statusOf(cause))
    fault(needs, c, cause)
    return back({ words: words.problem.notKept, field: null }, 503)
  }
}

export async function said(
  needs: PagesNeeds,
  c: Context,
  page: PublicPage,
  speech: { once: string; name: string; text: string; answers: string | null; as: OwnHandle | null },
): Promise<{ nativeId: string; link: string | null }> {
  const { within, jobs, clock, channel } = needs
  const { place } = page
  const spoken = await within([place.workspace], null, (db) => speakOnPage(db, jobs, clock, channel, place, speech))
  await readNow(needs, c, page)
  return spoken
}

/** What the ledger holds becomes messages at once. Should that fail, the words are safe and a job reads them later. */
export async function readNow(needs: PagesNeeds, c: Context, { place }: PublicPage): Promise<void> {
  const { within, jobs, clock, channel } = needs
  const at = { workspace: place.workspace, place: place.id }
  await within([place.workspace], null, (db) => readLedger(db, jobs, clock, channel, at)).catch((cause) =>
    fault(needs, c, cause),
  )
}

export const statusOf = ({ status }: Refusal): GivenBack['status'] =>
  status === 404 || status === 409 || status === 410 || status === 503 ? status : 422

interface GivenBack {
  amiss: Amiss
  status: 404 | 409 | 410 | 413 | 422 | 429 | 503
  seconds?: number
}

/** The form again, filled in as it was: nothing anyone wrote is lost. */
async function givenBack(
  needs: PagesNeeds,
  c: Context,
  at: Asked,
  page: PublicPage,
  filled: Filled,
  { amiss, status, seconds }: GivenBack,
): Promise<Response> {
  const words = wordsIn(page.dialect).page
  const view = { page, words, path: at.path }
  const [answering, choices] = filled.reply
    ? await needs
        .within([at.workspace], null, async (db) => {
          const turn = await turnOnPage(db, page.place, filled.reply)
          return [turn, await choicesOnPage(db, page.place, filled.reply)] as const
        })
        .catch(() => [null, []] as const)
    : ([null, []] as const)
  const open = !page.place.pausedAt && !page.place.closedAt
  // One chooses below the piece that asks: there is nobody else to answer there.
  const begins = choices.length ? answering : null
  const more = { problem: amiss.words, wrong: amiss.field, open, choices, begins }
  return documentOf(
    c,
    {
      dialect: page.dialect,
      title: `${words.form.sorry} – ${page.place.name}`,
      status,
      headers: seconds ? { 'retry-after': String(seconds) } : {},
    },
    html`<main>${headView(view)}
<section class="section">${formView(view, filled, answering?.erased || answering?.removed ? null : answering, more)}</section>
<p class="section"><a href="${at.path}">${words.plain.toPage}</a></p></main>`,
  )
}
