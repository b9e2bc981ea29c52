#!/usr/bin/env node
// Brings what is missing, then runs a program of ours under Node 24: `node tools/program.js tools/train/main.ts …`.
// Used by `npm run train` and its like; words and standard input go on as they are.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { goodNode, run } from './run.js'
import { runAsProgram } from './say.js'
import { ensureSetUp } from './set-up.js'

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')
const [program, ...args] = process.argv.slice(2)

await runAsProgram(async () => {
  await ensureSetUp(root, 'production')
  // Types are stripped once, not at each run.
  const env = { ...process.env, NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compile') }
  return await run(goodNode(root), [join(root, program), ...args], { env })
})
