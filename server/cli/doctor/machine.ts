import { createHash } from 'node:crypto'
import { readFile, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { isLoopback, type Settings, screensDir } from '../../settings.ts'
import { type DoctorWords, type Finding, trouble, well } from './finding.ts'

const leastFree = 1024 ** 3

/** Node, the libraries, the screens. */
export async function programFindings(root: string, words: DoctorWords): Promise<Finding[]> {
  const [major, minor] = process.versions.node.split('.').map(Number)
  const fits = major! > 24 || (major === 24 && minor! >= 12)
  return [
    fits ? well(words.nodeFits(process.version)) : trouble(words.nodeOld(process.version)),
    (await librariesFit(root)) ? well(words.librariesFit) : trouble(words.librariesStale),
    screensDir(root) ? well(words.screensThere) : trouble(words.noScreens),
  ]
}

/** The stamp of `tools/set-up.js` names the lockfile it installed. */
async function librariesFit(root: string): Promise<boolean> {
  try {
    const stamp = JSON.parse(await readFile(join(root, 'node_modules', '.insuffleur-stamp'), 'utf8'))
    const lock = await readFile(join(root, 'package-lock.json'))
    return stamp.lock === createHash('sha256').update(lock).digest('hex')
  } catch {
    return false
  }
}

/** The folder of the data: who may enter, how much room is left, who may read the key. */
export async function folderFindings(dataDir: string, settings: Settings, words: DoctorWords): Promise<Finding[]> {
  const findings: Finding[] = []
  const folder = await modeOf(dataDir)
  if (folder !== null) {
    findings.push(folder & 0o007 ? trouble(words.folderOpen(dataDir)) : well(words.folderFits(dataDir)))
    const { bavail, bsize } = await statfs(dataDir)
    const free = bavail * bsize
    findings.push(free < leastFree ? trouble(words.diskLow(inGb(free))) : well(words.diskFits(inGb(free))))
  }
  for (const name of ['key', 'postgresql.password']) {
    if (name === 'key' ? settings.key : settings.databaseUrl) continue
    const path = join(dataDir, name)
    const mode = await modeOf(path)
    if (mode === null) findings.push(trouble(words.fileMissing(path)))
    else findings.push(mode & 0o077 ? trouble(words.fileOpen(path)) : well(words.fileFits(path)))
  }
  return findings
}

/** Windows knows no such modes: there the folder's own rights decide. */
async function modeOf(path: string): Promise<number | null> {
  return stat(path).then(
    ({ mode }) => (process.platform === 'win32' ? 0 : mode),
    () => null,
  )
}

const inGb = (bytes: number) => Math.round(bytes / 1024 ** 2 / 102.4) / 10

/** Whether the links we write lead to where we listen. */
export function addressFindings({ host, publicUrl, trustProxy }: Settings, words: DoctorWords): Finding[] {
  const { hostname, protocol } = new URL(publicUrl)
  const here = isLoopback(hostname.replace(/^\[|\]$/g, ''))
  if (here && !isLoopback(host)) return [trouble(words.linksLeadHere(publicUrl, host))]
  if (!here && protocol !== 'https:') return [trouble(words.linksUnsealed(publicUrl))]
  if (!here && trustProxy === 0) return [trouble(words.proxyUnknown(publicUrl))]
  return [well(words.linksFit(publicUrl))]
}
