import { type Context } from 'hono'
import { cleanText } from '#reading'
import { objectToTheme, sayOfReading, wishThemeNews } from '#reason'
import { wordsIn } from '#words'
import { shows } from './asked.ts'
import { type OnOwnPage } from './joining.ts'
import { type PagesNeeds } from './needs.ts'

/** As much as anyone needs to put one reason right. */
const mostWords = 2_000

const kinds = { yes: 'confirmed', no: 'denied', other: 'corrected' } as const

/**
 * What a form about our reading of their words does, by a click and never by a visit. A sentence: why it was not done.
 * null: it was no such form.
 */
export async function actOnReading(
  needs: PagesNeeds,
  c: Context,
  { page, by, ownPath }: OnOwnPage,
  fields: URLSearchParams,
): Promise<Response | string | null> {
  const { workspace } = page.place
  const { within, clock } = needs
  const reason = fields.get('reason') ?? ''
  const shown = fields.get('shown') ?? ''
  const to = (done: string) => c.redirect(`${ownPath}?done=${done}`, 303)
  switch (fields.get('act')) {
    case 'reading': {
      const kind = kinds[(fields.get('say') ?? '') as keyof typeof kinds]
      // As the browser counts them: a form sends two signs for the end of a line.
      const whole = (fields.get('words') ?? '').replace(/\r\n?/g, '\n').trim()
      const words = cleanText(whole, mostWords)
      const say = wordsIn(page.dialect).page
      if (!kind) return say.problem.unreadable
      if (whole.length > mostWords) return say.reading.tooLong(mostWords)
      if (kind === 'corrected' && !shows.test(words)) return say.reading.missing
      await within([workspace], null, (db) => sayOfReading(db, clock, workspace, by, { reason, kind, words, shown }))
      return to('reading')
    }
    case 'not-meant':
      await within([workspace], null, (db) => objectToTheme(db, clock, workspace, by, { reason, shown }))
      return to('not-meant')
    case 'theme-news': {
      const wanted = fields.get('news') === 'yes'
      await within([workspace], null, (db) => wishThemeNews(db, clock, workspace, by, wanted))
      return to(wanted ? 'theme-news' : 'no-theme-news')
    }
    default:
      return null
  }
}
