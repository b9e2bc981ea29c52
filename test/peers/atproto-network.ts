/** Bluesky's own servers from npm (`@atproto/dev-env`), in a package apart, on loopback. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { debianHas } from './debian.ts'
import { freePort } from './free-port.ts'

const run = promisify(execFile)
const folder = join(import.meta.dirname, 'atproto')

/** Installed where it is absent: some minutes and 500 MB. Answers with why it cannot be. */
export async function atprotoIsThere(): Promise<string | null> {
  // What npm writes last.
  if (existsSync(join(folder, 'node_modules', '.package-lock.json'))) return null
  try {
    await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, timeout: 580_000, maxBuffer: 1 << 26 })
    return null
  } catch (error) {
    return `npm cannot bring @atproto/dev-env: ${(error as Error).message.split('\n')[0]}`
  }
}

export const redisIsThere = () => debianHas(['redis-server'])

/** What the tests read of its answers. */
// biome-ignore lint/suspicious/noExplicitAny: JSON of another's API, looked at by the tests alone
type Json = any

export interface Person {
  did: string
  handle: string
  /** As anyone's program would: a query, or a procedure where a body is given. */
  call(method: string, given?: Record<string, string>, body?: object): Promise<Json>
  /** Writes a post, in answer to another. */
  says(
    text: string,
    answers?: { uri: string; cid: string; root?: object },
    more?: { facets?: readonly object[]; rkey?: string },
  ): Promise<{ uri: string; cid: string }>
}

export interface Network {
  pds: string
  plc: string
  joins(name: string): Promise<Person>
  close(): Promise<void>
}

/** A PDS and its directory; with a database, the AppView as well. */
export async function openNetwork(databaseUrl?: string): Promise<Network> {
  const redis = databaseUrl ? await openRedis() : null
  const env = { ...process.env, ...(databaseUrl && { DB_POSTGRES_URL: databaseUrl, REDIS_HOST: redis!.host }) }
  const words = ['network.mjs', databaseUrl ? 'whole' : 'alone']
  const child = spawn(process.execPath, words, { cwd: folder, env, stdio: ['pipe', 'pipe', 'inherit'] })
  const close = async () => {
    await ended(child)
    await redis?.close()
  }
  try {
    const { pds, plc } = JSON.parse(await saidBy(child)) as { pds: string; plc: string }
    return { pds, plc, joins: (name) => joins(pds, name), close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Of all that it logs, the one line that says where it stands. */
function saidBy(child: ChildProcess): Promise<string> {
  return new Promise((said, failed) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      if (line.startsWith('{"pds"')) said(line)
    })
    child.once('exit', (code) => failed(new Error(`the network ended with ${code}`)))
  })
}

async function joins(pds: string, name: string): Promise<Person> {
  const handle = `${name}.test`
  const account = await ask(pds, 'com.atproto.server.createAccount', null, {
    handle,
    email: `${name}@maison.example`,
    password: `mot de ${name}`,
  })
  const { did, accessJwt } = account
  const call: Person['call'] = (method, given, body) =>
    ask(pds, `${method}${given ? `?${new URLSearchParams(given)}` : ''}`, accessJwt, body)
  return {
    did,
    handle,
    call,
    async says(text, answers, { facets, rkey } = {}) {
      const reply = answers && { root: answers.root ?? strong(answers), parent: strong(answers) }
      const record = {
        $type: 'app.bsky.feed.post',
        text,
        createdAt: new Date().toISOString(),
        ...(facets && { facets }),
        ...(reply && { reply }),
      }
      return await call('com.atproto.repo.createRecord', undefined, {
        repo: did,
        collection: 'app.bsky.feed.post',
        ...(rkey && { rkey }),
        record,
      })
    },
  }
}

const strong = ({ uri, cid }: { uri: string; cid: string }) => ({ uri, cid })

async function ask(pds: string, method: string, token: string | null, body?: object): Promise<Json> {
  const headers = {
    ...(token && { authorization: `Bearer ${token}` }),
    ...(body && { 'content-type': 'application/json' }),
  }
  const answer = await fetch(`${pds}/xrpc/${method}`, {
    method: body ? 'POST' : 'GET',
    headers,
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method}: ${answer.status} ${text}`)
  return text ? JSON.parse(text) : null
}

async function openRedis() {
  const port = await freePort()
  const home = mkdtempSync(join(tmpdir(), 'insuffleur-redis-'))
  const words = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--dir', home]
  const child = spawn('redis-server', words, { stdio: ['pipe', 'ignore', 'ignore'] })
  return {
    host: `127.0.0.1:${port}`,
    async close() {
      await ended(child)
      rmSync(home, { recursive: true, force: true })
    },
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const over = new Promise((done) => child.once('exit', done))
  child.stdin?.end()
  if (child.spawnfile === 'redis-server') child.kill('SIGTERM')
  const hard = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await over
  clearTimeout(hard)
}
