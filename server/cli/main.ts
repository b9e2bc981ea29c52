/** The program: one command a word. `bin/insuffleur.js` brings Node 24 and hands over to it. */
import { type Words, wordsIn } from '#words'
import { readSettings } from '../settings.ts'
import { sentenceFor } from './sentence-for.ts'
import { start } from './start.ts'

type Command = (
  args: readonly string[],
  settings: ReturnType<typeof readSettings>,
  words: Words['cli'],
) => Promise<void>

const commands: Record<string, Command> = {
  start: (_args, settings, words) => start(settings, words),
}

const [name = 'help', ...args] = process.argv.slice(2)
const language = /^fr/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '') ? 'fr' : 'en'
const words = wordsIn(language).cli
try {
  const command = commands[name]
  if (command) await command(args, readSettings(), words)
  else {
    const asked = ['help', '--help', '-h'].includes(name)
    process[asked ? 'stdout' : 'stderr'].write(`${asked ? '' : `${words.unknownCommand(name)}\n`}${words.usage}\n`)
    process.exitCode = asked ? 0 : 1
  }
} catch (cause) {
  process.stderr.write(`${sentenceFor(cause, words)}\n`)
  process.exitCode = 1
}
