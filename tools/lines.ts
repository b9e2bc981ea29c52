import { type Readable } from 'node:stream'

export interface Line {
  /** From 1, as editors count. */
  number: number
  text: string
}

/** Lines of UTF-8 that end with a line feed: a line separator inside a JSON string is no end. Blank ones are left out. */
export async function* linesOf(input: Readable | AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const decoder = new TextDecoder()
  let number = 0
  let pieces: string[] = []
  for await (const chunk of input) {
    const parts = decoder.decode(chunk as Uint8Array, { stream: true }).split('\n')
    for (const part of parts.slice(0, -1)) {
      pieces.push(part)
      number++
      const text = pieces.join('').trim()
      pieces = []
      if (text) yield { number, text }
    }
    pieces.push(parts.at(-1)!)
  }
  const text = (pieces.join('') + decoder.decode()).trim()
  if (text) yield { number: number + 1, text }
}

/** What a line says, or a sentence on stderr with its number and a failure at the end: the rest is still read. */
export function parsed<T>({ number, text }: Line, check: (value: unknown) => T | string, file = ''): T | null {
  const found = readJson(text, check)
  if (typeof found !== 'string') return found
  process.stderr.write(`${file && `${file}: `}line ${number}: ${found}\n`)
  process.exitCode = 1
  return null
}

function readJson<T>(text: string, check: (value: unknown) => T | string): T | string {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return 'not JSON'
  }
  // Outside: a fault of ours is no fault of the line.
  return check(value)
}

/** Writes, and waits where the reader is slow. */
export async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await new Promise<void>((resolve) => process.stdout.once('drain', () => resolve()))
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isId = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number'
