import { Refusal } from '#kernel'

/** The longest thing one may say is 20,000 UTF-16 units; escaped and with its ids it stays below this. */
const maxBytes = 256 * 1024

/** The JSON that a request carries, read no further than its bound. */
export async function readJson(request: Request, most = maxBytes): Promise<unknown> {
  const type = request.headers.get('content-type') ?? ''
  // A form on another site can send text/plain without asking; it cannot send JSON.
  if (!/^application\/([\w.-]+\+)?json\s*(;|$)/i.test(type)) throw new Refusal('request.not-json', 400)
  const text = await readText(request, most)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Refusal('request.not-json', 400)
  }
  if (!storable(value)) throw new Refusal('request.unstorable', 422)
  return value
}

async function readText(request: Request, most: number): Promise<string> {
  const tooLong = () => new Refusal('request.too-long', 413, { kilobytes: Math.floor(most / 1024) })
  if (Number(request.headers.get('content-length') ?? 0) > most) throw tooLong()
  if (!request.body) return ''
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let bytes = 0
  let text = ''
  try {
    for await (const chunk of request.body) {
      bytes += chunk.byteLength
      if (bytes > most) throw tooLong()
      text += decoder.decode(chunk, { stream: true })
    }
    return text + decoder.decode()
  } catch (cause) {
    if (cause instanceof TypeError) throw new Refusal('request.not-json', 400)
    throw cause
  }
}

/** Nothing in the contract stands deeper than this. */
const deepest = 30

/** PostgreSQL keeps neither NUL nor half a surrogate pair, in text or in jsonb. */
export function storable(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return !value.includes('\0') && value.isWellFormed()
  if (!value || typeof value !== 'object') return true
  if (depth === deepest) throw new Refusal('request.not-json', 400)
  if (Array.isArray(value)) return value.every((inner) => storable(inner, depth + 1))
  return Object.entries(value).every(([key, inner]) => storable(key) && storable(inner, depth + 1))
}
