import { fromKysely, type Job, PgBoss } from 'pg-boss'
import { type Id, type JsonObject } from '#kernel'
import { type Queue } from './queues.ts'
import { type Db } from './within.ts'

/** The queue of work, on the same database: what is enqueued in a transaction exists if and only if it commits. */
export interface Jobs {
  /** Enqueues within the caller's transaction. `key`: what the work is about; the same key twice waits once. */
  send(db: Db, queue: Queue, key: string, data: JsonObject): Promise<void>
  /** Starts workers. Work comes at least once: make it idempotent. */
  work<D>(
    queue: Queue,
    options: { batch: number; workers: number },
    handle: (jobs: Job<D>[]) => Promise<void>,
  ): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

/** Fetching and noting take a millisecond: fourteen workers that ask at once wait less than a connection takes to open. */
const mostConnections = 2

/** `onTrouble` hears of all that breaks: of the queue itself, and of work that failed, with the queue it came by. */
export function openJobs(appUrl: string, onTrouble: (cause: unknown, at: Queue | null) => void): Jobs {
  const boss = new PgBoss({
    connectionString: appUrl,
    application_name: 'insuffleur-jobs',
    max: mostConnections,
    migrate: false,
    createSchema: false,
    schedule: false,
    useListenNotify: true,
    // Its list of processes is read by nobody, and costs five statements at each start.
    registerInstance: false,
  })
  let stopping = false
  // What breaks while it stops was about to end anyway.
  boss.on('error', (cause) => stopping || onTrouble(cause, null))
  return {
    async send(db, queue, key, data) {
      await boss.send(queue, data, {
        db: fromKysely(db),
        singletonKey: key,
        retryLimit: 5,
        retryDelay: 2,
        retryBackoff: true,
      })
    },
    async work(queue, { batch, workers }, handle) {
      for (let at = 0; at < workers; at++) {
        let worker = ''
        worker = await boss.work(
          queue,
          { batchSize: batch, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 10 },
          async (jobs: Job<unknown>[]) => {
            // Its bell rings once for many that wait: whoever found work looks again at once, until there is none.
            boss.notifyWorker(worker)
            try {
              await handle(jobs as Parameters<typeof handle>[0])
            } catch (cause) {
              // It notes that the work failed, and tells nobody.
              if (!stopping) onTrouble(cause, queue)
              throw cause
            }
          },
        )
      }
    },
    async start() {
      await boss.start()
    },
    async stop() {
      stopping = true
      await boss.stop({ graceful: true, timeout: 5_000 }).catch((cause) => onTrouble(cause, null))
    },
  }
}

/** What jobs carry: ids alone. */
export interface PlaceJob {
  workspace: Id<'workspace'>
  place: Id<'contact point'>
}
