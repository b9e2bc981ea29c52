import pg from 'pg'

/** What SQL a process sends and how long it waits for each answer, by a name for the kind of statement. */
export interface StatementTimes {
  millis: Map<string, number>
  count: Map<string, number>
  forget(): void
  stop(): void
}

const kinds: [RegExp, string][] = [
  [/insert into raw_event/, 'ledger: insert'],
  [/"raw_event"|update raw_event/, 'ledger: read and mark'],
  [/insert into message /, 'store: insert messages'],
  [/insert into voice/, 'store: count'],
  [/insert into conversation|from contact_point p join thread/, 'store: threads'],
  [/insert into handle|from handle/, 'store: people'],
  [/select m.id, m.native_id|update message child|update message answered/, 'store: who answers whom'],
  [/update conversation c set/, 'store: weigh'],
  [/insert into finding/, 'keep: insert findings'],
  [/finding|from reason|update message m set awaits/, 'keep: the rest'],
  [/select from knock/, 'knocks: bound'],
  [/insert into "knock"/, 'knocks: insert'],
  [/from knock/, 'knocks: hand over'],
  [/delete from "knock"/, 'knocks: forget'],
  [/pg_notify/, 'notify'],
  [/contact_point/, 'place'],
  [/platform_app|installation/, 'app'],
  [/pgboss/, 'queue'],
  [/^commit/i, 'commit'],
  [/^begin|^start|set_config/i, 'begin'],
]

export function timeStatements(): StatementTimes {
  const millis = new Map<string, number>()
  const count = new Map<string, number>()
  const prototype = pg.Client.prototype as unknown as { query(...given: unknown[]): unknown }
  const { query } = prototype
  const add = (kind: string, since: number) => {
    millis.set(kind, (millis.get(kind) ?? 0) + performance.now() - since)
    count.set(kind, (count.get(kind) ?? 0) + 1)
  }
  prototype.query = function (this: unknown, ...given: unknown[]) {
    const text = typeof given[0] === 'string' ? given[0] : ((given[0] as { text?: string } | null)?.text ?? '')
    const kind = kinds.find(([pattern]) => pattern.test(text))?.[1] ?? 'other'
    const since = performance.now()
    const last = given.at(-1)
    if (typeof last === 'function') {
      given[given.length - 1] = (...answer: unknown[]) => {
        add(kind, since)
        last(...answer)
      }
      return query.apply(this, given)
    }
    const answer = query.apply(this, given)
    if (answer instanceof Promise) void answer.then(() => add(kind, since)).catch(() => undefined)
    return answer
  }
  return {
    millis,
    count,
    forget() {
      millis.clear()
      count.clear()
    },
    stop() {
      prototype.query = query
    },
  }
}
