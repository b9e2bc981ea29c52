/** What has a Page bring its news to the app (`subscribed_apps`): one list for all that speak through that Page. */
import { type Means, type Unconnected } from '#channel'
import { type Answer, ask, type Graph } from './graph.ts'
import { whyNot } from './joins.ts'
import { thingsOf } from './thing.ts'

/** What is said where everybody reads it. */
const open = ['feed', 'mention']
/** What is said in private is a right of its own. */
const alone = ['messages', 'message_echoes', 'message_edits']

type Not = { kind: 'not-connected'; why: Unconnected; detail: string; field: null }

/**
 * Each asking replaces what was asked for before, and a Page and the Instagram account linked to it are one in this: both ask
 * for the very same, and where a right is missing for less only if nothing more stands. null: brought, or without that right.
 */
export async function haveNewsBrought(graph: Graph, page: string, means: Means): Promise<Not | null> {
  const all = await subscribe(graph, page, [...open, ...alone], means)
  if (!lacksRight(all)) return unlessThere(all)
  const standing = await standingFor(graph, page, means)
  if (open.every((field) => standing.includes(field))) return null
  const less = await subscribe(graph, page, [...new Set([...open, ...standing])], means)
  return lacksRight(less) ? null : unlessThere(less)
}

async function subscribe(graph: Graph, page: string, fields: readonly string[], means: Means): Promise<Answer> {
  const body = { subscribed_fields: fields.join() }
  return await ask(graph, { method: 'POST', path: `/${page}/subscribed_apps`, body }, means)
}

/** What this app has been asked to be brought there so far; nothing where the platform does not tell. */
async function standingFor(graph: Graph, page: string, means: Means): Promise<string[]> {
  const answer = await ask(graph, { path: `/${page}/subscribed_apps` }, means)
  const ours = answer.kind === 'there' ? thingsOf(answer.value.data).find(({ id }) => id === means.app?.id) : null
  const fields: unknown[] = Array.isArray(ours?.subscribed_fields) ? ours.subscribed_fields : []
  return fields.filter((field) => typeof field === 'string' && /^\w{1,60}$/.test(field)).slice(0, 100) as string[]
}

const lacksRight = (answer: Answer) => answer.kind === 'declined' && answer.what === 'rights'

function unlessThere(answer: Answer): Not | null {
  if (answer.kind === 'there') return null
  const detail = answer.kind === 'later' ? '' : answer.detail
  return { kind: 'not-connected', why: whyNot(answer), detail, field: null }
}
