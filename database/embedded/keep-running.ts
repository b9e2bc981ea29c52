import { setTimeout as wait } from 'node:timers/promises'
import { endLeftovers } from './leftovers.ts'
import { type Postmaster, type StartPostmaster, startPostmaster } from './postmaster.ts'

const longestPauseMs = 30_000

/**
 * PostgreSQL, brought back on the same port when it ends by itself: killed by a system short of memory, or stopped by
 * a full disk. The first start may fail; later ones are tried until they succeed or `stop` is called.
 */
export async function keepRunning(how: StartPostmaster, say: (line: string) => void) {
  let current = await startPostmaster(how)
  const { port } = current
  const stopping = new AbortController()

  const watch = async (): Promise<void> => {
    for (;;) {
      await current.ended.catch(() => undefined)
      if (stopping.signal.aborted) return
      say('the database ended unexpectedly; starting it again')
      const again = await startAgain({ ...how, port }, stopping.signal, say)
      if (!again) return
      current = again
    }
  }
  const watching = watch()

  return {
    port,
    async stop(): Promise<void> {
      stopping.abort()
      await current.stop()
      await watching
      await current.stop() // one that came back in the same moment
    },
  }
}

async function startAgain(how: StartPostmaster, stopping: AbortSignal, say: (line: string) => void) {
  for (let pauseMs = 500; !stopping.aborted; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      await endLeftovers(how.pgdata)
      return await startPostmaster(how)
    } catch (error) {
      say(`the database does not come back yet: ${(error as Error).message}`)
      await wait(pauseMs, undefined, { signal: stopping }).catch(() => undefined)
    }
  }
  return undefined as Postmaster | undefined
}
