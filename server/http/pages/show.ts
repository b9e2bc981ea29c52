import { type Context } from 'hono'
import { rulesOf } from '#charter'
import { begunOnPage, type PageTurn, publicPage, threadOnPage, turnOnPage } from '#conversation'
import { farewellAt } from '#door'
import { wordsIn } from '#words'
import { documentOf } from './document.ts'
import { emptyForm } from './form-view.ts'
import { askedOf, fault, languageOf, notThere, type PagesNeeds } from './needs.ts'
import { pageView } from './page-view.ts'
import { plainPage } from './plain.ts'

const isAway = (turn: PageTurn | null | undefined) => turn?.ours === true && (turn.erased || turn.removed !== null)

/** The page, for whoever comes by. */
export async function show(needs: PagesNeeds, c: Context): Promise<Response> {
  const at = askedOf(c)
  if (!at) return notThere(c)
  const wanted = (name: string) => c.req.query(name)?.slice(0, 200).replaceAll('\0', '') || null
  try {
    const found = await needs.reading([at.workspace], null, async (db) => {
      const page = await publicPage(db, at.workspace, at.place)
      if (!page || page.place.closedAt) return { page }
      const reply = wanted('reply')
      const cursor = { before: wanted('before'), after: wanted('after'), at: wanted('at'), reply }
      const farewell = page.place.pausedAt ? await farewellAt(db, at) : null
      const beside = await begunOnPage(db, page.place)
      const thread = { ...(await threadOnPage(db, page.place, cursor)), beside, farewell }
      // Whoever speaks below a piece answers it.
      const answering = reply ? await turnOnPage(db, page.place, reply) : thread.begins
      const focus = cursor.at ? await turnOnPage(db, page.place, cursor.at) : null
      return { page, thread, answering, focus, rules: await rulesOf(db, at.workspace) }
    })
    const { page, thread, answering, focus, rules } = found
    if (!page) return notThere(c)
    const words = wordsIn(page.dialect).page
    if (!thread) return plainPage(c, page.dialect, words.plain.closed, { status: 410 })
    const form = { filled: emptyForm(), answering: answering?.erased || answering?.removed ? null : answering! }
    return documentOf(
      c,
      // W3C Webmention §3.2.4: whoever was told of a word of ours learns that it is gone.
      {
        dialect: page.dialect,
        title: `${page.place.name} – ${page.brand}`,
        status: isAway(focus) ? 410 : 200,
        images: thread.turns.some(({ images }) => images.length > 0),
      },
      pageView({ page, words, path: at.path }, thread, form, rules!, focus?.id ?? null),
    )
  } catch (cause) {
    fault(needs, c, cause)
    const dialect = languageOf(c)
    const headers = { 'retry-after': '10' }
    return plainPage(c, dialect, wordsIn(dialect).page.plain.broken, { status: 503, headers })
  }
}
