import { type Context } from 'hono'
import { type LinkKey, type PageChannel } from '#conversation'
import { type Jobs, type Within } from '#database'
import { type Clock, type Dialect, type Id, isId, newId } from '#kernel'
import { type Publishing } from '#spark'
import { wordsIn } from '#words'
import { languageAskedFor } from '../reader.ts'
import { type Limiter } from './limiter.ts'
import { plainPage } from './plain.ts'

export interface PagesNeeds {
  within: Within
  reading: Within
  jobs: Jobs
  clock: Clock
  /** The channel of our own pages. */
  channel: PageChannel
  /** Which channels can be spoken on from here. */
  says(channel: string): boolean
  linkKey: LinkKey
  publishing: Publishing
  /** Without a slash at its end. What a private link begins with, never the Host header. */
  publicUrl: string
  /** Where a request comes from, as TRUST_PROXY allows it to be believed. */
  clientAddress(c: Context): string
  /** Hears of faults, each with a number. */
  complain(id: string, cause: unknown, where: string): void
}

export interface Limits {
  /** What one address publishes. */
  speaking: Limiter
  /** What one page takes from everyone. */
  page: Limiter
  /** Whatever one address sends, right or wrong: beyond, it is not even read. */
  sending: Limiter
  /** Codes typed on one private page: somebody who guesses is slowed down before the code they guess at is worn out. */
  trying: Limiter
  /** Short addresses at which nothing hangs: somebody tries them by chance. */
  guessing: Limiter
}

export interface Asked {
  workspace: Id<'workspace'>
  place: Id<'contact point'>
  path: string
}

/** Which page a request is about; null where the ids are none. */
export function askedOf(c: Context): Asked | null {
  const { workspace, place } = c.req.param() as { workspace?: string; place?: string }
  if (!isId<'workspace'>(workspace) || !isId<'contact point'>(place)) return null
  return { workspace, place, path: `/p/${workspace}/${place}` }
}

export const languageOf = (c: Context): Dialect => languageAskedFor(c.req.header('accept-language'))

export function notThere(c: Context): Response | Promise<Response> {
  const dialect = languageOf(c)
  return plainPage(c, dialect, wordsIn(dialect).page.plain.notThere, { status: 404 })
}

/** Told with a number, so that what a reader reports can be found in the log. */
export function fault(needs: Pick<PagesNeeds, 'complain'>, c: Context, cause: unknown): void {
  needs.complain(newId(), cause, `${c.req.method} ${c.req.routePath}`)
}
