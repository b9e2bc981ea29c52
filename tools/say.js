/** Words said before anything is installed: on stderr, so that what a command prints stays clean. */
const { LC_ALL, LC_MESSAGES, LANG } = process.env
const french = (LC_ALL || LC_MESSAGES || LANG || '').startsWith('fr')

/** @param {{ fr: string, en: string }} sentence */
export const worded = (sentence) => (french ? sentence.fr : sentence.en)

/** @param {{ fr: string, en: string }} sentence */
export function say(sentence) {
  process.stderr.write(`${worded(sentence)}\n`)
}

/** A sentence for a person, not a bug: printed without a stack. */
export class PlainWords extends Error {}

/** @param {{ fr: string, en: string }} sentence */
export function refuse(sentence) {
  throw new PlainWords(worded(sentence))
}

/** Runs a whole program of ours and ends with its exit code. @param {() => Promise<number>} program */
export async function runAsProgram(program) {
  try {
    process.exitCode = await program()
  } catch (error) {
    process.stderr.write(`${error instanceof PlainWords ? error.message : (error.stack ?? error)}\n`)
    process.exitCode = 1
  }
}
