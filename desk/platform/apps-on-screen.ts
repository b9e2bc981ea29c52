import { type App, type Budget } from '#channel'
import { type Seal } from '#contact-point'
import { type Db } from '#database'
import { type Clock, type Id } from '#kernel'
import { hookAddress } from './app-kept.ts'
import { appAt, greetedAt } from './app-store.ts'
import { fullAt, mostOf, spentBy } from './purse.ts'

export interface AppOnScreen {
  platform: string
  /** Whose keys are used here; null: nobody has filled them in. */
  kept: 'here' | 'installation' | null
  /** What may be shown of one's own keys, by field. */
  shown: Record<string, string>
  /** Secrets that stand there already, by field. */
  has: string[]
  hook: string
  /** When the platform has verified that address with one’s own keys; null: not yet, as far as is known. */
  greeted: Date | null
  /** Accounts that one signed in to through it and that are open still. */
  accounts: number
  budget: { spent: number; most: number; fullAt: Date } | null
}

/** How each platform's app stands for a workspace. */
export async function appsOnScreen(
  db: Db,
  clock: Clock,
  seal: Seal,
  at: { workspace: Id<'workspace'>; publicUrl: string },
  apps: readonly { app: App; budget: Budget | null; channels: readonly string[] }[],
): Promise<AppOnScreen[]> {
  const all: AppOnScreen[] = []
  for (const { app, budget, channels } of apps) {
    const kept = await appAt(db, seal, at.workspace, app.key)
    const here = kept?.workspace ? kept.keys : {}
    const filled = app.form.filter(({ key }) => here[key])
    const spent = kept && budget ? await spentBy(db, budget, kept, clock()) : 0
    all.push({
      platform: app.key,
      kept: kept ? (kept.workspace ? 'here' : 'installation') : null,
      shown: Object.fromEntries(filled.filter(({ kind }) => kind !== 'secret').map(({ key }) => [key, here[key]!])),
      has: filled.filter(({ kind }) => kind === 'secret').map(({ key }) => key),
      hook: hookAddress(at.publicUrl, { workspace: kept ? kept.workspace : at.workspace, platform: app.key }),
      greeted: here[greetedAt] ? new Date(here[greetedAt]) : null,
      accounts: await accountsOf(db, at.workspace, channels),
      budget: kept && budget ? { spent, most: mostOf(budget, kept), fullAt: fullAt(budget, clock()) } : null,
    })
  }
  return all
}

async function accountsOf(db: Db, workspace: Id<'workspace'>, channels: readonly string[]): Promise<number> {
  const { n } = await db
    .selectFrom('contact_point')
    .select((of) => of.fn.countAll<number>().as('n'))
    .where('workspace_id', '=', workspace)
    .where('channel', 'in', channels)
    .where('closed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(n)
}
