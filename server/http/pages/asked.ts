import { randomUUID } from 'node:crypto'
import { type Context } from 'hono'
import { type AskOnPage, answerOnPage, askOnPage, departmentOnPage, writeFirst } from '#asking'
import { type Id, isId } from '#kernel'
import { cleanLine, cleanText } from '#reading'
import { wordsIn } from '#words'
import { type AskedProblem, askedView, type Typed, tellView } from './asked-view.ts'
import { documentOf } from './document.ts'
import { nameUnits, textUnits, trapField } from './form-view.ts'
import { addressKey } from './limiter.ts'
import { fault, type Limits, languageOf, notThere, type PagesNeeds } from './needs.ts'
import { plainPage } from './plain.ts'
import { sent } from './send.ts'

/*
 * Where a colleague of another department answers, or writes first, with no account. Looking never acts: programs that
 * scan mail open every link in it.
 */

export interface Asked {
  workspace: Id<'workspace'>
  token: string
  path: string
}

/** The link of one question. */
export async function asked(needs: PagesNeeds, limits: Limits, c: Context): Promise<Response> {
  return await linkPage(needs, limits, c, async (at, fields) => {
    if (fields) return await answer(needs, c, at, fields)
    const found = await needs.reading([at.workspace], null, (db) => askOnPage(db, needs.clock, needs, at))
    return showAsk(c, at, found, emptyTyped(), null)
  })
}

/** The standing link of a department. */
export async function toldFirst(needs: PagesNeeds, limits: Limits, c: Context): Promise<Response> {
  return await linkPage(needs, limits, c, async (at, fields) => {
    const typed = fields ? typedIn(fields) : emptyTyped()
    const problem = fields ? amissWith(c, fields, typed) : null
    const { once, firstName, text } = typed
    if (fields && !problem) {
      const word = { once: once as Id<'word'>, firstName, text }
      const kept = await needs.within([at.workspace], null, (db) =>
        writeFirst(db, needs.clock, needs.linkKey, at, word),
      )
      if (kept) return said(c, wordsIn(languageOf(c)).asked.tell.thanks, 200)
    }
    const found = await needs.reading([at.workspace], null, (db) => departmentOnPage(db, needs.linkKey, at))
    const dialect = languageOf(c)
    const words = wordsIn(dialect)
    if (!found) return said(c, words.asked.tell.ended, 410)
    const of = {
      dialect,
      title: words.asked.tell.title(found.brand),
      status: problem ? 422 : 200,
      secret: true,
    } as const
    return documentOf(c, of, tellView({ dialect, words, path: at.path, typed, problem }, found))
  })
}

type Act = (at: Asked, fields: URLSearchParams | null) => Promise<Response>

/** A page that a link of ours leads to: what was sent is bounded and counted, and what is broken is said. */
export async function linkPage(needs: PagesNeeds, limits: Limits, c: Context, act: Act): Promise<Response> {
  const { workspace, token = '' } = c.req.param() as { workspace?: string; token?: string }
  if (!isId<'workspace'>(workspace) || token.length > 150) return notThere(c)
  try {
    const fields = c.req.method === 'POST' ? await sent(needs, limits, c) : null
    if (fields instanceof Response) return fields
    if (fields) {
      const wait = limits.trying.take(addressKey(needs.clientAddress(c)))
      const { page } = wordsIn(languageOf(c))
      if (wait !== null) {
        const words = page.problem.slowDown(page.inSeconds(wait))
        return await said(c, { title: page.plain.amiss.title, words }, 429)
      }
    }
    return await act({ workspace, token, path: c.req.path }, fields)
  } catch (cause) {
    fault(needs, c, cause)
    return await said(c, wordsIn(languageOf(c)).page.plain.broken, 503)
  }
}

async function answer(needs: PagesNeeds, c: Context, at: Asked, fields: URLSearchParams): Promise<Response> {
  const typed = typedIn(fields)
  const problem = amissWith(c, fields, typed)
  if (problem) {
    const found = await needs.reading([at.workspace], null, (db) => askOnPage(db, needs.clock, needs, at))
    return showAsk(c, at, found, typed, problem)
  }
  const kind = fields.get('act') === 'missing' ? 'missing' : typed.inPublic ? 'public' : 'answer'
  const given = { ...typed, once: typed.once as Id<'word'>, kind } as const
  const kept = await needs.within([at.workspace], null, (db) => answerOnPage(db, needs.clock, needs.linkKey, at, given))
  if (kept.kind !== 'kept') return showAsk(c, at, kept, typed, null)
  const { thanks } = wordsIn(languageOf(c)).asked.page
  return said(c, { title: thanks.title, words: thanks[kind] }, 200)
}

async function showAsk(
  c: Context,
  at: Asked,
  found: AskOnPage,
  typed: Typed,
  problem: AskedProblem | null,
): Promise<Response> {
  const dialect = languageOf(c)
  const words = wordsIn(dialect)
  const { page, day } = words.asked
  switch (found.kind) {
    case 'not-there':
      return said(c, words.page.plain.linkNotThere, 404)
    case 'used':
      return said(c, { title: page.used.title, words: page.used.words(day(found.at, found.zone)) }, 410)
    case 'ended':
      return said(c, { title: page.ended.title, words: page.ended.words(day(found.at, found.zone)) }, 410)
    case 'older':
    case 'withdrawn':
      return said(c, page[found.kind], 410)
    case 'open': {
      const of = { dialect, title: page.title(found.brand), status: problem ? 422 : 200, secret: true } as const
      const begun = problem ? typed : { ...typed, ...found.handedBack }
      return documentOf(c, of, askedView({ dialect, words, path: at.path, typed: begun, problem }, found))
    }
    default:
      return found satisfies never
  }
}

export async function said(
  c: Context,
  says: { title: string; words: string },
  status: 200 | 404 | 410 | 429 | 503,
): Promise<Response> {
  return plainPage(c, languageOf(c), says, { status, secret: true })
}

const emptyTyped = (): Typed => ({ firstName: '', text: '', mayQuote: false, inPublic: false, once: randomUUID() })

function typedIn(fields: URLSearchParams): Typed {
  const once = fields.get('once')
  return {
    firstName: cleanLine(fields.get('name') ?? '', 1_000),
    text: (fields.get('text') ?? '').replace(/\r\n?/g, '\n').trim(),
    mayQuote: fields.get('quote') === 'yes',
    inPublic: fields.get('public') === 'yes',
    once: isId(once) ? once : randomUUID(),
  }
}

export const shows = /[\p{L}\p{N}]/u

/** What cannot be kept as it is: told, never cut. */
function amissWith(c: Context, fields: URLSearchParams, typed: Typed): AskedProblem | null {
  const { page, asked } = wordsIn(languageOf(c))
  if (fields.get(trapField)) return { words: page.problem.robot, field: null }
  if (!shows.test(typed.firstName)) return { words: asked.page.firstNameMissing, field: 'name' }
  if (typed.firstName.length > nameUnits) return { words: asked.page.tooLongName, field: 'name' }
  if (typed.text.length > textUnits) return { words: page.problem.tooLong(typed.text.length, textUnits), field: 'text' }
  typed.text = cleanText(typed.text, textUnits)
  return shows.test(typed.text) ? null : { words: asked.page.textMissing, field: 'text' }
}
