import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { startCluster } from '../database/embedded/cluster.ts'
import { benchmark, round, tell } from './benchmark.ts'
import { ownFolder } from './postgres.ts'
import { kilobytes } from './process-memory.ts'
import { startWholeDesk } from './whole-desk.ts'

/**
 * What an idle desk holds, all processes: one account, the demo’s 250 messages, one browser’s stream open. RSS counts what
 * PostgreSQL’s processes share once for each; PSS counts it once in all, and is what the machine really lacks.
 */
const idleSeconds = 60

await benchmark('memory', async (_asked, opened) => {
  if (process.platform !== 'linux') throw new Error('memory is read from /proc, which only Linux has')
  const bare = await barePostgres(opened)
  const desk = await startWholeDesk(await ownFolder(opened), opened)
  const started = memoryOf(desk.process.pid!)
  const cookie = await account(desk.url)
  const stream = await fetch(`${desk.url}/api/live`, { headers: { cookie } })
  if (stream.status !== 200) throw new Error(`the live stream answered ${stream.status}`)
  const reader = stream.body!.getReader()
  const reading = (async () => {
    while (!(await reader.read()).done);
  })().catch(() => undefined)
  tell(`${idleSeconds} s idle`)
  await wait(idleSeconds * 1000)
  const idle = memoryOf(desk.process.pid!)
  await reader.cancel()
  await reading
  return {
    figures: [
      { what: 'just started, PSS', unit: 'MB', value: started.pss },
      {
        what: `idle for ${idleSeconds} s with one stream, PSS`,
        unit: 'MB',
        value: idle.pss,
        raw: { what: 'PostgreSQL alone', value: bare.pss },
        aim: { most: 250 },
      },
      { what: `idle for ${idleSeconds} s with one stream, sum of RSS`, unit: 'MB', value: idle.rss },
      { what: 'of it the desk’s own process, RSS', unit: 'MB', value: idle.first },
      { what: 'processes', unit: '', value: idle.processes },
    ],
    how: { idleSeconds, messages: 'the demo workspace' },
  }
})

async function barePostgres(opened: AsyncDisposableStack) {
  const cluster = await startCluster({ dataDir: `${await ownFolder(opened)}/data` })
  const pid = Number(readFileSync(`${cluster.dataDir}/postgresql/postmaster.pid`, 'utf8').split('\n')[0])
  await wait(1_000)
  const memory = memoryOf(pid)
  await cluster.stop()
  return memory
}

/** Someone opens the first account and looks at the demo. */
async function account(url: string): Promise<string> {
  const headers = { origin: url, 'content-type': 'application/json' }
  const body = JSON.stringify({ name: 'Odile', email: 'odile@agence.example', password: 'un verger en octobre' })
  const opened = await fetch(`${url}/api/account`, { method: 'POST', headers, body })
  if (!opened.ok) throw new Error(`the account was refused: ${await opened.text()}`)
  const cookie = opened.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ')
  const demo = await fetch(`${url}/api/workspaces/demo`, {
    method: 'POST',
    headers: { ...headers, cookie },
    body: '{}',
  })
  if (!demo.ok) throw new Error(`the demo was refused: ${await demo.text()}`)
  await (await fetch(`${url}/api/conversations`, { headers: { cookie } })).arrayBuffer()
  return cookie
}

/** Of a process and all that it started, in MB of 10^6 bytes. */
function memoryOf(first: number) {
  const all = familyOf(first)
  const sum = (of: string) => Math.round(all.reduce((total, pid) => total + (kilobytes(pid)[of] ?? 0), 0) * 1.024e-3)
  return {
    pss: sum('Pss'),
    rss: sum('Rss'),
    processes: all.length,
    first: round((kilobytes(first).Rss ?? 0) * 1.024e-3),
  }
}

function familyOf(first: number): number[] {
  const parents = new Map<number, number>()
  for (const pid of readdirSync('/proc').map(Number).filter(Boolean)) {
    try {
      parents.set(pid, Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]))
    } catch {
      // It ended meanwhile.
    }
  }
  const family = [first]
  for (const pid of family) for (const [child, parent] of parents) if (parent === pid) family.push(child)
  return family
}
