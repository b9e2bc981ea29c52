import { randomUUID } from 'node:crypto'
import { type Context } from 'hono'
import { contactPointIfThere } from '#contact-point'
import {
  correctOwnWords,
  eraseAllOwnWords,
  eraseOwnWords,
  handleOfLink,
  joinsAround,
  ownWordsOnPage,
  privatePage,
  prolongLink,
  publicPage,
} from '#conversation'
import { type Db } from '#database'
import { type Dialect, type Id, isId, Refusal } from '#kernel'
import { ownReasons } from '#reason'
import { wordsIn } from '#words'
import { sentenceOf } from '../sentence.ts'
import { documentOf } from './document.ts'
import { actOnJoining, type JoiningShown, type OnOwnPage } from './joining.ts'
import { fault, type Limits, languageOf, notThere, type PagesNeeds } from './needs.ts'
import { newsOf } from './own-news.ts'
import { actOnReading } from './own-reasons.ts'
import { type OwnProblem, ownView } from './own-view.ts'
import { plainPage } from './plain.ts'
import { held, sent } from './send.ts'
import { readNow, said, statusOf } from './speak.ts'
import { typed, wordsTyped } from './typed.ts'
import { withoutOwnPage } from './without-page.ts'

interface Own extends OnOwnPage {
  /** Where everyone reads what is said; null where that is no page of ours. */
  path: string | null
  token: string
}

interface Shown {
  problem?: OwnProblem
  joining?: JoiningShown
  status: Parameters<typeof plainPage>[3]['status']
}

/** The private page, and what its forms do: correct, erase, speak again, join. It works on a closed page too. */
export async function own(needs: PagesNeeds, limits: Limits, c: Context): Promise<Response> {
  const { workspace, place, token = '' } = c.req.param() as { workspace?: string; place?: string; token?: string }
  if (!isId<'workspace'>(workspace) || (place !== undefined && !isId<'contact point'>(place))) return notThere(c)
  let fields: URLSearchParams | null = null
  try {
    const read = c.req.method === 'POST' ? await sent(needs, limits, c) : null
    if (read instanceof Response) return read
    fields = read
    const found = await needs.within([workspace], null, (db) =>
      pageOfLink(db, needs, { workspace, place, token, dialect: languageOf(c) }),
    )
    if (found === 'no-page') return notThere(c)
    if ('dialect' in found) return linkNotThere(c, found)
    return fields ? await act(needs, limits, c, found, fields) : await showOwn(needs, c, found, { status: 200 })
  } catch (cause) {
    fault(needs, c, cause)
    if (fields?.get('text')) return withoutOwnPage(c, c.req.path, fields)
    const dialect = languageOf(c)
    const more = { status: 503 as const, headers: { 'retry-after': '10' }, secret: true }
    return plainPage(c, dialect, wordsIn(dialect).page.plain.broken, more)
  }
}

interface NoLink {
  dialect: Dialect
  /** The page it was of, where that still stands; null where it was of none of ours. */
  path: string | null
}

async function pageOfLink(
  db: Db,
  { clock }: PagesNeeds,
  at: { workspace: Id<'workspace'>; place: Id<'contact point'> | undefined; token: string; dialect: Dialect },
): Promise<Own | NoLink | 'no-page'> {
  const { workspace, token } = at
  const by = await handleOfLink(db, clock, workspace, token)
  if (at.place) {
    const page = await publicPage(db, workspace, at.place)
    if (!page) return 'no-page'
    const path = `/p/${workspace}/${at.place}`
    if (by?.place !== at.place) return { dialect: page.dialect, path: page.place.closedAt ? null : path }
    return { page, by, path, token, ownPath: `${path}/own/${token}` }
  }
  const place = by && (await contactPointIfThere(db, workspace, by.place))
  const page = place && place.channel !== 'page' ? await privatePage(db, place, at.dialect) : null
  if (!by || !page) return { dialect: at.dialect, path: null }
  return { page, by, path: null, token, ownPath: `/p/${workspace}/own/${token}` }
}

function linkNotThere(c: Context, { dialect, path }: NoLink): Response | Promise<Response> {
  const words = wordsIn(dialect).page
  const to = path ? { href: path, words: words.plain.toPage } : undefined
  return plainPage(c, dialect, words.plain.linkNotThere, { status: 404, to, secret: true })
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
  const amiss = (words: string, status: Shown['status']) =>
    showOwn(needs, c, own, { problem: { words, message: which === 'correct' ? message : null, text }, status })
  try {
    const joining = await actOnJoining(needs, limits, c, own, fields)
    if (joining instanceof Response) return joining
    if (joining) return await showOwn(needs, c, own, { joining, status: joining.status })
    const reading = await actOnReading(needs, c, own, fields)
    if (reading instanceof Response) return reading
    if (reading !== null) return await amiss(reading, 422)
    if (which === 'prolong') return await prolong(needs, c, own)
    if (which === 'erase-all') return await eraseAll(needs, c, own)
    if (which === 'erase') return await erase(needs, c, own, message)
    // Words said elsewhere are said, and put right, there.
    const publishes = own.path !== null && (which === 'speak' || which === 'correct')
    if (!publishes) return await amiss(wordsIn(page.dialect).page.problem.unreadable, 422)
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

async function prolong(needs: PagesNeeds, c: Context, { page, token, ownPath }: Own): Promise<Response> {
  const { workspace } = page.place
  await needs.within([workspace], null, (db) => prolongLink(db, needs.clock, workspace, token))
  return c.redirect(`${ownPath}?done=prolonged`, 303)
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
  if (own.path) await readNow(needs, c, page)
  const { place } = page
  await needs.within([place.workspace], null, (db) => eraseOwnWords(db, needs.clock, place, by, message))
  return c.redirect(`${own.ownPath}?done=erased`, 303)
}

async function eraseAll(needs: PagesNeeds, c: Context, { path, page, by }: Own): Promise<Response> {
  if (path) await readNow(needs, c, page)
  const { place } = page
  await needs.within([place.workspace], null, (db) => eraseAllOwnWords(db, needs.clock, place, by))
  const words = wordsIn(page.dialect).page
  const to = !path || place.closedAt ? undefined : { href: path, words: words.plain.toPage }
  return plainPage(c, page.dialect, path ? words.own.allErased : words.elsewhere.allErased, {
    status: 200,
    to,
    secret: true,
  })
}

async function showOwn(needs: PagesNeeds, c: Context, own: Own, shown: Shown): Promise<Response> {
  const { page, by, path, ownPath } = own
  const words = wordsIn(page.dialect).page
  const { workspace } = page.place
  const { theirs, joins, taken } = await needs.reading([workspace], null, async (db) => ({
    theirs: await ownWordsOnPage(db, needs.clock, page.place, by, c.req.query('before') ?? null),
    joins: await joinsAround(db, workspace, by.id),
    taken: await ownReasons(db, workspace, by),
  }))
  const view = { page, words, path, by, ownPath, ownUrl: needs.publicUrl + ownPath, once: randomUUID() }
  const { made = null, typed = null } = shown.joining ?? {}
  const title = path ? `${words.own.title} – ${page.place.name}` : `${words.elsewhere.title} – ${page.brand}`
  return documentOf(
    c,
    { dialect: page.dialect, title, status: shown.status, secret: true },
    ownView(
      view,
      { ...theirs, taken },
      { joins, made, typed },
      newsOf(c, path, words, theirs.words),
      shown.problem ?? null,
    ),
  )
}
