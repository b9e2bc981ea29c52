import type pg from 'pg'
import { api, type QueryOf } from '#contract'
import { type openDesk } from '../server/main.ts'
import { type Odile } from './odile.ts'

export interface Asking {
  odile: Odile
  owner: pg.Client
  desk: Awaited<ReturnType<typeof openDesk>>
}

/** One thing people ask for, and the barest SQL that could answer it. */
export interface Ask {
  what: string
  through(at: number): Promise<unknown>
  bare?(at: number): Promise<unknown>
  aim?: { most: number }
  times?: number
}

const page = { most: 20 }
const found = { most: 100 }
const opened = { most: 300 }

export async function asksOf(asking: Asking): Promise<Ask[]> {
  return [...(await pages(asking)), ...searches(asking), ...(await conversation(asking)), ...(await beside(asking))]
}

async function pages({ odile, owner }: Asking): Promise<Ask[]> {
  const { rows: clients } = await owner.query('select id from workspace order by created_at, id')
  const ids = clients.map((row) => row.id as string)
  const { rows: places } = await owner.query('select id from contact_point where workspace_id = $1 order by id', [
    ids[0],
  ])
  const asks = (query: QueryOf<typeof api.conversations>) => () => odile.ask(api.conversations, { query })
  const deep = await deepCursor(odile)
  const list = (what: string, query: QueryOf<typeof api.conversations>): Ask => ({
    what,
    through: asks(query),
    aim: page,
  })
  return [
    {
      ...list('Conversations, all clients', {}),
      bare: () =>
        owner.query(
          `select c.* from unnest($1::uuid[]) as w (id) cross join lateral (
             select * from conversation c where c.workspace_id = w.id and c.standing >= 0
             order by c.standing desc, c.last_said_at desc, c.id desc limit 51) c
           order by c.standing desc, c.last_said_at desc, c.id desc limit 51`,
          [ids],
        ),
    },
    {
      ...list('Conversations, one client', { workspace: ids[0] }),
      bare: () =>
        owner.query(
          `select * from conversation where workspace_id = $1 and standing >= 0
           order by standing desc, last_said_at desc, id desc limit 51`,
          [ids[0]],
        ),
    },
    list('Conversations, 20 pages down', { after: deep }),
    list('Conversations, what awaits', { show: 'awaits' }),
    list('Conversations, put off', { show: 'snoozed' }),
    list('Conversations, left to live', { show: 'let-live' }),
    list('Conversations, mine', { assigned: 'me' }),
    list('Conversations, nobody’s', { assigned: 'nobody' }),
    list('Conversations, one place', { workspace: ids[0], place: places[0].id }),
    list('Conversations, a place quiet for years', { workspace: ids[0], place: places[5].id }),
    list('Conversations, one why', { why: 'disagreement-no-reason' }),
    list('Conversations, a why that nothing has', { why: 'suggestion' }),
    list('Conversations, mine put off at a place', {
      workspace: ids[0],
      place: places[0].id,
      assigned: 'me',
      show: 'snoozed',
    }),
  ]
}

async function deepCursor(odile: Odile): Promise<string> {
  let after: string | undefined
  for (let at = 0; at < 20; at++) {
    const { next } = await odile.ask(api.conversations, { query: after ? { after } : {} })
    if (!next) break
    after = next
  }
  return after!
}

function searches({ odile, owner }: Asking): Ask[] {
  const search = (what: string, words: string, query: string): Ask => ({
    what: `search « ${words} », ${what}`,
    through: () => odile.ask(api.search, { query: { words } }),
    bare: () =>
      owner.query(
        `select id from message where search @@ ${query} and gone_at is null and removed_at is null
         order by said_at desc, id desc limit 31`,
      ),
    aim: found,
  })
  return [
    search('two words with accents', 'gelée mûres', "'gelee & mure:*'::tsquery"),
    search('two words that many say', 'goût sucré', "'gout & sucre:*'::tsquery"),
    search('the two most frequent', 'je pas', "'je & pas:*'::tsquery"),
    search('one rare word', 'Théodule mirevent consigne', "'theodule & mirevent & consigne:*'::tsquery"),
    search('nothing found', 'zzyzx gelée', "'zzyzx & gelee:*'::tsquery"),
  ]
}

/** Opening the conversation of five thousand where one stopped reading, and going on from there. */
async function conversation({ odile, owner }: Asking): Promise<Ask[]> {
  const { rows } = await owner.query('select workspace_id, conversation_id, message_id from reading limit 1')
  const at = rows[0] as { workspace_id: string; conversation_id: string; message_id: string }
  const params = { workspace: at.workspace_id, conversation: at.conversation_id }
  const middle = await odile.ask(api.turns, { params, query: { around: at.message_id } })
  const turns = (query: QueryOf<typeof api.turns>) => () => odile.ask(api.turns, { params, query })
  const bare = () =>
    owner.query(
      'select * from message where workspace_id = $1 and conversation_id = $2 order by said_at desc, id desc limit 61',
      [at.workspace_id, at.conversation_id],
    )
  const open = async () => {
    const { lastRead } = await odile.ask(api.conversation, { params })
    if (lastRead !== at.message_id) throw new Error('the place last read was forgotten')
    await odile.ask(api.turns, { params, query: { around: lastRead } })
  }
  return [
    { what: 'a conversation of 5,000, opened where last read', through: open, bare, aim: opened },
    { what: 'a conversation of 5,000, the page after', through: turns({ after: middle.after! }), bare, aim: opened },
    { what: 'a conversation of 5,000, the page before', through: turns({ before: middle.before! }), bare, aim: opened },
    { what: 'a conversation of 5,000, its end', through: turns({}), bare, aim: opened },
    {
      what: 'a conversation of 5,000, find « goût »',
      through: () => odile.ask(api.findIn, { params, query: { words: 'goût' } }),
      aim: found,
    },
  ]
}

/** What stands beside: not in the list of aims, and just as often asked for. */
async function beside({ odile, owner, desk }: Asking): Promise<Ask[]> {
  const { rows } = await owner.query(
    `select m.workspace_id, m.id from message m join finding f on f.workspace_id = m.workspace_id and f.message_id = m.id
     where not m.ours and f.stance = 'dislike' order by m.said_at desc limit 1`,
  )
  const params = { workspace: rows[0].workspace_id as string, message: rows[0].id as string }
  const { rows: places } = await owner.query('select id from contact_point where workspace_id = $1 order by id', [
    params.workspace,
  ])
  const healthAsk = (at: number) => () =>
    odile.ask(api.health, { params: { workspace: params.workspace, place: places[at].id } })
  return [
    { what: 'beside a message (aside)', through: () => odile.ask(api.aside, { params }), times: 30 },
    { what: 'Pourquoi, 90 days', through: () => odile.ask(api.why, { params, query: {} }), times: 20 },
    { what: 'Points de contact', through: () => odile.ask(api.contactPoints, { params }), times: 20 },
    { what: 'how a busy place is doing', through: healthAsk(0), aim: page, times: 50 },
    { what: 'how a place quiet for years is doing', through: healthAsk(5), aim: page, times: 50 },
    { what: 'a tick of the clockwork', through: () => desk.tick(), times: 20 },
  ]
}
