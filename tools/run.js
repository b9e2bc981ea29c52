import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const forwarded = ['SIGTERM', 'SIGHUP']
const interruptMs = 2_000

/** The Node 24 that npm brought. @param {string} root */
export const broughtNode = (root) =>
  join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** True when this very Node runs our TypeScript as written, without warnings. */
export function nodeIsNewEnough() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  return major > 24 || (major === 24 && minor >= 12)
}

/** The Node for our own programs. @param {string} root */
export const goodNode = (root) => (nodeIsNewEnough() ? process.execPath : broughtNode(root))

/**
 * Runs a program to its end, passing on the signals we get, and answers with its exit code. It never outlives us:
 * signals are passed on, and whoever is started with `INSUFFLEUR_PARENT` also notices when we are killed hard.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<number>}
 */
export async function run(program, args, options = {}) {
  const child = spawn(program, args, { stdio: 'inherit', ...options })
  const pass = forwarded.map((signal) => [signal, () => child.kill(signal)])
  // A terminal's ^C has reached the child too, and a second one would cut its orderly end short. If it was meant for
  // us alone, the child still runs in a moment.
  let late
  pass.push(['SIGINT', () => (late ??= setTimeout(() => child.kill('SIGTERM'), interruptMs))])
  for (const [signal, listener] of pass) process.on(signal, listener)
  const stopWatching = whenOrphaned(() => child.kill('SIGTERM'))
  try {
    const [code, signal] = await new Promise((done, fail) => {
      child.once('error', fail)
      child.once('close', (...ending) => done(ending))
    })
    return signal ? 128 + ({ SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }[signal] ?? 0) : code
  } finally {
    stopWatching()
    clearTimeout(late)
    for (const [signal, listener] of pass) process.off(signal, listener)
  }
}

/**
 * Calls back once when the npm or the launcher that started us is gone: killed hard, it could pass on no signal.
 * A shell or systemd may go and leave us: only those two are watched. @param {() => void} then
 */
export function whenOrphaned(then) {
  const byLauncher = process.env.INSUFFLEUR_PARENT === String(process.ppid)
  if (!byLauncher && !process.env.npm_lifecycle_event) return () => {}
  const before = ancestors(!byLauncher)
  const timer = setInterval(() => {
    if (ancestors(!byLauncher) === before) return
    clearInterval(timer)
    then()
  }, 200)
  timer.unref()
  return () => clearInterval(timer)
}

/** Between npm and us stands a shell, which outlives npm: on Linux its parent is asked too. */
function ancestors(throughShell) {
  const parent = process.ppid
  if (!throughShell || process.platform !== 'linux') return String(parent)
  try {
    return `${parent} ${/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${parent}/status`, 'utf8'))?.[1]}`
  } catch {
    return String(parent)
  }
}
