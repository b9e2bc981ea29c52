import { type Response } from 'undici'

/** Reads an answer as far as `mostBytes`, counted after decompression, so that a bomb stops as soon as it swells. */
export async function readBody(answer: Response, mostBytes: number): Promise<Uint8Array | 'too-large'> {
  if (!answer.body) return new Uint8Array()
  const declared = Number(answer.headers.get('content-length'))
  if (declared > mostBytes && !answer.headers.has('content-encoding')) {
    await leave(answer)
    return 'too-large'
  }
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of answer.body as AsyncIterable<Uint8Array>) {
    bytes += part.byteLength
    if (bytes > mostBytes) return 'too-large'
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts, bytes))
}

/** Leaves an answer unread without leaving its connection hanging. */
export async function leave(answer: Response): Promise<void> {
  await answer.body?.cancel().catch(() => {})
}
