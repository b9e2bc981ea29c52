/**
 * A vendor's own description (OpenAPI) between a channel and our emulator of the vendor: `prism proxy`, from a package
 * apart. A call, or an answer of the emulator, that the vendor would not know is told among `complaints`.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { request } from 'node:http'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { type Answer, openLoopback } from '../../channels/loopback.ts'
import { queryHeldTo } from './described.ts'
import { freePort } from './free-port.ts'

const run = promisify(execFile)
const folder = join(import.meta.dirname, 'prism')
const cli = join(folder, 'node_modules', '@stoplight', 'prism-cli', 'dist', 'index.js')
const descriptions = resolve(import.meta.dirname, '..', '..', '..', 'shared', 'specs')

/**
 * Installed where it is absent: half a minute, 74 MB. Answers with why it cannot be used. `description`: a file of `shared/specs`.
 */
export async function prismIsThere(description: string): Promise<string | null> {
  if (!existsSync(join(descriptions, description)))
    return `the vendor's description ${description} is not beside the project`
  // What npm writes last.
  if (existsSync(join(folder, 'node_modules', '.package-lock.json'))) return null
  try {
    await run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: folder, timeout: 280_000 })
    return null
  } catch (error) {
    return `npm cannot bring prism: ${(error as Error).message.split('\n')[0]}`
  }
}

export interface Prism {
  /** In place of the vendor's address. */
  url: string
  /** Calls that prism has passed on and found right, as `GET /2/users/me 200`. */
  held: string[]
  /** Each call or answer that is not in the description, with what prism says of it. */
  complaints: string[]
  close(): Promise<void>
}

export interface PrismWanted {
  description: string
  /** Address of the emulator. */
  emulator: string
  /** What the vendor does not describe there, such as where a token is given: passed by prism, straight to the emulator. */
  beside?: (path: string) => boolean
}

export async function openPrism({ description, emulator, beside = () => false }: PrismWanted): Promise<Prism> {
  const port = await freePort()
  const words = [
    cli,
    'proxy',
    join(descriptions, description),
    emulator,
    '--errors',
    '-h',
    '127.0.0.1',
    '-p',
    `${port}`,
  ]
  const child = spawn(process.execPath, words, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
  await listening(child)
  const unknownNames = queryHeldTo(join(descriptions, description))
  const held: string[] = []
  const complaints: string[] = []
  const goesTo = (path: string) => (beside(path) ? emulator : `http://127.0.0.1:${port}`)
  const relay = await openLoopback(
    passOn(goesTo, (method, path, status, violation) => {
      const call = `${method} ${path.split('?')[0]} ${status}`
      const unknown = beside(path) ? [] : unknownNames(method, path)
      if (unknown.length) complaints.push(`${call} is asked with ${unknown.join(', ')}`)
      if (violation) complaints.push(`${call} ${violation}`)
      else if (!unknown.length) held.push(call)
    }),
  )
  return {
    url: relay.url,
    held,
    complaints,
    async close() {
      await relay.close()
      const over = new Promise((done) => child.once('exit', done))
      child.kill('SIGTERM')
      await over
    },
  }
}

type Tell = (method: string, path: string, status: number, violation: string | null) => void

/** Prism answers in the vendor's place where something is wrong; here it is told apart from what the emulator says. */
function passOn(towards: (path: string) => string, tell: Tell): Answer {
  return (asked, response, path) => {
    const { host: _, ...headers } = asked.headers
    const onward = request(`${towards(path)}${path}`, { method: asked.method, headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => {
        const body = Buffer.concat(parts)
        const isPrism = `${answer.headers['content-type']}`.includes('problem+json')
        const violation = isPrism && body.includes('stoplight.io/prism/errors') ? body.toString().slice(0, 2000) : null
        tell(`${asked.method}`, path, answer.statusCode ?? 0, violation)
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        response.end(body)
      })
      // An answer that the emulator breaks off is broken off here as well.
      answer.on('error', () => response.destroy())
    })
    onward.on('error', () => response.destroy())
    asked.pipe(onward)
  }
}

function listening(child: ChildProcess): Promise<void> {
  return new Promise((ready, failed) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      if (line.includes('Prism is listening')) ready()
    })
    child.once('exit', (code) => failed(new Error(`prism ended with ${code}`)))
  })
}
