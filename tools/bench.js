#!/usr/bin/env node
// `npm run bench`: brings what is missing, builds the screens if they are stale, measures. Words go on as they are:
// `npm run bench -- --only reading --sizes 10000 --json figures.json`.
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { goodNode, run } from './run.js'
import { runAsProgram } from './say.js'
import { ensureScreens } from './screens.js'
import { ensureSetUp } from './set-up.js'

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')

await runAsProgram(async () => {
  await ensureSetUp(root, 'dev')
  await ensureScreens(root)
  const PATH = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
  const env = { ...process.env, PATH, INSUFFLEUR_PARENT: String(process.pid) }
  return await run(goodNode(root), [join(root, 'bench', 'main.ts'), ...process.argv.slice(2)], { env })
})
