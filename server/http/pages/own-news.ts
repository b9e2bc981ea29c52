import { type Context } from 'hono'
import { type Words } from '#words'

export interface News {
  done: string | null
  seeIt: string | null
}

/** What has just been done, told once by the address one was sent on to. */
export function newsOf(
  c: Context,
  path: string | null,
  words: Words['page'],
  held: readonly { id: string; nativeId: string }[],
): News {
  const said = path && c.req.query('said')
  if (said) {
    const message = held.find((one) => one.nativeId === said)
    if (!message) return { done: words.own.saidSoon, seeIt: null }
    return { done: words.own.said, seeIt: `${path}?at=${message.id}#m-${message.id}` }
  }
  const done = c.req.query('done')
  if (done === 'joined' || done === 'separated') return { done: words.joining[done], seeIt: null }
  if (done === 'reading') return { done: words.reading.did, seeIt: null }
  if (done === 'not-meant') return { done: words.reading.didNotMeant, seeIt: null }
  if (done === 'theme-news') return { done: words.reading.didNews, seeIt: null }
  if (done === 'no-theme-news') return { done: words.reading.didNoNews, seeIt: null }
  if (done === 'prolonged') return { done: words.elsewhere.prolonged, seeIt: null }
  if (done === 'erased') return { done: path ? words.own.erased : words.elsewhere.erased, seeIt: null }
  if (done === 'corrected' || done === 'unchanged') return { done: words.own[done], seeIt: null }
  return { done: null, seeIt: null }
}
