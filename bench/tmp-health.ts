import { mkdir } from 'node:fs/promises'
import { api } from '#contract'
import { fill } from './fill.ts'
import { odileAt } from './odile.ts'
import { freshDatabaseNamed, openDeskOn, openPostgres, ownerOf } from './postgres.ts'
import { timed } from './times.ts'

const size = Number(process.argv[2])
await using opened = new AsyncDisposableStack()
const folder = '/tmp/insuffleur-health'
await mkdir(folder, { recursive: true, mode: 0o755 })
const cluster = await openPostgres(folder, opened)
const url = await freshDatabaseNamed(cluster, 'h')
const owner = await ownerOf(url, opened)
const desk = await openDeskOn(url)
opened.defer(desk.stop)
const odile = await odileAt(desk.app)
const t = Date.now()
await fill(desk, owner, odile.user, size)
console.log('filled in', (Date.now() - t) / 1000)
const { rows: clients } = await owner.query(
  'select workspace_id as id, count(*) from message group by 1 order by 2 desc',
)
const workspace = clients[0].id
const { rows: places } = await owner.query(
  'select id, message_count from contact_point where workspace_id = $1 order by message_count desc',
  [workspace],
)
console.log(clients, places)
const busy = places[0].id
// twenty thousand sayings, three thousand not left, two thousand set aside, there
await owner.query(
  `insert into outbox (workspace_id, id, message_id, contact_point_id, utterance, state, proof, not_before, by, at, changed_at)
  select workspace_id, uuidv7(said_at - now()), id, contact_point_id, '{}', case when n % 7 = 0 then 'refused' else 'sent' end, case when n % 7 = 0 then null else 'seen' end, said_at, $3, said_at, said_at
  from (select *, row_number() over () as n from message where workspace_id = $1 and contact_point_id = $2 limit 23000) m`,
  [workspace, busy, odile.user],
)
await owner.query(
  `update raw_event set set_aside_at = heard_at, read_at = null, set_aside_why = 'strange ' || (random() * 5)::int where id in (select id from raw_event where workspace_id = $1 and contact_point_id = $2 limit 2000)`,
  [workspace, busy],
)
// a hundred thousand heard this week
await owner.query(
  `update message set heard_at = now() - random() * interval '6 days' where workspace_id = $1 and contact_point_id = $2 and id in (select id from message where workspace_id = $1 and contact_point_id = $2 limit 100000)`,
  [workspace, busy],
)
await owner.query('vacuum analyze message')
await owner.query('vacuum analyze raw_event')
await owner.query('vacuum analyze outbox')
await owner.query('checkpoint')
const ask = (place: string) => () => odile.ask(api.health, { params: { workspace, place } })
console.log('busy', await timed(40, ask(busy)), JSON.stringify(await ask(busy)()).slice(0, 700))
console.log('quiet', await timed(40, ask(places.at(-1).id)))
console.log('points', await timed(40, () => odile.ask(api.contactPoints, { params: { workspace } })))
const { missingHere } = await import('#conversation')
const ids = (
  await owner.query(
    'select native_id from message where workspace_id=$1 and contact_point_id=$2 order by said_at desc limit 200',
    [workspace, busy],
  )
).rows.map((r) => ({ nativeId: r.native_id, by: null }))
console.log(
  'missing',
  await timed(40, () =>
    desk.database.within([workspace], null, (db) =>
      missingHere(db, { workspace, id: busy, channel: 'feed' } as never, [...ids, { nativeId: 'nope', by: null }]),
    ),
  ),
)
