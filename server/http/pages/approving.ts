import { randomUUID } from 'node:crypto'
import { type Context } from 'hono'
import { type Id, isId } from '#kernel'
import { cleanLine, cleanText } from '#reading'
import { type ApprovalOnPage, answerApproval, approvalOnPage, type Given, mediaWhole } from '#spark'
import { wordsIn } from '#words'
import { type ApprovingProblem, approvingView, type Typed } from './approving-view.ts'
import { type Asked, linkPage, said, shows } from './asked.ts'
import { documentOf } from './document.ts'
import { nameUnits, trapField } from './form-view.ts'
import { type Limits, languageOf, notThere, type PagesNeeds } from './needs.ts'

/* Where a client or a colleague approves an invitation, with no account. Looking never approves: programs that scan mail open every link in it. */

const textUnits = 4_000
const passageUnits = 500

export async function approving(needs: PagesNeeds, limits: Limits, c: Context): Promise<Response> {
  return await linkPage(needs, limits, c, async (at, fields) => {
    if (fields) return await answer(needs, c, at, fields)
    return await look(needs, c, at, { name: '', text: '', passage: '', once: randomUUID() }, null)
  })
}

async function look(
  needs: PagesNeeds,
  c: Context,
  at: Asked,
  typed: Typed,
  problem: ApprovingProblem | null,
): Promise<Response> {
  const { clock, publishing } = needs
  const found = await needs.reading([at.workspace], null, (db) => approvalOnPage(db, clock, publishing, at))
  const dialect = languageOf(c)
  const words = wordsIn(dialect)
  if (found.kind !== 'open') return away(c, found)
  const title = words.approving.title(found.brand)
  const of = { dialect, title, status: problem ? 422 : 200, secret: true, images: true } as const
  return documentOf(c, of, approvingView({ dialect, words, path: at.path, typed, problem }, found))
}

async function answer(needs: PagesNeeds, c: Context, at: Asked, fields: URLSearchParams): Promise<Response> {
  const { approving: words } = wordsIn(languageOf(c))
  const typed = typedIn(fields)
  const act = fields.get('act')
  const kind: Given['kind'] = act === 'approve' ? 'approved' : act === 'change' ? 'change' : 'comment'
  const problem = amissWith(c, fields, typed, kind !== 'approved')
  if (problem) return look(needs, c, at, typed, problem)
  const given = {
    ...{ once: typed.once as Id<'approval word'>, kind, name: typed.name, text: typed.text },
    ...{ passage: typed.passage || null, print: (fields.get('print') ?? '').slice(0, 64) },
  }
  const { clock, publishing } = needs
  const kept = await needs.within([at.workspace], null, (db) => answerApproval(db, clock, publishing, at, given))
  switch (kept.kind) {
    case 'kept':
      return said(c, { title: words.thanks.title, words: words.thanks[kind] }, 200)
    case 'changed':
    case 'later':
      return look(needs, c, at, typed, { words: words.problem[kept.kind], field: null })
    case 'not-in-it':
      return look(needs, c, at, typed, { words: words.problem['not-in-it'], field: 'passage' })
    default:
      return away(c, kept)
  }
}

function away(c: Context, found: Exclude<ApprovalOnPage, { kind: 'open' }>): Promise<Response> {
  const words = wordsIn(languageOf(c))
  if (found.kind === 'not-there') return said(c, words.page.plain.linkNotThere, 404)
  return said(c, words.approving[found.kind], 410)
}

function typedIn(fields: URLSearchParams): Typed {
  const once = fields.get('once')
  return {
    name: cleanLine(fields.get('name') ?? '', 1_000),
    text: (fields.get('text') ?? '').replace(/\r\n?/g, '\n').trim(),
    passage: cleanLine(fields.get('passage') ?? '', 1_000),
    once: isId(once) ? once : randomUUID(),
  }
}

/** What cannot be kept as it is: told, never cut. */
function amissWith(c: Context, fields: URLSearchParams, typed: Typed, wantsText: boolean): ApprovingProblem | null {
  const { page, asked, approving: words } = wordsIn(languageOf(c))
  if (fields.get(trapField)) return { words: page.problem.robot, field: null }
  if (!shows.test(typed.name)) return { words: words.problem.nameMissing, field: 'name' }
  if (typed.name.length > nameUnits) return { words: asked.page.tooLongName, field: 'name' }
  if (typed.text.length > textUnits) return { words: page.problem.tooLong(typed.text.length, textUnits), field: 'text' }
  if (typed.passage.length > passageUnits)
    return { words: page.problem.tooLong(typed.passage.length, passageUnits), field: 'passage' }
  typed.text = cleanText(typed.text, textUnits)
  return wantsText && !shows.test(typed.text) ? { words: asked.page.textMissing, field: 'text' } : null
}

/** An image of the piece, as long as the link opens. */
export async function approvingImage(needs: PagesNeeds, c: Context): Promise<Response> {
  const { workspace, token = '', medium } = c.req.param() as { workspace?: string; token?: string; medium?: string }
  if (!isId<'workspace'>(workspace) || token.length > 150 || !isId(medium)) return notThere(c)
  const image = await needs.reading([workspace], null, async (db) => {
    const found = await approvalOnPage(db, needs.clock, needs.publishing, { workspace, token })
    if (found.kind !== 'open' || !found.whole.some(({ media }) => media.some(({ id }) => id === medium))) return null
    return (await mediaWhole(db, workspace, [medium]))[0] ?? null
  })
  if (!image) return notThere(c)
  return c.body(Buffer.from(image.bytes), 200, {
    'content-type': image.type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'",
  })
}
