import { type Context } from 'hono'
import { type Problem } from '#contract'
import { type Dialect, newId, Refusal } from '#kernel'
import { languageAskedFor } from './reader.ts'
import { sentenceOf } from './sentence.ts'

/** Hears of faults, each with the number its reader was given. */
export type Complain = (id: string, cause: unknown, where: string) => void

/** Whatever was thrown, as problem JSON (RFC 9457) in the reader's language. */
export function problemFrom(thrown: unknown, c: Context, complain: Complain): Response {
  const refusal = thrown instanceof Refusal ? thrown : refusalFor(thrown, c, complain)
  const language =
    (c.get('language' as never) as Dialect | undefined) ?? languageAskedFor(c.req.header('accept-language'))
  const sentence = sentenceOf(refusal, language)
  if (sentence === null) complain(newId(), new Error(`no words for ${refusal.code}`), whereOf(c))
  const { field } = refusal.details
  const problem: Problem & { field?: string } = {
    type: `https://insuffleur.invalid/problems/${refusal.code}`,
    title: refusal.code,
    status: refusal.status,
    code: refusal.code,
    detail: sentence ?? refusal.code,
    ...(typeof field === 'string' ? { field } : {}),
  }
  const headers: Record<string, string> = {
    'content-type': 'application/problem+json',
    'content-language': language,
    'cache-control': 'no-store',
  }
  const { minutes } = refusal.details
  if (refusal.status === 429 && typeof minutes === 'number') headers['retry-after'] = String(minutes * 60)
  if (refusal.status === 503) headers['retry-after'] = '5'
  return c.body(JSON.stringify(problem), refusal.status, headers)
}

type Known = Pick<Refusal, 'code' | 'details'> & { status: Refusal['status'] | 500 }

function refusalFor(thrown: unknown, c: Context, complain: Complain): Known {
  const id = newId()
  complain(id, thrown, whereOf(c))
  const known = troubleOfDatabase(thrown)
  if (known) return { code: known, status: 503, details: {} }
  // Short enough to be read over the telephone; the log has it whole.
  return { code: 'server.fault', status: 500, details: { id: id.slice(-8) } }
}

/** SQLSTATE classes (PostgreSQL, appendix A), and what `pg` says when there is no server to say one. */
export function troubleOfDatabase(thrown: unknown): 'server.database-away' | 'server.disk-full' | 'server.busy' | null {
  for (let cause = thrown; cause instanceof Error; cause = cause.cause) {
    const code = (cause as { code?: unknown }).code
    if (typeof code === 'string') {
      if (code === '53100' || code === 'ENOSPC') return 'server.disk-full'
      if (/^(08...|57P0[123]|53[23]00|3D000)$/.test(code) || /^E(CONNREFUSED|CONNRESET|PIPE)$/.test(code))
        return 'server.database-away'
      if (code === '57014' || code === '55P03' || code === '40P01' || code === '40001') return 'server.busy'
    }
    if (
      /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/.test(
        cause.message,
      )
    )
      return 'server.database-away'
  }
  return null
}

const whereOf = (c: Context) => `${c.req.method} ${c.req.routePath}`
