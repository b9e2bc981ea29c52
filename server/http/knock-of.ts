import { type Context } from 'hono'
import { type Knock } from '#channel'
import { type Clock, newId } from '#kernel'
import { readBytes } from './read-bytes.ts'

const mostBytes = 1024 * 1024
const mostHeaderBytes = 32 * 1024
/** They say who somebody is to us; a place at which one knocks knows nobody by them. */
const notKept = new Set(['cookie', 'authorization', 'proxy-authorization'])

/** What somebody brought to an address of ours, to the letter; an answer at once where it is too heavy or too slow. */
export async function knockOf(c: Context, clock: Clock): Promise<Knock | Response> {
  const body = await readBytes(c.req.raw, mostBytes)
  if (body === 'too-heavy') return c.text('too large\n', 413, { connection: 'close' })
  if (body === 'too-slow') return c.text('too slow\n', 408, { connection: 'close' })
  const url = new URL(c.req.url)
  return {
    id: newId(),
    at: clock(),
    method: c.req.method,
    path: `${url.pathname}${url.search}`,
    headers: keptHeaders(c.req.raw.headers),
    body,
  }
}

function keptHeaders(headers: Headers): Record<string, string> {
  const kept: Record<string, string> = {}
  let bytes = 0
  for (const [name, value] of headers) {
    bytes += name.length + value.length
    if (bytes > mostHeaderBytes) break
    if (!notKept.has(name)) kept[name] = value.replaceAll('\0', '').toWellFormed()
  }
  return kept
}
