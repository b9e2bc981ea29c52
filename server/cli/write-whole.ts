import { createWriteStream, rmSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Writes a file whole or not at all, for its owner's eyes only: it holds people's words. */
export async function writeWhole(path: string, pieces: AsyncIterable<string>): Promise<void> {
  const unfinished = `${path}.unfinished-${process.pid}`
  const clear = () => rmSync(unfinished, { force: true })
  process.once('exit', clear)
  try {
    const file = createWriteStream(unfinished, { mode: 0o600, flags: 'wx', flush: true })
    await pipeline(Readable.from(pieces, { highWaterMark: 1 }), file)
    await rename(unfinished, path)
  } finally {
    process.off('exit', clear)
    clear()
  }
}

/** To the output, at the pace of whoever reads it. */
export async function writeOut(pieces: AsyncIterable<string>): Promise<void> {
  await pipeline(Readable.from(pieces, { highWaterMark: 1 }), process.stdout, { end: false })
}
