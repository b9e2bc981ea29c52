#!/usr/bin/env node
// The walls between rooms, checked by dependency-cruiser under the rules of .dependency-cruiser.cjs.
// Takes another root as its argument: the test of the walls plants faults in a copy.
import { execFile } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const home = fileURLToPath(new URL('..', import.meta.url))
const root = resolve(process.argv[2] ?? home)
const folders = [
  'kernel',
  'contract',
  'words',
  'understanding',
  'originality',
  'channels',
  'database',
  'desk',
  'server',
  'web',
  'widget',
  'test',
  'bench',
  'tools',
]

const { summary } = await cruised()
// A cruiser that cannot read TypeScript says "no violations": then it saw almost no imports.
if (summary.totalDependenciesCruised < summary.totalCruised)
  throw new Error(
    `the walls were not checked: ${summary.totalCruised} files, ${summary.totalDependenciesCruised} imports seen`,
  )

const screams = [...summary.violations.filter(({ rule }) => rule.severity === 'error').map(worded), ...screenTypes()]
for (const scream of [...new Set(screams)].sort()) console.log(scream)
console.log(
  `walls: ${summary.totalCruised} files, ${summary.totalDependenciesCruised} imports, ${screams.length} through a wall`,
)
process.exitCode = screams.length ? 1 : 0

async function cruised() {
  const bin = join(home, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs')
  const present = folders.filter((folder) => existsSync(join(root, folder)))
  const args = [bin, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...present]
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 1 << 28 }).catch(
    (error) => {
      if (error.stdout) return error // it exits with the number of violations
      throw new Error(`the walls could not be checked: ${error.stderr}`)
    },
  )
  return JSON.parse(stdout)
}

function worded({ rule, from, to, cycle }) {
  const path = cycle ? [from, ...cycle.map(({ name }) => name)].join(' → ') : `${from} → ${to}`
  return `${rule.name}: ${path}`
}

/** Svelte's compiler drops imports of types before the cruiser sees them: those of screens are read from the source. */
function screenTypes() {
  const allowed = /^#(contract|words|kernel)$/
  return globSync('{web,widget}/**/*.svelte', { cwd: root }).flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*['"]([#.][^'"]*)['"]/g)]
      .map(([, to]) => to)
      .filter((to) => (to.startsWith('#') ? !allowed.test(to) : leaves(file, to)))
      .map((to) => `${file.split('/')[0]}: ${file} → ${to}`),
  )
}

function leaves(file, to) {
  const target = relative(root, resolve(root, file, '..', to))
  return target.split('/')[0] !== file.split('/')[0]
}
