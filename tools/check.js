#!/usr/bin/env node
// `npm run check`: everything that can be said about the code without running it. All of it, then the verdict.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { goodNode, run } from './run.js'
import { runAsProgram } from './say.js'
import { ensureSetUp } from './set-up.js'

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')
const library = (...path) => join(root, 'node_modules', ...path)

const checks = [
  ['format and lint', [library('@biomejs', 'biome', 'bin', 'biome'), 'check', '--error-on-warnings', '.']],
  // TypeScript 7 by its path: the name `tsc` is the one of 6, which the tools beside it need.
  ['types', [library('@typescript', 'native', 'bin', 'tsc'), '--noEmit', '-p', '.']],
  ...(existsSync(join(root, 'web', 'tsconfig.json'))
    ? [
        [
          'types of the screens',
          [library('svelte-check', 'bin', 'svelte-check'), '--tsconfig', 'web/tsconfig.json', '--fail-on-warnings'],
        ],
      ]
    : []),
  ['walls', [join(root, 'tools', 'walls.js')]],
  ['file sizes', [join(root, 'tools', 'file-sizes.js')]],
]

async function check() {
  await ensureSetUp(root, 'dev')
  const failed = []
  for (const [name, command] of checks) {
    console.log(`— ${name}`)
    const env = { ...process.env, INSUFFLEUR_PARENT: String(process.pid) }
    if ((await run(goodNode(root), command, { cwd: root, env })) !== 0) failed.push(name)
  }
  console.log(failed.length ? `check: ${failed.join(', ')} failed` : 'check: all good')
  return failed.length ? 1 : 0
}

await runAsProgram(check)
