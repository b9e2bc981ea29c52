import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { type App, type AppKeys } from '#channel'
import { sealWith } from '#contact-point'
import { shareApp as keepShared } from '#platform'
import { knownApps } from '../main.ts'
import { type Settings } from '../settings.ts'
import { mustHaveBegun } from './installation.ts'
import { asOwner, type CliWords, inInstallation, mustBeOfToday, openLongIn, typed } from './one-shot.ts'
import { Said } from './said.ts'

const mostUnits = 4_000
type Spoken = 'fr' | 'en'

/**
 * Keeps the keys of one app for every workspace that has none of its own. They are asked for, or read as lines `key=value`
 * from a file or from what is piped in; never from the command line, which other users of the machine can read.
 */
export async function shareApp(args: readonly string[], settings: Settings, words: CliWords, language: Spoken) {
  const given = typed(args, words, { least: 1, most: 1, options: ['from'] })
  const app = appCalled(given.words[0]!, words)
  const keys = await keysOf(app, given.options.from, words, language)
  await keep(app, keys, settings, words)
  process.stderr.write(`${words.appShared(app.name[language])}\n`)
}

export async function unshareApp(args: readonly string[], settings: Settings, words: CliWords, language: Spoken) {
  const app = appCalled(typed(args, words, { least: 1, most: 1 }).words[0]!, words)
  await keep(app, null, settings, words)
  process.stderr.write(`${words.appUnshared(app.name[language])}\n`)
}

async function keep(app: App, keys: AppKeys | null, settings: Settings, words: CliWords): Promise<void> {
  mustHaveBegun(settings)
  // The key of the installation is needed as the desk has it: what another one sealed would open nothing there.
  await inInstallation(settings, { begins: true }, async (installation) => {
    await asOwner(installation.ownerUrl, (owner) => mustBeOfToday(owner, words))
    const seal = sealWith(installation.key.for('secrets of channels'))
    const database = openLongIn('write', installation)
    try {
      await database.within([], null, (db) => keepShared(db, seal, app.key, keys))
    } finally {
      await database.close()
    }
  })
}

function appCalled(called: string, words: CliWords): App {
  const apps = knownApps()
  const app = apps.find(({ key }) => key === called.toLowerCase())
  if (!app) throw new Said(words.noApp(called, apps.map(({ key }) => key).join(', ')))
  return app
}

async function keysOf(app: App, from: string | undefined, words: CliWords, language: Spoken): Promise<AppKeys> {
  const asks = from === undefined && process.stdin.isTTY
  const written = asks
    ? await asked(app, language)
    : inLines(from === undefined ? await text(process.stdin) : await readFile(from, 'utf8'))
  const stranger = Object.keys(written).find((key) => !app.form.some((field) => field.key === key))
  const wanted = app.form.map(({ key }) => key).join(', ')
  if (stranger !== undefined) throw new Said(words.noSuchKey(stranger, wanted))
  for (const { key, optional } of app.form)
    if (!written[key] && !optional) throw new Said(words.keyMissing(key, wanted))
  for (const [key, value] of Object.entries(written))
    if (value.length > mostUnits) throw new Said(words.keyTooLong(key, mostUnits))
  return written
}

/** Lines `key=value`; empty ones and those after `#` say nothing. */
function inLines(all: string): Record<string, string> {
  const lines = all.split(/\r?\n/).map((line) => line.trim())
  return Object.fromEntries(
    lines
      .filter((line) => line && !line.startsWith('#'))
      .map((line) => {
        const at = line.indexOf('=')
        return at < 0 ? [line, ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()]
      }),
  )
}

/** Each in turn; secrets are not shown as they are typed. */
async function asked(app: App, language: Spoken): Promise<Record<string, string>> {
  const written: Record<string, string> = {}
  for (const { key, label, kind } of app.form) {
    const output = kind === 'secret' ? new Writable({ write: (_chunk, _encoding, done) => done() }) : process.stderr
    const terminal = createInterface({ input: process.stdin, output, terminal: true })
    const question = `${label[language]}: `
    if (kind === 'secret') process.stderr.write(question)
    written[key] = (await terminal.question(kind === 'secret' ? '' : question)).trim()
    if (kind === 'secret') process.stderr.write('\n')
    terminal.close()
  }
  return written
}
