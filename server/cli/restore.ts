import { createReadStream, existsSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { readAccounts, readArchive, readHeader, readLines, UnfitArchive } from '#archive'
import { type Db, type Jobs } from '#database'
import { isId, systemClock } from '#kernel'
import { cleanHtml } from '#reading'
import { keyOf } from '../key.ts'
import { type Settings } from '../settings.ts'
import { backupFormat, keyPrint, type Manifest } from './backup.ts'
import { wakeWork, withJobs } from './import.ts'
import { type Installation } from './installation.ts'
import { asOwner, bringToToday, type CliWords, deskRuns, inInstallation, openLongIn, typed } from './one-shot.ts'
import { Said } from './said.ts'

/** Reads a backup into an installation where nothing is yet: all of it, or nothing. */
export async function restore(args: readonly string[], settings: Settings, words: CliWords): Promise<void> {
  const folder = resolve(typed(args, words, { least: 1, most: 1 }).words[0]!)
  const manifest = await manifestIn(folder, words)
  await inInstallation(settings, { begins: true }, async (installation) => {
    await mustBeEmpty(installation, words)
    const withKey = await withItsKey(installation, manifest, folder, settings, words)
    await bringToToday(withKey, words)
    const database = openLongIn('write', withKey)
    try {
      const ids = manifest.workspaces.map(({ id }) => id)
      const accounts = await withJobs(database.appUrl, (jobs) =>
        database.within(ids, null, (db) => readAll(db, jobs, manifest, folder)),
      )
      process.stdout.write(`${words.restored(accounts, ids.length, manifest.at)}\n`)
    } finally {
      await database.close()
    }
  })
}

async function manifestIn(folder: string, words: CliWords): Promise<Manifest> {
  let manifest: Manifest
  try {
    manifest = JSON.parse(await readFile(join(folder, 'backup.json'), 'utf8'))
  } catch {
    throw new Said(words.noBackup(folder))
  }
  const { workspaces } = manifest ?? {}
  if (manifest?.format !== backupFormat || !Array.isArray(workspaces) || !workspaces.every((one) => isId(one?.id)))
    throw new Said(words.noBackup(folder))
  if (manifest.version > 1) throw new Said(words.newerThanWe)
  const files = ['accounts.jsonl', ...manifest.workspaces.map(archiveOf)]
  const missing = files.find((name) => !existsSync(join(folder, name)))
  if (missing) throw new Said(words.backupLacks(missing))
  return manifest
}

const archiveOf = ({ id }: { id: string }) => join('workspaces', `${id}.jsonl`)

async function mustBeEmpty({ ownerUrl, joined }: Installation, words: CliWords): Promise<void> {
  await asOwner(ownerUrl, async (owner) => {
    if (joined || (await deskRuns(owner))) throw new Said(words.stopFirst)
    const begun = await owner.query(`select to_regclass('public.removal') is not null as begun`)
    if (!begun.rows[0].begun) return
    const { rows } = await owner.query(
      'select exists (select from auth_user) or exists (select from workspace) as full',
    )
    if (rows[0].full) throw new Said(words.notEmpty)
  })
}

/** What is locked with a key is of no use without it: an empty installation takes the key of its backup. */
async function withItsKey(
  installation: Installation,
  manifest: Manifest,
  folder: string,
  settings: Settings,
  words: CliWords,
): Promise<Installation> {
  if (keyPrint(installation.key) === manifest.keyPrint) return installation
  if (settings.key || !manifest.key) throw new Said(words.otherKey)
  const hex = (await readFile(join(folder, 'key'), 'utf8').catch(() => '')).trim()
  if (!/^[0-9a-f]{64}$/i.test(hex) || keyPrint(keyOf(hex)) !== manifest.keyPrint)
    throw new Said(words.backupLacks('key'))
  const fresh = join(installation.dataDir, `key.${process.pid}`)
  await writeFile(fresh, `${hex}\n`, { mode: 0o600, flag: 'wx', flush: true })
  await rename(fresh, join(installation.dataDir, 'key'))
  return { ...installation, key: keyOf(hex) }
}

async function readAll(db: Db, jobs: Jobs, manifest: Manifest, folder: string): Promise<number> {
  const lines = (name: string) => readLines(createReadStream(join(folder, name)))
  const accounts = await readAccounts(db, lines('accounts.jsonl')).catch(inFile('accounts.jsonl'))
  for (const workspace of manifest.workspaces) {
    const archive = lines(archiveOf(workspace))
    try {
      const header = await readHeader(archive)
      if (header.workspace.id !== workspace.id) throw new UnfitArchive('not-an-archive', 1)
      await readArchive(db, header, archive, { clock: systemClock, cleanHtml })
      await wakeWork(db, jobs, header)
    } catch (cause) {
      inFile(archiveOf(workspace))(cause)
    } finally {
      await archive.return(undefined)
    }
  }
  return accounts
}

const inFile =
  (file: string) =>
  (cause: unknown): never => {
    throw cause instanceof UnfitArchive
      ? new UnfitArchive(cause.why, cause.line, `${cause.detail} ${file}`.trim())
      : cause
  }
