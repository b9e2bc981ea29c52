/** A million letters with accents, as a form encodes them, and some more: what is too long is still given back. */
export const mostBytes = 8 * 1024 * 1024
const withinMs = 30_000
const mostFields = 20

export type FormRead = { kind: 'read'; fields: URLSearchParams } | { kind: 'unreadable' | 'too-heavy' | 'too-slow' }

/** What a plain form carries (HTML, application/x-www-form-urlencoded), read no further than its bounds in size and time. */
export async function readForm(request: Request, most = mostBytes, within = withinMs): Promise<FormRead> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) return { kind: 'unreadable' }
  if (Number(request.headers.get('content-length') ?? 0) > most) return { kind: 'too-heavy' }
  if (!request.body) return { kind: 'unreadable' }
  const reader = request.body.getReader()
  let late = false
  const timer = setTimeout(() => {
    late = true
    reader.cancel().catch(() => undefined)
  }, within)
  const chunks: Uint8Array[] = []
  let bytes = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      bytes += value.byteLength
      if (bytes > most) {
        reader.cancel().catch(() => undefined)
        return { kind: 'too-heavy' }
      }
      chunks.push(value)
    }
  } catch {
    return { kind: late ? 'too-slow' : 'unreadable' }
  } finally {
    clearTimeout(timer)
  }
  if (late) return { kind: 'too-slow' }
  return fieldsOf(new TextDecoder().decode(Buffer.concat(chunks)))
}

function fieldsOf(text: string): FormRead {
  // Counted before anything is made of them: a megabyte of & would be a million fields.
  let fields = 1
  for (let at = text.indexOf('&'); at !== -1; at = text.indexOf('&', at + 1))
    if (++fields > mostFields) return { kind: 'unreadable' }
  return { kind: 'read', fields: new URLSearchParams(text) }
}
