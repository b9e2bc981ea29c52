import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { alone } from './alone.js'
import { broughtNode, nodeIsNewEnough, run } from './run.js'
import { refuse, say } from './say.js'

/** @typedef {'production' | 'dev'} Kind What is installed: what running needs, or also what testing needs. */

/** Brings what is missing, once. Cheap when nothing is. @param {string} root @param {Kind} wanted */
export async function ensureSetUp(root, wanted) {
  if (isSetUp(root, wanted)) return
  const onWait = () =>
    say({
      fr: 'Une autre mise en place est en cours ici : on l’attend.',
      en: 'Another set-up is under way here: waiting for it.',
    })
  await alone(root, { onWait }, async (lock) => {
    if (isSetUp(root, wanted)) return
    await install(root, wanted, lock)
  })
}

/** @param {string} root @param {Kind} wanted */
function isSetUp(root, wanted) {
  if (!nodeIsNewEnough() && !existsSync(broughtNode(root))) return false
  const stamp = readJson(stampIn(root)) ?? adopted(root)
  return stamp?.lock === lockHash(root) && (stamp.kind === 'dev' || stamp.kind === wanted)
}

const stampIn = (root) => join(root, 'node_modules', '.insuffleur-stamp')
const lockHash = (root) =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')

/** Somebody ran `npm ci` by hand: npm notes what it installed only once all of it stands. */
function adopted(root) {
  const installed = readJson(join(root, 'node_modules', '.package-lock.json'))?.packages
  if (!installed) return undefined
  const { packages } = readJson(join(root, 'package-lock.json'))
  const entries = Object.entries(packages).filter(([path, { optional }]) => path && !optional)
  const stands = ([path, { version }]) =>
    installed[path]?.version === version && existsSync(join(root, path, 'package.json'))
  if (!entries.filter(([, { dev }]) => !dev).every(stands)) return undefined
  const stamp = { lock: lockHash(root), kind: entries.every(stands) ? 'dev' : 'production' }
  writeStamp(root, stamp)
  return stamp
}

async function install(root, wanted, lock) {
  say({
    fr: 'Insuffleur apporte ce qui lui manque (Node 24, PostgreSQL, bibliothèques) : moins d’une minute, une seule fois.',
    en: 'Insuffleur brings what is missing (Node 24, PostgreSQL, libraries): less than a minute, only once.',
  })
  const before = readJson(stampIn(root))
  rmSync(stampIn(root), { force: true })
  const quiet = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error']
  // A server may be running from these very files: then add to them. `npm ci` would clear them first.
  const adding = before?.lock === lockHash(root) && before.kind === 'production'
  const code = adding
    ? await npm(root, ['install', '--include=dev', '--no-save', ...quiet], lock)
    : await npm(root, ['ci', wanted === 'dev' ? '--include=dev' : '--omit=dev', ...quiet], lock)
  if (code !== 0) {
    if (adding) writeStamp(root, before)
    refuse({
      fr: `npm n’a pas pu tout apporter (code ${code}, détails ci-dessus). Vérifiez le réseau et la place sur le disque, puis recommencez : rien n’est perdu.`,
      en: `npm could not bring everything (code ${code}, details above). Check the network and the disk, then start again: nothing is lost.`,
    })
  }
  if (!existsSync(broughtNode(root)) && !nodeIsNewEnough())
    refuse({
      fr: 'npm est réglé pour ne pas exécuter les scripts d’installation, or Node 24 arrive par l’un d’eux. Lancez « npm rebuild node --ignore-scripts=false », puis recommencez.',
      en: 'npm is set to run no install scripts, and Node 24 comes by one. Run `npm rebuild node --ignore-scripts=false`, then start again.',
    })
  writeStamp(root, { lock: lockHash(root), kind: wanted })
}

async function npm(root, args, lock) {
  // Run by npm, we know where it is; run by hand, it is on the path (a .cmd on Windows, which needs a shell).
  const cli = process.env.npm_execpath
  const [program, first] = cli?.endsWith('.js') ? [process.execPath, [cli]] : ['npm', []]
  const stdio = ['ignore', process.stderr, process.stderr]
  if (lock !== undefined) stdio.push(lock)
  return await run(program, [...first, ...args], {
    cwd: root,
    stdio,
    shell: program === 'npm' && process.platform === 'win32',
  })
}

function writeStamp(root, stamp) {
  mkdirSync(join(root, 'node_modules'), { recursive: true })
  writeFileSync(stampIn(root), `${JSON.stringify(stamp)}\n`)
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
