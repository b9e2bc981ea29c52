/** The bytes that a request carries, read no further than `most` and no longer than `within` milliseconds. */
export async function readBytes(
  request: Request,
  most: number,
  within = 20_000,
): Promise<Uint8Array | 'too-heavy' | 'too-slow'> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return 'too-heavy'
  if (!request.body) return new Uint8Array()
  const reader = request.body.getReader()
  let slow = false
  const timer = setTimeout(() => {
    slow = true
    reader.cancel().catch(() => {})
  }, within)
  const parts: Uint8Array[] = []
  let bytes = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (slow) return 'too-slow'
      if (done) return new Uint8Array(Buffer.concat(parts, bytes))
      bytes += value.byteLength
      if (bytes > most) {
        await reader.cancel().catch(() => {})
        return 'too-heavy'
      }
      parts.push(value)
    }
  } finally {
    clearTimeout(timer)
  }
}
