import { sql } from 'kysely'
import { type Budget, type Purse } from '#channel'
import { type Within } from '#database'
import { beginningOf, type Clock, dayAt, endOfMonth, plus } from '#kernel'
import { type AppKept, ownerOf } from './app-kept.ts'

/**
 * What is left of what a platform gives to an app, or of what its keeper is ready to pay: one for all places that share
 * the app, counted in the database, so that several processes and a restart spend it once.
 */
export function openPurse(within: Within, clock: Clock, budget: Budget, app: AppKept): Purse {
  const seen = app.workspace ? [app.workspace] : []
  const most = mostOf(budget, app)
  const of = { hear: most - budget.forSaying, say: most }
  const row = () => sql`${ownerOf(app)}, ${app.platform}, ${periodOf(budget, clock())}`
  return {
    async take(amount, what) {
      if (amount > of[what]) return false
      return await within(seen, null, async (db) => {
        const { rows } = await sql`
          insert into app_spending as s (owner, platform, period, amount) values (${row()}, ${amount})
          on conflict (owner, platform, period) do update set amount = s.amount + excluded.amount
          where s.amount + excluded.amount <= ${of[what]} returning 1`.execute(db)
        return rows.length > 0
      })
    },
    // Never below nothing: the period may have begun anew since it was taken.
    async putBack(amount) {
      await within(seen, null, async (db) => {
        await db
          .updateTable('app_spending')
          .set({ amount: sql`greatest(0, amount - ${amount})` })
          .where('owner', '=', ownerOf(app))
          .where('platform', '=', app.platform)
          .where('period', '=', periodOf(budget, clock()))
          .execute()
      })
    },
    async left() {
      const spent = await within(seen, null, (db) => spentBy(db, budget, app, clock()))
      return { hear: Math.max(0, of.hear - spent), say: Math.max(0, of.say - spent) }
    },
    fullAt: () => fullAt(budget, clock()),
  }
}

/** In whole units; what its keeper is ready to pay is written as one says it, in dollars and not in millionths. */
export function mostOf(budget: Budget, { keys }: Pick<AppKept, 'keys'>): number {
  if (budget.most !== null) return budget.most
  const written = Number((keys.ceiling ?? '').replace(',', '.'))
  return Number.isFinite(written) && written > 0 ? Math.round(written * budget.shownBy) : 0
}

export async function spentBy(
  db: Parameters<Parameters<Within>[2]>[0],
  budget: Budget,
  app: Pick<AppKept, 'workspace' | 'platform'>,
  now: Date,
): Promise<number> {
  const row = await db
    .selectFrom('app_spending')
    .select('amount')
    .where('owner', '=', ownerOf(app))
    .where('platform', '=', app.platform)
    .where('period', '=', periodOf(budget, now))
    .executeTakeFirst()
  return Number(row?.amount ?? 0)
}

function periodOf({ per, zone }: Budget, now: Date): string {
  const day = dayAt(now, zone)
  return per === 'day' ? day : day.slice(0, 7)
}

export function fullAt({ per, zone }: Budget, now: Date): Date {
  const today = dayAt(now, zone)
  return beginningOf(plus(per === 'day' ? today : endOfMonth(today), 1), zone)
}
