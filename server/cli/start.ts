import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { type Words } from '#words'
import { type OpenDesk } from '../main.ts'
import { type Settings, screensDir } from '../settings.ts'
import { openInstallation, root } from './installation.ts'
import { log } from './log.ts'

/** Starts the desk and keeps it running until a signal ends it. Three lines say where it is. */
export async function start(settings: Settings, words: Words['cli']): Promise<void> {
  // The desk is read while PostgreSQL starts: each waits for something else.
  const reading = import('../main.ts')
  reading.catch(() => {})
  const installation = await openInstallation(settings, { say: log })
  let desk: OpenDesk | null = null
  let server: Server | null = null
  let ending: Promise<void> | undefined
  const end = () => {
    ending ??= (async () => {
      server?.closeAllConnections()
      server?.close()
      await desk?.stop()
      await installation.close()
    })()
    return ending
  }
  const untilSignalled = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, resolve)
  })
  try {
    const { openDesk } = await reading
    desk = await openDesk({
      settings,
      database: { ownerUrl: installation.ownerUrl, appUrl: installation.appUrl },
      key: installation.key,
      complain: (cause, where) =>
        log(`${where}: ${cause instanceof Error ? (cause.stack ?? cause.message) : String(cause)}`),
    })
    server = createServer(getRequestListener(desk.app.fetch))
    await listening(server, settings)
    const lines = [
      words.listening(settings.publicUrl),
      settings.databaseUrl ? words.dataElsewhere : words.dataIn(installation.dataDir),
      words.toStop,
    ]
    if (desk.firstCode) lines.splice(1, 0, words.firstCode(desk.firstCode))
    if (!screensDir(root)) lines.push(words.noScreens)
    process.stdout.write(`${lines.join('\n')}\n`)
    await untilSignalled
  } finally {
    await end()
  }
}

function listening(server: Server, { host, port }: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve())
  })
}
