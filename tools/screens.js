import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { alone } from './alone.js'
import { goodNode, run } from './run.js'
import { refuse, say } from './say.js'

const sources = ['web', 'widget', 'words', 'contract', 'kernel']
const notSources = new Set(['dist', 'node_modules'])

/** Builds the screens if a source changed since the last time. Cheap when none did. @param {string} root */
export async function ensureScreens(root) {
  if (!existsSync(join(root, 'web', 'vite.config.ts'))) return
  if (isFresh(root)) return
  await alone(root, {}, async (lock) => {
    if (!isFresh(root)) await build(root, lock)
  })
}

const stampIn = (root) => join(root, 'web', 'dist', '.stamp')

function isFresh(root) {
  return existsSync(stampIn(root)) && readFileSync(stampIn(root), 'utf8') === fingerprint(root)
}

async function build(root, lock) {
  say({ fr: 'Les écrans ont changé : on les construit.', en: 'The screens have changed: building them.' })
  const before = fingerprint(root) // a file saved during the build makes the next start build again
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const stdio = ['ignore', process.stderr, process.stderr]
  if (lock !== undefined) stdio.push(lock)
  const args = [vite, 'build', '--config', 'web/vite.config.ts', '--logLevel', 'error']
  const code = await run(goodNode(root), args, { cwd: root, stdio })
  if (code !== 0)
    refuse({
      fr: 'Les écrans n’ont pas pu être construits (détails ci-dessus).',
      en: 'The screens could not be built (details above).',
    })
  mkdirSync(join(root, 'web', 'dist'), { recursive: true })
  writeFileSync(stampIn(root), before)
}

/** Names, sizes and dates, not contents: hundreds of files in a few milliseconds. */
function fingerprint(root) {
  const hash = createHash('sha256')
  const add = (path) => {
    const { size, mtimeMs } = statSync(path)
    hash.update(`${path}\0${size}\0${mtimeMs}\n`)
  }
  const walk = (folder) => {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
    for (const entry of entries) {
      if (notSources.has(entry.name) || entry.name.startsWith('.')) continue
      const path = join(folder, entry.name)
      if (entry.isDirectory()) walk(path)
      else add(path)
    }
  }
  for (const folder of sources) if (existsSync(join(root, folder))) walk(join(root, folder))
  add(join(root, 'package-lock.json'))
  return hash.digest('hex')
}
