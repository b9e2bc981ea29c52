import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { api } from '#contract'
import { newId } from '#kernel'
import { wordsIn } from '#words'
import { type Cluster, startCluster } from '../../database/embedded/cluster.ts'
import { visitor } from '../../server/http/http.test-world.ts'
import { keyOf } from '../../server/key.ts'
import { type OpenDesk, openDesk } from '../../server/main.ts'
import { type Blog, openBlog } from '../blog.ts'
import { type PasserBy, passerBy } from '../passer-by.ts'
import { type AtDesk, atDesk, password, publicUrl } from '../world.ts'

const { refusals, page: onPage } = wordsIn('fr')
/** Nothing of it can be pressed smaller: what is to be kept needs room. */
const long = (characters: number) => randomBytes(characters).toString('base64').slice(0, characters)

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
  let blog: Blog
  let page: string
  let conversation: string
  let message: string
  let ahead = 0
  const clock = () => new Date(Date.now() + ahead)
  const goesOn = (seconds: number) => {
    ahead += seconds * 1000
  }
  const ballast = join(disk!, 'ballast')
  const complaints: string[] = []

  beforeAll(async () => {
    cluster = await startCluster({ dataDir: join(disk!, 'data') })
    const ownerUrl = cluster.url('insuffleur')
    await asOwner('postgres', 'create database insuffleur')
    desk = await openDesk({
      settings: { host: '127.0.0.1', publicUrl, trustProxy: 0, allowInside: true },
      database: { ownerUrl },
      key: keyOf(randomBytes(32).toString('hex')),
      clock,
      complain: (cause, where) => complaints.push(`${where}: ${String(cause)}`),
    })
    const someone = visitor(desk.app)
    await someone.call(api.openAccount, { body: { name: 'Odile', email: 'odile@agence.example', password } })
    odile = atDesk(
      someone,
      (await someone.call(api.openWorkspace, { body: { name: 'Les Vergers Imaginaires' } })).answer.id,
    )
    const planted = await odile.ask(api.plant, {
      body: { channel: 'page', name: 'Page', opening: 'Alors, cette compote ?', language: 'fr' },
    })
    page = new URL(planted.publicUrl!).pathname
    await (await comesBy()).send('Publier', { name: 'marmelade38', text: 'non, je n’aime pas' })
    const { rows } = await odile.ask(api.conversations, { query: {} })
    conversation = rows[0]!.id
    message = (await turns()).at(-1)!.id
    blog = await openBlog(clock)
  }, 60_000)

  afterAll(async () => {
    await blog?.close()
    await desk?.stop()
    await cluster?.stop()
    execFileSync('umount', [disk!])
    rmSync(disk!, { recursive: true, force: true })
  })

  const turns = async () => (await odile.ask(api.turns, { params: { conversation }, query: {} })).turns
  const answer = (key: string, text = 'Merci de le dire. Odile') =>
    odile.call(api.reply, {
      params: { workspace: odile.workspace, conversation },
      body: { text, answers: [message], audience: 'public', key },
    })
  const comesBy = async (): Promise<PasserBy> => {
    goesOn(120)
    const someone = passerBy(desk.app)
    await someone.go(page)
    return someone
  }

  test('the database is gone for a moment: a clear sentence, and the same press goes through afterwards', async () => {
    const key = newId()
    const pid = Number(readFileSync(join(cluster.dataDir, 'postgresql', 'postmaster.pid'), 'utf8').split('\n')[0])
    process.kill(pid, 'SIGKILL')
    // Its servants outlive it by a moment, and may still answer.
    let refused = await odile.call(api.conversations)
    for (let n = 0; n < 500 && refused.status === 200; n++) refused = await odile.call(api.conversations)
    expect(refused.status).toBe(503)
    expect(refused.problem.detail).toBe(refusals['server.database-away'])
    await expect.poll(async () => (await answer(key)).status, { timeout: 15_000 }).toBe(200)
    await expect.poll(async () => (await odile.call(api.conversations)).status, { timeout: 15_000 }).toBe(200)
    expect((await turns()).filter((turn) => turn.ours)).toHaveLength(1)
  }, 60_000)

  test('the disk is full while one writes: the desk says that it is the disk, and goes on once there is room', async () => {
    await fill(ballast)
    // PostgreSQL still has some room inside its own files: it is refused once that is used up.
    await refusedForRoom((n) =>
      odile.call(api.keepDraft, {
        params: { workspace: odile.workspace, conversation },
        body: { text: long(18_000), kind: 'reply', answers: [], version: n },
      }),
    )
    expect((await odile.call(api.conversations)).status).toBe(200)
    await makeRoom()
  }, 120_000)

  test('the disk is full while one answers: nothing half-written, and the same press goes through once there is room', async () => {
    const underWay = newId()
    expect((await answer(underWay, 'Partie avant. Odile')).status).toBe(200)
    await fill(ballast)
    let key = ''
    let text = ''
    await refusedForRoom(() => {
      key = newId()
      text = `${long(18_000)} Odile`
      return answer(key, text)
    })
    expect((await turns()).map((turn) => turn.text)).not.toContain(text)
    goesOn(11)
    // A tick writes too: where nothing can be written it fails, and the next one does the work.
    await desk.tick().catch(() => undefined)
    await makeRoom()
    await expect.poll(async () => (await answer(key, text)).status, { timeout: 30_000 }).toBe(200)
    expect((await turns()).filter((turn) => turn.text === text)).toHaveLength(1)
    await allIsSaid()
    for (const words of ['Partie avant. Odile', text]) expect(await onThePage(words), words.slice(0, 20)).toBe(1)
  }, 120_000)

  test('the disk is full while someone speaks on a page: their words are given back, and published from there', async () => {
    await fill(ballast)
    let someone = await comesBy()
    let text = ''
    for (let n = 0; n < 200 && someone.status() !== 503; n++) {
      someone = await comesBy()
      text = long(15_000)
      await someone.send('Publier', { name: 'Nolwenn', text })
    }
    expect(someone.status()).toBe(503)
    expect(someone.reads()).toContain(onPage.problem.notKept)
    expect(someone.filled('text')?.text).toBe(text)
    expect(await onThePage(text)).toBe(0)
    await makeRoom()
    goesOn(120)
    await someone.send('Publier', {})
    expect(someone.reads()).toContain(onPage.own.said)
    expect(await onThePage(text)).toBe(1)
  }, 120_000)

  test('the disk is full while a blog is heard: it is told in the log, and everything is heard once there is room', async () => {
    blog.publishes({ slug: 'compote', title: 'Notre nouvelle compote', text: 'Elle arrive lundi.' })
    const address = `${blog.url}/comments/feed/`
    const { id: place } = await odile.ask(api.plant, { body: { channel: 'feed', name: 'Le blog', address } })
    await expect.poll(async () => (await placeNow(place)).lastListenedAt, { timeout: 20_000 }).not.toBeNull()
    const said = Array.from({ length: 60 }, (_, n) => `${n} ${long(4_000)}`)
    await fill(ballast)
    for (const [n, text] of said.entries()) blog.hears({ by: `voix${n}`, text, under: 'compote' })
    complaints.length = 0
    // A blog where nobody spoke lately is gone to four times a day.
    goesOn(7 * 3600)
    await expect
      .poll(() => complaints.join('\n'), { timeout: 30_000 })
      .toMatch(/could not extend file|No space left on device|could not write/)
    expect((await placeNow(place)).messages).toBe(0)
    await makeRoom()
    await expect
      .poll(
        async () => {
          goesOn(200)
          await desk.tick()
          return (await placeNow(place)).messages
        },
        { timeout: 60_000, interval: 500 },
      )
      .toBe(60)
  }, 120_000)

  const placeNow = async (id: string) => (await odile.ask(api.contactPoints)).find((place) => place.id === id)!

  /** Does it again until there is no room: refused by the sentence of the disk, and by no other. */
  async function refusedForRoom(act: (n: number) => Promise<{ status: number; problem: { detail: string } }>) {
    const statuses = new Set<number>()
    for (let n = 0; n < 400; n++) {
      const { status, problem } = await act(n)
      statuses.add(status)
      if (status !== 503) continue
      expect(problem.detail).toBe(refusals['server.disk-full'])
      return
    }
    expect.unreachable(`only ${[...statuses]}`)
  }

  async function makeRoom(): Promise<void> {
    rmSync(ballast)
    await expect.poll(async () => (await odile.call(api.conversations)).status, { timeout: 30_000 }).toBe(200)
  }

  async function allIsSaid(): Promise<void> {
    await expect
      .poll(
        async () => {
          goesOn(130)
          await desk.tick()
          return (await turns()).every((turn) => !turn.ours || turn.delivery?.state === 'sent')
        },
        { timeout: 60_000, interval: 500 },
      )
      .toBe(true)
  }

  async function onThePage(text: string): Promise<number> {
    return (await comesBy()).texts().filter((one) => one === text).length
  }

  async function asOwner(database: string, statement: string): Promise<void> {
    const client = new pg.Client({ connectionString: cluster.url(database) })
    await client.connect()
    await client.query(statement)
    await client.end()
  }

  /** To the last page. */
  async function fill(path: string): Promise<void> {
    const file = await open(path, 'w')
    try {
      for (const block of [Buffer.alloc(1024 * 1024), Buffer.alloc(4096)]) await writeUntilFull(file, block)
    } finally {
      await file.close()
    }
  }

  async function writeUntilFull(file: Awaited<ReturnType<typeof open>>, block: Buffer): Promise<void> {
    try {
      for (let n = 0; n < size * 256; n++) await file.write(block)
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'ENOSPC') throw cause
    }
  }
})
