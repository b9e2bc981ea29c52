/** A batch compliance job: numbers are handed over in a file, and X answers with those that must go. */
import { type Means, type Unheard } from '#channel'
import { type Json } from '#kernel'
import { decodeText, webUrl } from '#reading'
import { type Answer, ask, unheardFor } from './ask.ts'
import { idOf, type Thing, textOf, thingOf } from './thing.ts'

export type Told =
  | { kind: 'gone'; ids: string[] }
  | { kind: 'under-way'; at: Date; pending: Json }
  /** No such job for this app, or this one came to nothing. */
  | { kind: 'closed' }
  | Unheard

const wait = 2 * 60_000
/** A job that takes longer has been forgotten over there. */
const patience = 6 * 3_600_000
const mostBytes = 5 * 1024 * 1024

export async function complianceOf(api: string, ids: readonly string[], pending: Json, means: Means): Promise<Told> {
  const bearer = means.app?.bearer
  if (!bearer) return { kind: 'closed' }
  const at = thingOf(pending)
  const job = idOf(at?.job)
  if (job) return await look({ api, bearer, job, since: Number(at?.since) || 0 }, ids, means)
  const body = { type: 'tweets', name: 'insuffleur' }
  const made = await ask(api, `Bearer ${bearer}`, { method: 'POST', path: '/2/compliance/jobs', body }, means)
  if (made.kind !== 'there') return declined(made)
  return (await handOver(thingOf(made.value.data), ids, means)) ?? { kind: 'closed' }
}

async function handOver(job: Thing | null, ids: readonly string[], means: Means): Promise<Told | null> {
  const [id, to] = [idOf(job?.id), webUrl(textOf(job?.upload_url))]
  if (!id || !to) return null
  const sent = await means.reach({
    url: to,
    method: 'PUT',
    headers: { 'content-type': 'text/plain' },
    body: `${ids.join('\n')}\n`,
  })
  if (sent.kind === 'failed' || sent.status >= 300) return null
  const now = means.clock().getTime()
  return { kind: 'under-way', at: new Date(now + wait), pending: { job: id, since: now } }
}

interface Job {
  api: string
  bearer: string
  job: string
  since: number
}

async function look({ api, bearer, job, since }: Job, ids: readonly string[], means: Means): Promise<Told> {
  const answer = await ask(api, `Bearer ${bearer}`, { path: `/2/compliance/jobs/${job}` }, means)
  const now = means.clock().getTime()
  if (answer.kind === 'declined') return { kind: 'closed' }
  if (answer.kind === 'later') return { kind: 'under-way', at: answer.at, pending: { job, since } }
  const about = answer.kind === 'there' ? thingOf(answer.value.data) : null
  const status = textOf(about?.status)
  if (status === 'complete') return (await fetched(textOf(about?.download_url), ids, means)) ?? { kind: 'closed' }
  const over = ['failed', 'expired'].includes(status) || now - since > patience
  return over ? { kind: 'closed' } : { kind: 'under-way', at: new Date(now + wait), pending: { job, since } }
}

/** One JSON object a line; only those of which we asked. Cut short it tells too little: then each is looked at. */
async function fetched(url: string, ids: readonly string[], means: Means): Promise<Told | null> {
  const from = webUrl(url)
  const reached = from ? await means.reach({ url: from, mostBytes }) : null
  if (reached?.kind !== 'answered' || reached.status !== 200) return null
  const lines = decodeText(reached.body, 'text/plain; charset=utf-8')
    .text.split('\n')
    .filter((line) => line.trim())
  const told = lines.map(parsed)
  if (told.some((one) => one === null)) return null
  const must = new Set(told.filter((one) => textOf(one?.action) === 'delete').map((one) => textOf(one?.id)))
  return { kind: 'gone', ids: ids.filter((id) => must.has(id)) }
}

/** Whoever may not, or has no plan for it, looks at each post. X works on one job at a time: that is waited for. */
function declined(answer: Exclude<Answer, { kind: 'there' }>): Told {
  if (answer.kind === 'declined') return { kind: 'closed' }
  return answer.kind === 'later' && answer.why === 'spent' ? { kind: 'closed' } : unheardFor(answer)
}

function parsed(line: string): Thing | null {
  try {
    return thingOf(JSON.parse(line))
  } catch {
    return null
  }
}
