import { api } from '#contract'
import { type Id, systemClock } from '#kernel'
import { tellBack } from '#telling-back'
import { catalogue } from '../channels/catalogue.ts'
import { waysOf } from '../server/jobs/tell.ts'
import { benchmark, type Figure, round, tell } from './benchmark.ts'
import { channels, fillLoops, letters, people, threads } from './loops-fill.ts'
import { odileAt } from './odile.ts'
import { freshDatabaseNamed, openDeskOn, openPostgres, ownerOf, ownFolder } from './postgres.ts'
import { millisOf, timed } from './times.ts'

/**
 * Ten thousand people behind one decision, in three hundred threads and five hundred letters: what deciding, planning and
 * approving cost, how many words go out in public, and what *Boucles* costs beside the barest SQL that could answer.
 */
const times = 100
const reason = '15 % de sucre en moins dans la pomme-coing'

await benchmark('loops', async (_asked, opened) => {
  const cluster = await openPostgres(await ownFolder(opened), opened)
  const url = await freshDatabaseNamed(cluster, 'loops')
  const desk = await openDeskOn(url)
  opened.defer(desk.stop)
  const owner = await ownerOf(url, opened)
  const odile = await odileAt(desk.app)
  const workspace = (await odile.ask(api.openWorkspace, { body: { name: 'Les Vergers Imaginaires' } })).id
  tell(`filling ${people} people`)
  const theme = await fillLoops(owner, workspace, odile.user)
  const params = { workspace }
  const word = { kind: 'adapt' as const, owner: odile.user, holdsBy: '2027-03-01', reason, facts: [] }
  const figures: Figure[] = []
  let decision = ''
  const deciding = await millisOf(async () => {
    decision = (await odile.ask(api.decide, { params, body: { theme, ...word } })).decision
  })
  figures.push({ what: 'deciding: everyone found, all of it planned and drafted', unit: 'ms', value: round(deciding) })
  figures.push(...(await replies(owner, workspace)))
  const at = { workspace, decision }
  const rewording = await timed(
    5,
    async (n) => {
      const text = `Vous nous aviez dit que c’était trop sucré. ${reason}, en mars. Merci. ${n}`
      await odile.ask(api.wordAlike, { params: at, body: { manner: 'fr several', text } })
    },
    1,
  )
  figures.push({ what: 'all alike worded anew, and planned anew', unit: 'ms', ...rewording })
  let approved = { tellings: 0, told: 0, tooLong: 0, lastLeaves: '' }
  const approving = await millisOf(async () => {
    approved = await odile.ask(api.approveTellings, { params: at, body: { number: 1, tellings: null } })
  })
  figures.push({ what: `approving ${approved.tellings} at once`, unit: 'ms', value: round(approving) })
  figures.push({ what: 'too long for their place', unit: 'messages', value: approved.tooLong, aim: { most: 0 } })
  figures.push(await leaving(desk, owner, workspace as Id<'workspace'>))
  for (let more = 0; more < 29; more++) await odile.ask(api.decide, { params, body: { theme, ...word } })
  await owner.query('vacuum analyze')
  figures.push(...(await pages({ odile, owner, at })))
  const hours = (Date.parse(approved.lastLeaves) - Date.now()) / 3_600_000
  return { figures, how: { people, threads, letters, channels, times, decisions: 30, lastLeavesInHours: round(hours) } }
})

type Owner = Awaited<ReturnType<typeof ownerOf>>

/** Beside what length and mentions allow at the least, thread by thread: no packing of names goes below it. */
async function replies(owner: Owner, workspace: string): Promise<Figure[]> {
  const { rows } = await owner.query<{ channel: string; n: number; told: number }>(
    `select p.channel, count(*)::int as n, sum(t.told)::int as told from telling t
     join contact_point p on p.workspace_id = t.workspace_id and p.id = t.contact_point_id
     where t.workspace_id = $1 group by p.channel order by p.channel`,
    [workspace],
  )
  const told = rows.reduce((sum, row) => sum + row.told, 0)
  const shown = rows.map(({ channel, n, told: its }) => ({
    what: `words that go out on ${channel}, to ${its} people`,
    unit: 'messages',
    value: n,
  }))
  return [{ what: 'people in a draft', unit: 'people', value: told, aim: { least: people } }, ...shown]
}

async function leaving(
  desk: Awaited<ReturnType<typeof openDeskOn>>,
  owner: Owner,
  workspace: Id<'workspace'>,
): Promise<Figure> {
  const ways = waysOf(catalogue())
  const { rows } = await owner.query<{ id: string }>(
    `update telling set not_before = now() - interval '1 second' where workspace_id = $1 and id in (
       select id from telling where workspace_id = $1 and state = 'approved' order by id desc limit 60) returning id`,
    [workspace],
  )
  const once = async (n: number) => {
    const telling = rows[n]!.id as Id<'telling'>
    await desk.database.within([workspace], null, (db) => tellBack(db, systemClock, ways, { workspace, telling }))
  }
  return { what: 'one telling leaves: looked through once more, said, counted', unit: 'ms', ...(await timed(50, once)) }
}

async function pages(of: {
  odile: Awaited<ReturnType<typeof odileAt>>
  owner: Owner
  at: { workspace: string; decision: string }
}): Promise<Figure[]> {
  const { odile, owner, at } = of
  const bare = (statement: string) => () => owner.query(statement, [at.workspace, at.decision])
  const figure = async (what: string, through: () => Promise<unknown>, statement: string): Promise<Figure> => ({
    what,
    unit: 'ms',
    ...(await timed(times, through)),
    raw: { what: 'SQL alone', ...(await timed(times, bare(statement))) },
    aim: { most: 50 },
  })
  const asked = { params: at, query: {} }
  return [
    await figure(
      '*Boucles*, thirty decisions of ten thousand people',
      () => odile.ask(api.decisions, { params: { workspace: at.workspace }, query: {} }),
      `select * from decision where workspace_id = $1 and id <> $2 order by id desc limit 31`,
    ),
    await figure(
      'one decision’s page',
      () => odile.ask(api.decision, { params: at }),
      `select state, sum(told) from telling where workspace_id = $1 and decision_id = $2 group by state`,
    ),
    await figure(
      'what is about to leave, place by place',
      () => odile.ask(api.tellings, { ...asked, query: { state: 'approved' } }),
      `select t.*, l.* from (select * from telling where workspace_id = $1 and decision_id = $2 and state = 'approved' order by id limit 26) t
       join telling_loop x on x.workspace_id = t.workspace_id and x.telling_id = t.id
       join loop l on l.workspace_id = x.workspace_id and l.id = x.loop_id`,
    ),
    await figure(
      'who cannot be told',
      () => odile.ask(api.untold, asked),
      `select * from loop where workspace_id = $1 and decision_id = $2 and told_number < 1 and cannot is not null order by id limit 41`,
    ),
  ]
}
