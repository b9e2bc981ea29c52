import { randomUUID } from 'node:crypto'
import { type Context } from 'hono'
import {
  correctOwnWords,
  eraseAllOwnWords,
  eraseOwnWords,
  handleOfLink,
  type OwnHandle,
  ownWordsOnPage,
  type PublicPage,
  publicPage,
} from '#conversation'
import { isId, Refusal } from '#kernel'
import { wordsIn } from '#words'
import { sentenceOf } from '../sentence.ts'
import { documentOf } from './document.ts'
import { type Asked, askedOf, fault, type Limits, languageOf, notThere, type PagesNeeds } from './needs.ts'
import { type OwnProblem, ownView } from './own-view.ts'
import { plainPage } from './plain.ts'
import { held, sent } from './send.ts'
import { readNow, said, statusOf } from './speak.ts'
import { typed, wordsTyped } from './typed.ts'
import { withoutOwnPage } from './without-page.ts'

interface Own {
  at: Asked
  page: PublicPage
  by: OwnHandle
  ownPath: string
}

/** The private page, and what its forms do: correct, erase, speak again. It works on a closed page too. */
export async function own(needs: PagesNeeds, limits: Limits, c: Context): Promise<Response> {
  const at = askedOf(c)
  if (!at) return notThere(c)
  const token = c.req.param('token') ?? ''
  let fields: URLSearchParams | null = null
  try {
    const read = c.req.method === 'POST' ? await sent(needs, limits, c) : null
    if (read instanceof Response) return read
    fields = read
    const found = await needs.within([at.workspace], null, async (db) => {
      const page = await publicPage(db, at.workspace, at.place)
      return page && { page, by: await handleOfLink(db, page.place, token) }
    })
    if (!found) return notThere(c)
    const { page, by } = found
    if (!by) return linkNotThere(c, page, at)
    const own: Own = { at, page, by, ownPath: `${at.path}/own/${token}` }
    return fields ? await act(needs, limits, c, own, fields) : await showOwn(needs, c, own, null, 200)
  } catch (cause) {
    fault(needs, c, cause)
    if (fields?.get('text')) return withoutOwnPage(c, `${at.path}/own/${token}`, fields)
    const dialect = languageOf(c)
    const more = { status: 503 as const, headers: { 'retry-after': '10' }, secret: true }
    return plainPage(c, dialect, wordsIn(dialect).page.plain.broken, more)
  }
}

function linkNotThere(c: Context, page: PublicPage, at: Asked): Response | Promise<Response> {
  const words = wordsIn(page.dialect).page
  const to = page.place.closedAt ? undefined : { href: at.path, words: words.plain.toPage }
  return plainPage(c, page.dialect, words.plain.linkNotThere, { status: 404, to, secret: true })
}

async function act(
  needs: PagesNeeds,
  limits: Limits,
  c: Context,
  own: Own,
  fields: URLSearchParams,
): Promise<Response> {
  const { page } = own
  const { text } = typed(fields)
  const message = fields.get('message')
  const which = fields.get('act')
  const amiss = (words: string, status: Parameters<typeof showOwn>[4]) =>
    showOwn(needs, c, own, { words, message: which === 'correct' ? message : null, text }, status)
  try {
    if (which === 'erase-all') return await eraseAll(needs, c, own)
    if (which === 'erase') return await erase(needs, c, own, message)
    if (which !== 'speak' && which !== 'correct') return await amiss(wordsIn(page.dialect).page.problem.unreadable, 422)
    const words = wordsIn(page.dialect).page
    const read = wordsTyped(text, words)
    if ('words' in read) return await amiss(read.words, 422)
    const wait = held(needs, limits, c, page, words)
    if (wait) return await amiss(wait.words, 429)
    if (which === 'correct') return await correct(needs, c, own, message, read.text)
    const once = typed(fields).once
    const speech = { once, name: own.by.name, text: read.text, answers: null, as: own.by }
    const spoken = await said(needs, c, page, speech)
    return c.redirect(`${own.ownPath}?said=${spoken.nativeId}`, 303)
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause
    return await amiss(sentenceOf(cause, page.dialect) ?? cause.code, statusOf(cause))
  }
}

async function correct(
  needs: PagesNeeds,
  c: Context,
  { page, by, ownPath }: Own,
  message: string | null,
  text: string,
): Promise<Response> {
  const { within, jobs, clock, channel } = needs
  if (!isId(message)) throw new Refusal('page.not-yours', 404)
  const { place } = page
  const changed = await within([place.workspace], null, (db) =>
    correctOwnWords(db, jobs, clock, channel, place, by, { message, text }),
  )
  if (changed) await readNow(needs, c, page)
  return c.redirect(`${ownPath}?done=${changed ? 'corrected' : 'unchanged'}`, 303)
}

async function erase(needs: PagesNeeds, c: Context, own: Own, message: string | null): Promise<Response> {
  const { page, by } = own
  if (!isId(message)) throw new Refusal('page.not-yours', 404)
  // What still waits in the ledger is read first, so that it is erased with the rest.
  await readNow(needs, c, page)
  const { place } = page
  await needs.within([place.workspace], null, (db) => eraseOwnWords(db, needs.clock, place, by, message))
  return c.redirect(`${own.ownPath}?done=erased`, 303)
}

async function eraseAll(needs: PagesNeeds, c: Context, { at, page, by }: Own): Promise<Response> {
  await readNow(needs, c, page)
  const { place } = page
  await needs.within([place.workspace], null, (db) => eraseAllOwnWords(db, needs.clock, place, by))
  const words = wordsIn(page.dialect).page
  const to = place.closedAt ? undefined : { href: at.path, words: words.plain.toPage }
  return plainPage(c, page.dialect, words.own.allErased, { status: 200, to, secret: true })
}

async function showOwn(
  needs: PagesNeeds,
  c: Context,
  { at, page, by, ownPath }: Own,
  problem: OwnProblem | null,
  status: 200 | 404 | 409 | 410 | 413 | 422 | 429 | 503,
): Promise<Response> {
  const words = wordsIn(page.dialect).page
  const theirs = await needs.within([at.workspace], null, (db) =>
    ownWordsOnPage(db, needs.clock, page.place, by, c.req.query('before') ?? null),
  )
  const view = { page, words, path: at.path, by, ownPath, ownUrl: needs.publicUrl + ownPath, once: randomUUID() }
  return documentOf(
    c,
    { dialect: page.dialect, title: `${words.own.title} – ${page.place.name}`, status, secret: true },
    ownView(view, theirs, newsOf(c, at, words, theirs.words), problem),
  )
}

/** What has just been done, told once by the address one was sent on to. */
function newsOf(
  c: Context,
  at: Asked,
  words: ReturnType<typeof wordsIn>['page'],
  held: readonly { id: string; nativeId: string }[],
): { done: string | null; seeIt: string | null } {
  const said = c.req.query('said')
  if (said) {
    const message = held.find((one) => one.nativeId === said)
    if (!message) return { done: words.own.saidSoon, seeIt: null }
    return { done: words.own.said, seeIt: `${at.path}?at=${message.id}#m-${message.id}` }
  }
  const done = c.req.query('done')
  if (done === 'corrected' || done === 'unchanged' || done === 'erased') return { done: words.own[done], seeIt: null }
  return { done: null, seeIt: null }
}
