import { sql } from 'kysely'
import { newId } from '#kernel'
import { type ClockworkNeeds, madeDue, type Step } from './made-due.ts'

const second = 1000
/** Long enough for PostgreSQL to have counted what was written, short beside autovacuum's minute. */
const betweenCounts = 5 * second

/** Wakes what time makes due. It holds no rule; of several processes one ticks, by a lease. */
export function startClockwork(
  needs: ClockworkNeeds & { onTrouble(cause: unknown): void },
  every = second,
): { stop(): Promise<void>; tick(): Promise<boolean> } {
  const holder = newId()
  let counted = 0
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let now: Promise<void> = Promise.resolve()
  /** Whether anything was due. */
  const tick = async () => {
    if (!(await holdLease(needs, holder))) return false
    const steps = await fromTheFirstDue(needs)
    for (const step of steps) await see(needs, step).catch(needs.onTrouble)
    if (Date.now() - counted >= betweenCounts) {
      counted = Date.now()
      await sql`select count_young_tables()`.execute(needs.database.global).catch(needs.onTrouble)
    }
    return steps.length > 0
  }
  const again = () => {
    now = tick()
      .catch(needs.onTrouble)
      .then(() => {
        if (!stopped) timer = setTimeout(again, every)
      })
  }
  timer = setTimeout(again, every)
  return {
    tick,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await now
      await needs.database.global.deleteFrom('lease').where('holder', '=', holder).execute().catch(needs.onTrouble)
    },
  }
}

async function holdLease({ database, clock }: ClockworkNeeds, holder: string): Promise<boolean> {
  const now = clock()
  // Two that tick at once do no harm: short, so that a killed process is soon replaced.
  const until = new Date(now.getTime() + 3 * second)
  const { rows } = await sql`
    insert into lease (name, holder, until) values ('clockwork', ${holder}, ${until})
    on conflict (name) do update set holder = excluded.holder, until = excluded.until
    where lease.holder = excluded.holder or lease.until < ${now} returning 1`.execute(database.global)
  return rows.length > 0
}

/**
 * Most seconds nothing is due, and one question tells so. Else each is asked from the first on that has something to do:
 * what one does may be work for those after it. Where the question itself breaks, each is asked, and the broken one tells.
 */
async function fromTheFirstDue({ database, clock }: ClockworkNeeds): Promise<readonly Step[]> {
  const now = clock()
  const looks = madeDue.map(({ due }, at) => sql`when exists (select from ${due(now, 1)}) then ${at}::int`)
  try {
    const { rows } = await sql<{ first: number | null }>`
      select case ${sql.join(looks, sql` `)} end as first`.execute(database.global)
    return madeDue.slice(rows[0]?.first ?? madeDue.length)
  } catch {
    return madeDue
  }
}

async function see(needs: ClockworkNeeds, { due, most, see }: Step): Promise<void> {
  const { rows } = await sql`select * from ${due(needs.clock(), most)}`.execute(needs.database.global)
  if (rows.length) await see(needs, rows)
}
