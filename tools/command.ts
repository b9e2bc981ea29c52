/** A sentence for a person, not a bug: printed without a stack. */
export class PlainWords extends Error {}

/** Runs a command: it ends with 1 where a line could not be read or the whole could not be done. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  // A reader that went away (`| head`) ends it quietly.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
  try {
    await command()
  } catch (error) {
    const plain = error instanceof PlainWords || String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS')
    process.stderr.write(`${plain ? (error as Error).message : ((error as Error).stack ?? error)}\n`)
    process.exitCode = 1
  }
}
