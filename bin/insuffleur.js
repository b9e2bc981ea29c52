#!/usr/bin/env node
// Runs on any Node from 20 on, with nothing installed. Brings what is missing, then hands over to the program itself.
import module from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import v8 from 'node:v8'
import vm from 'node:vm'
import { broughtNode, nodeIsNewEnough, run, whenOrphaned } from '../tools/run.js'
import { refuse, runAsProgram } from '../tools/say.js'
import { ensureScreens } from '../tools/screens.js'
import { ensureSetUp } from '../tools/set-up.js'

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')
const program = fileURLToPath(new URL('../server/cli/main.ts', import.meta.url))
const args = process.argv.slice(2)

async function launch() {
  if (Number(process.versions.node.split('.')[0]) < 20)
    refuse({
      fr: `Il faut Node 20 ou plus récent ; celui-ci est ${process.version}.`,
      en: `Node 20 or newer is needed; this one is ${process.version}.`,
    })
  await ensureSetUp(root, 'production')
  if (args[0] === 'start') await ensureScreens(root)
  if (nodeIsNewEnough()) return await becomeTheProgram()
  const env = { ...process.env, INSUFFLEUR_PARENT: String(process.pid) }
  return await run(broughtNode(root), [fileURLToPath(import.meta.url), ...args], { env })
}

/** In this very process: one Node less in memory, and every signal arrives where it is meant to. */
async function becomeTheProgram() {
  // What a signal would have told us: the program ends as it does on SIGTERM.
  whenOrphaned(() => process.kill(process.pid, 'SIGTERM'))
  // Types are stripped once, not at each start: half the time to the first page, and the stripper stays out of memory.
  module.enableCompileCache(join(root, 'node_modules', '.cache', 'compile'))
  setTimeout(settle, 10_000).unref()
  process.argv[1] = program
  await import(pathToFileURL(program).href)
  return process.exitCode ?? 0
}

function settle() {
  module.flushCompileCache() // it is written at exit otherwise, which a kill -9 skips
  // Loading leaves V8 with twice the heap it needs, and an idle one never gives it back (measured: 50 MB).
  v8.setFlagsFromString('--expose-gc')
  vm.runInNewContext('gc')({ type: 'major', flavor: 'last-resort' })
}

await runAsProgram(launch)
