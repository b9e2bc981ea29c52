#!/usr/bin/env node
// `npm test`: brings what is missing, builds the screens if they are stale, runs the whole suite on real PostgreSQL.
// `--peers`: instead, the channels against real servers that others wrote (test/peers), which it installs and starts.
// `--own-postgres`: the same on a server that is not the embedded one, as an owner who is no superuser.
// Other words go to Vitest as they are: `npm test -- desk/reason`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { goodNode, run } from './run.js'
import { PlainWords, runAsProgram } from './say.js'
import { ensureScreens } from './screens.js'
import { ensureSetUp } from './set-up.js'

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')
const args = process.argv.slice(2)
const ownPostgres = args.includes('--own-postgres')
const peers = args.includes('--peers')
const ours = ['--own-postgres', '--peers']

async function test() {
  try {
    await ensureSetUp(root, 'dev')
    await ensureScreens(root)
  } catch (error) {
    console.error(error instanceof PlainWords ? error.message : error)
    return closing({ passed: 0, failed: 1, skipped: 0 })
  }
  const results = mkdtempSync(join(tmpdir(), 'insuffleur-results-'))
  try {
    const file = join(results, 'results.json')
    const code = await vitest(file)
    return closing(counted(file, code))
  } finally {
    rmSync(results, { recursive: true, force: true })
  }
}

/** The last line, whatever happened; a run without tests has not passed. */
function closing({ passed, failed, skipped }) {
  console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`)
  return failed > 0 || passed === 0 ? 1 : 0
}

async function vitest(file) {
  const suite = [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json']
  const rest = [
    `--outputFile.json=${file}`,
    ...(peers ? ['--config', join(root, 'test', 'peers', 'vitest.config.ts')] : []),
    ...args.filter((word) => !ours.includes(word)),
  ]
  const before = ownPostgres ? [join(root, 'tools', 'own-postgres.js'), goodNode(root)] : []
  const PATH = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
  const env = { ...process.env, PATH, NODE_ENV: 'test', INSUFFLEUR_PARENT: String(process.pid) }
  return await run(goodNode(root), [...before, ...suite, ...rest], { cwd: root, env })
}

/** A file that could not be loaded and an error outside of any test count as failures too. */
function counted(file, code) {
  let report = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] }
  try {
    report = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    console.error('the test run ended before it could report')
  }
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  )
  const failed = report.numFailedTests + unloaded.length
  return {
    passed: report.numPassedTests,
    failed: failed || (code === 0 ? 0 : 1),
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

await runAsProgram(test)
