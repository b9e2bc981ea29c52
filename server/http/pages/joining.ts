import { type Context } from 'hono'
import {
  joinHandles,
  makeCode,
  type Named,
  type OwnHandle,
  type PublicPage,
  separateOwnHandles,
  tryCode,
} from '#conversation'
import { type Words, wordsIn } from '#words'
import { documentOf } from './document.ts'
import { type Joining, sureView } from './joining-view.ts'
import { type Limits, type PagesNeeds } from './needs.ts'

/** The private page on which somebody acts. */
export interface OnOwnPage {
  page: PublicPage
  by: OwnHandle
  ownPath: string
}

export type JoiningShown = Partial<Pick<Joining, 'made' | 'typed'>> & { status: 200 | 422 | 429 }

/** What the page shows after a form about joining; or where one is sent on to. null: it was no such form. */
export async function actOnJoining(
  needs: PagesNeeds,
  limits: Limits,
  c: Context,
  own: OnOwnPage,
  fields: URLSearchParams,
): Promise<Response | JoiningShown | null> {
  const { page, by, ownPath } = own
  const { workspace } = page.place
  const inside = <T>(work: Parameters<typeof needs.within<T>>[2]) => needs.within([workspace], null, work)
  const at = { workspace, handle: by.id }
  switch (fields.get('act')) {
    case 'code':
      return { made: await inside((db) => makeCode(db, needs.clock, needs.linkKey, at)), status: 200 }
    case 'try-code':
      return await tried(needs, limits, c, own, codeIn(fields))
    case 'join': {
      const code = codeIn(fields)
      const joined = await inside((db) => joinHandles(db, needs.clock, needs.linkKey, { ...at, code }))
      if (joined.kind === 'joined') return c.redirect(`${ownPath}?done=joined#joining`, 303)
      return { typed: { code, problem: problemOf(joined.kind, page) }, status: 422 }
    }
    case 'separate': {
      const which = { workspace, join: fields.get('join') ?? '' }
      await inside((db) => separateOwnHandles(db, needs.clock, which, by.id))
      return c.redirect(`${ownPath}?done=separated#joining`, 303)
    }
    default:
      return null
  }
}

const codeIn = (fields: URLSearchParams) => (fields.get('code') ?? '').slice(0, 40)

async function tried(
  needs: PagesNeeds,
  limits: Limits,
  c: Context,
  { page, by, ownPath }: OnOwnPage,
  code: string,
): Promise<Response | JoiningShown> {
  const words = wordsIn(page.dialect).page
  const wait = limits.trying.take(by.id)
  if (wait !== null)
    return { typed: { code, problem: words.joining.problem.slowDown(words.inSeconds(wait)) }, status: 429 }
  const { workspace } = page.place
  const found = await needs.within([workspace], null, (db) =>
    tryCode(db, needs.clock, needs.linkKey, { workspace, handle: by.id, code }),
  )
  if (found.kind !== 'fits') return { typed: { code, problem: problemOf(found.kind, page) }, status: 422 }
  const here: Named = { handle: by.id, name: by.name, place: page.place.name }
  return await documentOf(
    c,
    { dialect: page.dialect, title: `${words.joining.sure} – ${page.brand}`, secret: true },
    sureView({ page, words, ownPath }, [here, found.other], code),
  )
}

function problemOf(kind: keyof Omit<Words['page']['joining']['problem'], 'slowDown'>, page: PublicPage): string {
  return wordsIn(page.dialect).page.joining.problem[kind]
}
