import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract'
import { newId } from '#kernel'
import { type Cluster, startCluster } from '../../database/embedded/cluster.ts'
import { visitor } from '../../server/http/http.test-world.ts'
import { keyOf } from '../../server/key.ts'
import { type OpenDesk, openDesk } from '../../server/main.ts'
import { type AtDesk, atDesk, password, publicUrl } from '../world.ts'

const size = 400
const isRoot = process.getuid?.() === 0

/** A disk of our own, small enough to fill. Only root may have one; elsewhere this story is told to be skipped. */
function smallDisk(): string | null {
  if (!isRoot || process.platform !== 'linux') return null
  const dir = mkdtempSync('/var/lib/insuffleur-small-disk-')
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}m,mode=0755`, 'tmpfs', dir], { stdio: 'ignore' })
    return dir
  } catch {
    rmSync(dir, { recursive: true, force: true })
    return null
  }
}

const disk = smallDisk()

describe.skipIf(!disk)('troubles of the machine (a disk of one’s own needs root and mount: skipped otherwise)', () => {
  let cluster: Cluster
  let desk: OpenDesk
  let odile: AtDesk
  let conversation: string
  let message: string
  const complaints: string[] = []

  beforeAll(async () => {
    cluster = await startCluster({ dataDir: join(disk!, 'data') })
    const ownerUrl = cluster.url('insuffleur')
    await asOwner('postgres', 'create database insuffleur')
    desk = await openDesk({
      settings: { host: '127.0.0.1', publicUrl, trustProxy: 0, allowInside: true },
      database: { ownerUrl },
      key: keyOf(randomBytes(32).toString('hex')),
      complain: (cause, where) => complaints.push(`${where}: ${String(cause)}`),
    })
    const someone = visitor(desk.app)
    await someone.call(api.openAccount, { body: { name: 'Odile', email: 'odile@agence.example', password } })
    odile = atDesk(
      someone,
      (await someone.call(api.openWorkspace, { body: { name: 'Les Vergers Imaginaires' } })).answer.id,
    )
    const page = await odile.ask(api.plant, {
      body: { channel: 'page', name: 'Page', opening: 'Alors, cette compote ?' },
    })
    await someoneSpeaks(page.publicUrl!)
    const { rows } = await odile.ask(api.conversations, { query: {} })
    conversation = rows[0]!.id
    message = (await odile.ask(api.turns, { params: { conversation }, query: {} })).turns.at(-1)!.id
  }, 60_000)

  afterAll(async () => {
    await desk?.stop()
    await cluster?.stop()
    execFileSync('umount', [disk!])
    rmSync(disk!, { recursive: true, force: true })
  })

  const answer = (key: string) =>
    odile.call(api.reply, {
      params: { workspace: odile.workspace, conversation },
      body: { text: 'Merci de le dire. Odile', answers: [message], audience: 'public', key },
    })

  test('the database is gone for a moment: a clear sentence, and the same press goes through afterwards', async () => {
    const key = newId()
    const pid = Number(readFileSync(join(cluster.dataDir, 'postgresql', 'postmaster.pid'), 'utf8').split('\n')[0])
    process.kill(pid, 'SIGKILL')
    // Its servants outlive it by a moment, and may still answer.
    let refused = await odile.call(api.conversations)
    for (let n = 0; n < 500 && refused.status === 200; n++) refused = await odile.call(api.conversations)
    expect(refused.status).toBe(503)
    expect(refused.problem.detail).toMatch(/base de données/)
    await expect.poll(async () => (await answer(key)).status, { timeout: 15_000 }).toBe(200)
    await expect.poll(async () => (await odile.call(api.conversations)).status, { timeout: 15_000 }).toBe(200)
    const { turns } = await odile.ask(api.turns, { params: { conversation }, query: {} })
    expect(turns.filter((turn) => turn.ours)).toHaveLength(1)
  }, 60_000)

  test('the disk is full: a clear sentence, nothing half-written, and the desk goes on once there is room', async () => {
    const ballast = join(disk!, 'ballast')
    await fill(ballast)
    const key = newId()
    const statuses: number[] = []
    let sentence = ''
    // PostgreSQL still has some room inside its own files: it is refused once that is used up.
    for (let n = 0; n < 4000 && !sentence; n++) {
      const kept = await odile.call(api.keepDraft, {
        params: { workspace: odile.workspace, conversation },
        body: { text: randomBytes(9_000).toString('hex'), kind: 'reply', answers: [], version: n },
      })
      statuses.push(kept.status)
      if (kept.status === 503) sentence = kept.problem.detail
    }
    expect(sentence, `only ${[...new Set(statuses)]}`).toMatch(/disque|base de données/)
    expect((await odile.call(api.whoAmI)).status).toBeLessThan(504)
    rmSync(ballast)
    await expect.poll(async () => (await answer(key)).status, { timeout: 30_000 }).toBe(200)
    const { turns } = await odile.ask(api.turns, { params: { conversation }, query: {} })
    expect(turns.filter((turn) => turn.ours)).toHaveLength(2)
  }, 120_000)

  async function asOwner(database: string, statement: string): Promise<void> {
    const client = new pg.Client({ connectionString: cluster.url(database) })
    await client.connect()
    await client.query(statement)
    await client.end()
  }

  async function someoneSpeaks(url: string): Promise<void> {
    const { pathname } = new URL(url)
    const answered = await desk.app.request(`${publicUrl}${pathname}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: publicUrl },
      body: new URLSearchParams({ name: 'marmelade38', words: 'non, je n’aime pas', text: 'non, je n’aime pas' }),
    })
    if (answered.status >= 400) throw new Error(`the page answered ${answered.status}`)
  }

  async function fill(path: string): Promise<void> {
    const file = await open(path, 'w')
    try {
      const block = Buffer.alloc(1024 * 1024)
      for (let n = 0; n < size * 2; n++) await file.write(block)
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'ENOSPC') throw cause
    } finally {
      await file.close()
    }
  }
})
