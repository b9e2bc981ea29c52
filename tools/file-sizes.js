#!/usr/bin/env node
// Past the ceiling a file holds two thoughts: name the second. Also prints the median, which should stay at 60–80 lines.
import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url)))
const ceilings = [
  [/\.svelte$/, 200],
  [/\.(test|test-world|test-child|contract)\.(ts|js)$/, 400],
  [/\.(ts|js|cjs|mjs|css)$/, 300],
]
const left = ['node_modules', 'dist', 'data', 'samples', '.git', 'results']

const files = globSync('**/*.{ts,js,cjs,mjs,css,svelte}', {
  cwd: root,
  exclude: (path) => left.includes(path.split('/').pop()),
})
const sizes = files.map((file) => ({
  file,
  lines: readFileSync(join(root, file), 'utf8').trimEnd().split('\n').length,
}))
const ceilingOf = (file) => ceilings.find(([pattern]) => pattern.test(file))[1]
const tooLong = sizes.filter(({ file, lines }) => lines > ceilingOf(file)).sort((a, b) => b.lines - a.lines)

for (const { file, lines } of tooLong) console.log(`${file}: ${lines} lines, ceiling ${ceilingOf(file)}`)
const sorted = sizes.map(({ lines }) => lines).sort((a, b) => a - b)
console.log(
  `sizes: ${sizes.length} files, median ${sorted[sorted.length >> 1] ?? 0} lines, ${tooLong.length} past the ceiling`,
)
process.exitCode = tooLong.length || !sizes.length ? 1 : 0
