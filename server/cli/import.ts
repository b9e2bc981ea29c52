import { createReadStream } from 'node:fs'
import { type Colleague, type Header, messagesNotRead, readArchive, readHeader, readLines } from '#archive'
import { type Db, type Jobs, openJobs, ring } from '#database'
import { type Id, systemClock } from '#kernel'
import { cleanHtml } from '#reading'
import { type Settings } from '../settings.ts'
import { bringToToday, type CliWords, inInstallation, openLongIn, typed } from './one-shot.ts'

/** Reads an exported workspace: all of it, or nothing. */
export async function importWorkspace(args: readonly string[], settings: Settings, words: CliWords): Promise<void> {
  const [file] = typed(args, words, { least: 1, most: 1 }).words
  const lines = readLines(file === '-' ? process.stdin : createReadStream(file!))
  try {
    // The first line before anything is begun: a wrong file leaves nothing behind.
    const header = await readHeader(lines)
    await inInstallation(settings, { begins: true }, async (installation) => {
      await bringToToday(installation, words)
      const database = openLongIn('write', installation)
      try {
        const { made, lines: read } = await withJobs(database.appUrl, (jobs) =>
          database.within([header.workspace.id], null, async (db) => {
            const told = await readArchive(db, header, lines, { clock: systemClock, cleanHtml })
            await wakeWork(db, jobs, header)
            return told
          }),
        )
        process.stdout.write(`${words.imported(header.workspace.name, read)}\n${accountsMade(made, words)}`)
      } finally {
        await database.close()
      }
    })
  } finally {
    await lines.return(undefined)
  }
}

export async function withJobs<T>(appUrl: string, work: (jobs: Jobs) => Promise<T>): Promise<T> {
  const jobs = openJobs(appUrl, () => undefined)
  await jobs.start()
  try {
    return await work(jobs)
  } finally {
    await jobs.stop()
  }
}

const atOnce = 500

/** What waited to be read for reasons waits here again; all other work is found by the clockwork. */
export async function wakeWork(db: Db, jobs: Jobs, { workspace }: Header): Promise<void> {
  let last: Id<'message'> | null = null
  for (;;) {
    const messages: Id<'message'>[] = await messagesNotRead(db, workspace.id, last, atOnce)
    if (messages.length) await jobs.send(db, 'understand', `after ${last}`, { workspace: workspace.id, messages })
    if (messages.length < atOnce) break
    last = messages.at(-1)!
  }
  // What an earlier version had read is read again: where nothing is old, it costs one look.
  await jobs.send(db, 'understand', 'again from the first', { workspace: workspace.id, again: null })
  await ring(db, { workspace: workspace.id, kind: 'team', conversations: [] })
}

function accountsMade(made: readonly Colleague[], words: CliWords): string {
  if (!made.length) return ''
  const lines = made.map(({ name, email }) => `  ${name} <${email}>`)
  return `${[words.accountsMade(made.length), ...lines, words.givePassword].join('\n')}\n`
}
