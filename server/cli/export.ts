import { resolve } from 'node:path'
import { type Written, writeArchive } from '#archive'
import { type Settings } from '../settings.ts'
import { asOwner, type CliWords, inInstallation, mustBeOfToday, openLongIn, typed } from './one-shot.ts'
import { workspaceCalled } from './workspace-called.ts'
import { writeOut, writeWhole } from './write-whole.ts'

/** Writes a workspace to a file or to the output, while the desk goes on. */
export async function exportWorkspace(args: readonly string[], settings: Settings, words: CliWords): Promise<void> {
  const { words: asked, options } = typed(args, words, { least: 1, most: 1, options: ['to'] })
  await inInstallation(settings, { begins: false }, async (installation) => {
    await asOwner(installation.ownerUrl, (owner) => mustBeOfToday(owner, words))
    const workspace = await workspaceCalled(installation.ownerUrl, asked[0]!, words)
    const database = openLongIn('read', installation)
    try {
      await database.within([workspace.id], null, async (db) => {
        let written: Written = { lines: 0 }
        const pieces = (async function* () {
          written = yield* writeArchive(db, workspace.id, { secrets: false })
        })()
        const to = options.to === undefined ? null : resolve(options.to)
        await (to ? writeWhole(to, pieces) : writeOut(pieces))
        process.stderr.write(`${words.exported(workspace.name, written.lines, to)}\n`)
      })
    } finally {
      await database.close()
    }
  })
}
