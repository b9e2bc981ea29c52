import { UnfitArchive } from './archive.ts'

/** A message may hold a megabyte, what a place sent a few; JSON and base64 make more of them. */
const longestLine = 64 * 1024 * 1024
const newline = 0x0a

export interface Line {
  number: number
  text: string
}

/** Whole lines of UTF-8, one at a time, however they were cut on the way. A last line without its end does not count. */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let number = 1
  let held: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    let from = 0
    for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, from)) {
      held.push(chunk.subarray(from, at))
      yield { number, text: textOf(decoder, held, number) }
      number++
      held = []
      length = 0
      from = at + 1
    }
    held.push(chunk.subarray(from))
    length += chunk.length - from
    if (length > longestLine) throw new UnfitArchive('too-long', number)
  }
  if (length) throw new UnfitArchive('broken-end', number)
}

function textOf(decoder: { decode(bytes?: Uint8Array): string }, held: readonly Uint8Array[], line: number): string {
  try {
    return decoder.decode(held.length === 1 ? held[0] : Buffer.concat(held))
  } catch {
    throw new UnfitArchive('not-json', line)
  }
}
