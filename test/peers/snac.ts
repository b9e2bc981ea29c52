import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { debianHas } from './debian.ts'
import { freePort } from './free-port.ts'

const backports = '/etc/apt/sources.list.d/bookworm-backports.list'

/** snac2 stands in bookworm-backports: its suite is added where it is missing and may be. */
export async function snacIsThere(): Promise<string | null> {
  if (existsSync('/usr/bin/snac')) return null
  if (process.getuid?.() === 0 && !existsSync(backports))
    writeFileSync(backports, 'deb http://deb.debian.org/debian bookworm-backports main\n')
  return await debianHas(['snac2'], 'bookworm-backports')
}

/** What the tests read of its answers: one thing or many, by the Mastodon API. */
// biome-ignore lint/suspicious/noExplicitAny: JSON of another's API, looked at by the tests alone
type Call = (method: string, path: string, body?: object) => Promise<{ status: number; json: any }>

export interface Snac {
  url: string
  /** Alice's, for the form that signs her in. */
  password: string
  /** Alice's client, by the Mastodon API. */
  alice: Call
  close(): Promise<void>
}

/** A new server with one person, Alice. A new port each time: others remember actors by it. */
export async function openSnac(): Promise<Snac> {
  const folder = mkdtempSync(join(tmpdir(), 'snac-'))
  const data = join(folder, 'data')
  const port = await freePort()
  const host = `127.0.0.1:${port}`
  await run(['init', data], `127.0.0.1\n${port}\n${host}\n\nadmin@example.test\n`)
  const settings = join(data, 'server.json')
  writeFileSync(settings, readFileSync(settings, 'utf8').replace('"protocol": "https"', '"protocol": "http"'))
  const said = await run(['adduser', data, 'alice'], '')
  const password = /password(?: is)?:?\s+(\S+)/i.exec(said)?.[1] ?? ''
  const process = spawn('snac', ['httpd', data], { stdio: 'ignore' })
  const url = `http://${host}`
  const token = await signIn(url, password)
  return {
    url,
    password,
    async alice(method, path, body) {
      // It ends connections that rest a moment, and a question sent just then is lost.
      const headers = {
        ...{ authorization: `Bearer ${token}`, connection: 'close' },
        ...(body ? { 'content-type': 'application/json' } : {}),
      }
      const response = await fetch(url + path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
      const text = await response.text()
      return { status: response.status, json: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text }
    },
    close: () => stop(process, folder),
  }
}

async function signIn(url: string, password: string): Promise<string> {
  const redirect_uri = 'urn:ietf:wg:oauth:2.0:oob'
  const post = async (path: string, fields: Record<string, string>) =>
    await fetch(url + path, { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) })
  const asked = { client_name: 'test', redirect_uris: redirect_uri, scopes: 'read write follow' }
  const app = await until(async () => {
    return (await (await post('/api/v1/apps', asked)).json()) as { client_id: string; client_secret: string }
  })
  const query = new URLSearchParams({ client_id: app.client_id, redirect_uri, response_type: 'code' })
  const page = await (await fetch(`${url}/oauth/authorize?${query}`)).text()
  const fields = Object.fromEntries(
    [...page.matchAll(/name="([^"]+)"[^>]*value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]),
  )
  const action = new URL(/action="([^"]+)"/.exec(page)![1]!, url)
  const answer = await post(action.pathname, { ...fields, login: 'alice', passwd: password })
  const location = answer.headers.get('location')
  const code = location ? new URL(location).searchParams.get('code') : /([0-9a-f]{32})/.exec(await answer.text())?.[1]
  const { client_id, client_secret } = app
  const given = { grant_type: 'authorization_code', client_id, client_secret, redirect_uri, code: code ?? '' }
  return ((await (await post('/oauth/token', given)).json()) as { access_token: string }).access_token
}

/** Asks again until there is something. */
export async function until<T>(ask: () => Promise<T | null | undefined | false>, within = 30_000): Promise<T> {
  const end = Date.now() + within
  for (;;) {
    const found = await ask().catch(() => null)
    if (found) return found
    if (Date.now() > end) throw new Error(`not within ${within} ms: ${ask}`)
    await new Promise((ready) => setTimeout(ready, 200))
  }
}

function run(words: readonly string[], input: string): Promise<string> {
  return new Promise((ready, failed) => {
    const child = execFile('snac', words, (error, out, err) => (error ? failed(error) : ready(out + err)))
    child.stdin?.end(input)
  })
}

async function stop(process: ChildProcess, folder: string): Promise<void> {
  const ended = new Promise((ready) => process.once('exit', ready))
  process.kill('SIGTERM')
  const hard = setTimeout(() => process.kill('SIGKILL'), 5_000)
  await ended
  clearTimeout(hard)
  rmSync(folder, { recursive: true, force: true })
}
