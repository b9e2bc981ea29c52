/** The program: one command a word. `bin/insuffleur.js` brings Node 24 and hands over to it. */
import { type Words, wordsIn } from '#words'
import { readSettings, type Settings } from '../settings.ts'

type Command = (args: readonly string[], settings: Settings, words: Words) => Promise<void>

// Each is fetched when it is asked for, as what failed is when it is to be told: nobody waits for what is not needed.
const commands: Record<string, Command> = {
  start: async (_args, settings, { cli }) => (await import('./start.ts')).start(settings, cli),
  doctor: async (...given) => (await import('./doctor/doctor.ts')).doctor(...given),
  export: async (args, settings, { cli }) => (await import('./export.ts')).exportWorkspace(args, settings, cli),
  import: async (args, settings, { cli }) => (await import('./import.ts')).importWorkspace(args, settings, cli),
  backup: async (args, settings, { cli }) => (await import('./backup.ts')).backup(args, settings, cli),
  restore: async (args, settings, { cli }) => (await import('./restore.ts')).restore(args, settings, cli),
  'reset-password': async (args, settings, { cli }) =>
    (await import('./reset-password.ts')).resetPassword(args, settings, cli),
  'share-app': async (args, settings, { cli }) =>
    (await import('./share-app.ts')).shareApp(args, settings, cli, language),
  'unshare-app': async (args, settings, { cli }) =>
    (await import('./share-app.ts')).unshareApp(args, settings, cli, language),
}

const [name = 'help', ...args] = process.argv.slice(2)
const language = /^fr/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '') ? 'fr' : 'en'
const words = wordsIn(language)
try {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command) await command(args, readSettings(), words)
  else {
    const asked = ['help', '--help', '-h'].includes(name)
    process[asked ? 'stdout' : 'stderr'].write(
      `${asked ? '' : `${words.cli.unknownCommand(name)}\n`}${words.cli.usage}\n`,
    )
    process.exitCode = asked ? 0 : 1
  }
} catch (cause) {
  // Whoever read our output has heard enough.
  if ((cause as { code?: string }).code !== 'EPIPE') {
    const { sentenceFor } = await import('./sentence-for.ts')
    process.stderr.write(`${sentenceFor(cause, words.cli)}\n`)
  }
  process.exitCode = 1
}
