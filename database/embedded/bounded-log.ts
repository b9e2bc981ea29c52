import { appendFileSync, renameSync, statSync } from 'node:fs'

/** A log that never takes more than two megabytes: the file, and the one before it as `.1`. */
export interface BoundedLog {
  write(chunk: Buffer): void
  /** The last words, for a sentence about what went wrong. */
  tail(): string
}

const maxBytes = 1_000_000
const tailLength = 4_000

export function boundedLog(path: string): BoundedLog {
  let size = sizeOf(path)
  let tail = ''
  return {
    write(chunk) {
      tail = (tail + chunk).slice(-tailLength)
      try {
        if (size > 0 && size + chunk.length > maxBytes) {
          renameSync(path, `${path}.1`)
          size = 0
        }
        appendFileSync(path, chunk, { mode: 0o600 })
        size += chunk.length
      } catch {
        // A full disk must not end the process over a log; the tail keeps the words.
      }
    },
    tail: () => tail,
  }
}

function sizeOf(path: string): number {
  try {
    return statSync(path).size
  } catch {
    return 0
  }
}
