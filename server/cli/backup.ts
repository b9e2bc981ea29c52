import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { copyFile, mkdir, rename } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { writeAccounts, writeArchive } from '#archive'
import { type Db, migrationNames } from '#database'
import { type Key } from '../key.ts'
import { type Settings } from '../settings.ts'
import { asOwner, type CliWords, inInstallation, mustBeOfToday, openLongIn, typed } from './one-shot.ts'
import { Said } from './said.ts'
import { type Called } from './workspace-called.ts'
import { writeWhole } from './write-whole.ts'

export const backupFormat = 'insuffleur-backup'

/** What a backup is: docs/decisions/0005. */
export interface Manifest {
  format: typeof backupFormat
  version: number
  schema: string
  at: string
  workspaces: { id: string; name: string; lines: number }[]
  /** The key is in the folder; otherwise it stands in INSUFFLEUR_KEY. */
  key: boolean
  /** Tells one key from another without being one. */
  keyPrint: string
}

export const keyPrint = (key: Key): string =>
  createHash('sha256').update(key.for('secrets of channels')).digest('hex').slice(0, 16)

/** Everything, at one moment, in one folder: accounts, workspaces and the key that their secrets are locked by. */
export async function backup(args: readonly string[], settings: Settings, words: CliWords): Promise<void> {
  const [asked] = typed(args, words, { least: 0, most: 1 }).words
  const at = new Date()
  const folder = resolve(asked ?? `insuffleur-${at.toISOString().slice(0, 16).replace(':', '')}`)
  if (existsSync(folder) && readdirSync(folder).length) throw new Said(words.folderNotEmpty(folder))
  await inInstallation(settings, { begins: false }, async (installation) => {
    const all = await asOwner(installation.ownerUrl, async (owner) => {
      await mustBeOfToday(owner, words)
      return (await owner.query<Called>('select id, name from workspace order by id')).rows
    })
    const database = openLongIn('read', installation)
    try {
      const workspaces = await unfinished(folder, (part) =>
        database.within(
          all.map(({ id }) => id),
          null,
          async (db) => {
            await writeWhole(join(part, 'accounts.jsonl'), writeAccounts(db))
            const written = await writeAll(db, part, all)
            const keyFile = settings.key ? null : join(installation.dataDir, 'key')
            if (keyFile) await copyFile(keyFile, join(part, 'key')).then(() => chmodSync(join(part, 'key'), 0o600))
            const manifest: Manifest = {
              format: backupFormat,
              version: 1,
              schema: migrationNames.at(-1)!,
              at: at.toISOString(),
              workspaces: written,
              key: keyFile !== null,
              keyPrint: keyPrint(installation.key),
            }
            await writeWhole(join(part, 'backup.json'), once(`${JSON.stringify(manifest, null, 2)}\n`))
            return written
          },
        ),
      )
      process.stdout.write(`${words.backedUp(workspaces.length, folder)}\n`)
      process.stdout.write(`${settings.key ? words.backupWithoutKey : words.backupWithKey}\n`)
    } finally {
      await database.close()
    }
  })
}

async function writeAll(db: Db, folder: string, all: readonly Called[]): Promise<Manifest['workspaces']> {
  await mkdir(join(folder, 'workspaces'), { mode: 0o700 })
  const written: Manifest['workspaces'] = []
  for (const { id, name } of all) {
    let lines = 0
    const pieces = (async function* () {
      lines = (yield* writeArchive(db, id, { secrets: true })).lines
    })()
    await writeWhole(join(folder, 'workspaces', `${id}.jsonl`), pieces)
    written.push({ id, name, lines })
  }
  return written
}

/** A folder that bears its name only once it is whole. */
async function unfinished<T>(folder: string, work: (part: string) => Promise<T>): Promise<T> {
  const part = join(dirname(folder), `.insuffleur-backup-${process.pid}`)
  const clear = () => rmSync(part, { recursive: true, force: true })
  process.once('exit', clear)
  try {
    mkdirSync(part, { mode: 0o700, recursive: false })
    chmodSync(part, 0o700)
    const done = await work(part)
    rmSync(folder, { recursive: true, force: true })
    await rename(part, folder)
    return done
  } finally {
    process.off('exit', clear)
    clear()
  }
}

async function* once(text: string): AsyncGenerator<string> {
  yield text
}
