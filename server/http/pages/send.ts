import { type Context } from 'hono'
import { type PublicPage } from '#conversation'
import { type Words, wordsIn } from '#words'
import { addressKey } from './limiter.ts'
import { type Limits, languageOf, type PagesNeeds } from './needs.ts'
import { plainPage } from './plain.ts'
import { mostBytes, readForm } from './read-form.ts'

/** The form that was sent; or an answer for one that cannot be read. Someone who floods is answered unread. */
export async function sent(needs: PagesNeeds, limits: Limits, c: Context): Promise<URLSearchParams | Response> {
  const dialect = languageOf(c)
  const words = wordsIn(dialect).page
  const amiss = (says: string, status: 400 | 408 | 413 | 429, headers?: Record<string, string>) =>
    plainPage(c, dialect, { title: words.plain.amiss.title, words: says }, { status, headers })
  const wait = limits.sending.take(addressKey(needs.clientAddress(c)))
  if (wait !== null)
    return amiss(words.problem.slowDown(words.inSeconds(wait)), 429, {
      'retry-after': String(wait),
      connection: 'close',
    })
  const form = await readForm(c.req.raw)
  if (form.kind === 'read') return form.fields
  if (form.kind === 'too-heavy')
    return amiss(words.problem.tooHeavy(mostBytes / 1024 / 1024), 413, { connection: 'close' })
  if (form.kind === 'too-slow') return amiss(words.problem.tooSlow, 408, { connection: 'close' })
  return amiss(words.problem.unreadable, 400)
}

/** Whether this address and this page may publish one more now; otherwise in words when they may. */
export function held(
  needs: PagesNeeds,
  limits: Limits,
  c: Context,
  page: PublicPage,
  words: Words['page'],
): { words: string; seconds: number } | null {
  const own = limits.speaking.take(`${page.place.id} ${addressKey(needs.clientAddress(c))}`)
  if (own !== null) return { words: words.problem.slowDown(words.inSeconds(own)), seconds: own }
  const all = limits.page.take(page.place.id)
  if (all !== null) return { words: words.problem.crowded(words.inSeconds(all)), seconds: all }
  return null
}
