import { appRole } from './migrate.ts'
import { urlAs } from './open.ts'
import { openPool } from './pool.ts'
import { type Within, within } from './within.ts'

const minutes = 60_000
const session = (settings: Record<string, string | number>) =>
  Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${String(value).replaceAll(' ', '\\ ')}`)
    .join(' ')

/**
 * For work on whole workspaces, as the desk's own role: transactions that may last. `read` sees one moment throughout
 * and writes nothing. Times are told in UTC, so that what is written down is the same everywhere.
 */
export function openLong(
  kind: 'read' | 'write',
  options: { ownerUrl: string; appUrl?: string | null; appPassword: string },
): { within: Within; appUrl: string; close(): Promise<void> } {
  const appUrl = options.appUrl ?? urlAs(options.ownerUrl, appRole, options.appPassword)
  const reading = { default_transaction_isolation: 'repeatable read', default_transaction_read_only: 'on' }
  const pool = openPool(appUrl, {
    most: 1,
    name: `insuffleur-${kind}`,
    session: session({
      timezone: 'UTC',
      statement_timeout: 10 * minutes,
      // Whoever reads our output may pause, but not for ever: an open snapshot keeps old rows from being cleared.
      idle_in_transaction_session_timeout: 10 * minutes,
      ...(kind === 'read' ? reading : {}),
    }),
    onLost: () => undefined,
  })
  return { within: within(pool.db), appUrl, close: pool.close }
}
