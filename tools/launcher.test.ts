import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'

const root = join(import.meta.dirname, '..')

/** A program in the place of ours: says what it got, ends when it is told, as `server/cli/main.ts` must. */
const program = `
const [act, ...rest]: string[] = process.argv.slice(2)
if (act === 'start') process.on('SIGTERM', () => process.exit(9)) && setInterval(() => {}, 1000)
else process.exitCode = 7
console.log(JSON.stringify({ act, rest, node: process.version, pid: process.pid }))
`

/** The copies share our libraries: were these not today's, a launcher would clear them under everyone's feet. */
function mustBeSetUp(): void {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  const stamp = JSON.parse(readFileSync(join(root, 'node_modules', '.insuffleur-stamp'), 'utf8'))
  expect(stamp, 'run npm test, which brings the libraries of this lockfile').toMatchObject({ lock, kind: 'dev' })
}

function clone(): string {
  mustBeSetUp()
  const folder = mkdtempSync(join(tmpdir(), 'insuffleur-launcher-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
  for (const part of ['bin', 'tools', 'package.json', 'package-lock.json'])
    cpSync(join(root, part), join(folder, part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  mkdirSync(join(folder, 'server', 'cli'), { recursive: true })
  writeFileSync(join(folder, 'server', 'cli', 'main.ts'), program)
  return folder
}

/** The machine's own Node when it is older than ours: then the launcher has to hand over. */
function olderNode(): string | undefined {
  const places = (process.env.PATH ?? '').split(':').filter((place) => !place.includes('node_modules'))
  return places
    .map((place) => join(place, 'node'))
    .find((node) => {
      try {
        return /^v2[0-3]\./.test(execFileSync(node, ['-v'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
      } catch {
        return false
      }
    })
}

function launched(node: string, folder: string, ...args: string[]) {
  const launcher = spawn(node, [join(folder, 'bin', 'insuffleur.js'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void launcher.kill('SIGKILL'))
  const said = new Promise<{ act: string; rest: string[]; node: string; pid: number }>((done) =>
    createInterface({ input: launcher.stdout }).once('line', (line) => done(JSON.parse(line))),
  )
  const ended = new Promise<number | null>((done) => launcher.once('exit', done))
  return { launcher, said, ended }
}

const older = olderNode()
const nodes = [process.execPath, ...(older ? [older] : [])]

test.each(nodes)('%s hands over words and exit code, and the program runs on Node 24 or newer', async (node) => {
  const { said, ended } = launched(node, clone(), 'export', 'les-vergers', '--all')
  expect(await said).toMatchObject({ act: 'export', rest: ['les-vergers', '--all'] })
  expect(Number((await said).node.slice(1, 3))).toBeGreaterThanOrEqual(24)
  expect(await ended).toBe(7)
})

test.each(nodes)('%s passes a signal on and ends as the program ends', async (node) => {
  const { launcher, said, ended } = launched(node, clone(), 'start')
  await said
  launcher.kill('SIGTERM')
  expect(await ended).toBe(9)
})

test.skipIf(!older)('a launcher killed hard leaves no program behind', async () => {
  const { launcher, said } = launched(older!, clone(), 'start')
  const { pid } = await said
  expect(pid).not.toBe(launcher.pid)
  launcher.kill('SIGKILL')
  await expect.poll(() => isRunning(pid), { timeout: 3_000 }).toBe(false)
})

test('work that nobody else may do at once waits its turn, also behind an orphan', async () => {
  const { alone } = await import(join(root, 'tools', 'alone.js'))
  const place = mkdtempSync(join(tmpdir(), 'insuffleur-alone-'))
  onTestFinished(() => rmSync(place, { recursive: true }))
  const holding = `import { alone } from ${JSON.stringify(join(root, 'tools', 'alone.js'))}
    import { spawn } from 'node:child_process'
    await alone(${JSON.stringify(place)}, {}, async (lock) => {
      spawn('sleep', ['1'], { stdio: ['ignore', 'ignore', 'ignore', lock] })
      console.log('held')
      await new Promise(() => setInterval(() => {}, 1000))
    })`
  const holder = spawn(process.execPath, ['--input-type=module', '-e', holding], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise((done) => holder.stdout.once('data', done))
  const from = Date.now()
  holder.kill('SIGKILL')
  let waited = false
  const order: string[] = []
  const first = alone(place, { onWait: () => (waited = true) }, () => wait(100).then(() => order.push('first')))
  await first
  await Promise.all(['second', 'third'].map((name) => alone(place, {}, async () => void order.push(name))))
  expect(waited).toBe(true)
  expect(Date.now() - from).toBeGreaterThan(700)
  expect(order.sort()).toEqual(['first', 'second', 'third'])
})

test('screens are built when a source changed, and only then', async () => {
  const folder = clone()
  const { ensureScreens } = await import(join(root, 'tools', 'screens.js'))
  await ensureScreens(folder) // there are none yet
  mkdirSync(join(folder, 'web'))
  mkdirSync(join(folder, 'words'))
  writeFileSync(join(folder, 'words', 'fr.ts'), `export const word = 'fil'`)
  writeFileSync(join(folder, 'web', 'vite.config.ts'), `export default { root: import.meta.dirname }`)
  writeFileSync(join(folder, 'web', 'index.html'), '<script type="module" src="./main.ts"></script>')
  writeFileSync(join(folder, 'web', 'main.ts'), `import { word } from '../words/fr.ts'\ndocument.title = word`)
  const built = () => statSync(join(folder, 'web', 'dist', 'index.html')).mtimeMs
  await ensureScreens(folder)
  const first = built()
  await ensureScreens(folder)
  expect(built()).toBe(first)
  utimesSync(join(folder, 'words', 'fr.ts'), new Date(), new Date(Date.now() + 5_000))
  await ensureScreens(folder)
  expect(built()).toBeGreaterThan(first)
})

function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}
